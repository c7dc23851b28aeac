# METADATA
# scope: package
# title: Low or unset user ID
# description: >-
#   The user IDs of a container are those of the node. A low one may be that of an account
#   there, whose files and processes the container could reach after a breakout. Without
#   runAsUser the image decides. A user namespace of the pod takes the node out of reach
#   and is accepted instead.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       minUid:
#         description: The lowest user ID that is allowed.
#         type: integer
#         minimum: 1
#         default: 10000
#       honorUserNamespaces:
#         description: Whether pods with a user namespace of their own may have any user ID.
#         type: boolean
#         default: true
#   controls:
#   - {framework: CIS, id: 5.6.3, version: "1.12"}
#   - {framework: NSA, id: 1a, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     trivy KSV-0020, checkov CKV_K8S_40, kube-score container-security-context-user-group-id,
#     kubesec RunAsUser, terrascan AC_K8S_0079, datree CONTAINERS_INCORRECT_RUNASUSER_VALUE_LOWUID,
#     kics container-running-with-low-uid
#   ]
#   remediation: Set securityContext.runAsUser to 10000 or above, and let the image own its files accordingly.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["require-high-uid"]

import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.unixid
import data.reeve.lib.workload

violation contains object.union(id.subject, {
	"msg": sprintf("%s, below %v", [id.msg, _parameters.minUid]),
	"path": id.path,
	"fix": fix.on_request([{"op": "replace", "value": _parameters.minUid}]),
}) if {
	not workload.windows
	not _in_user_namespace
	some id in unixid.given.runAsUser
	id.holds
	id.value < _parameters.minUid
}

violation contains object.union(gap.subject, {
	"msg": gap.msg,
	"path": gap.path,
	"fix": fix.on_request([{"op": "add", "value": _parameters.minUid}]),
}) if {
	not workload.windows
	not _in_user_namespace
	some gap in unixid.missing.runAsUser
}

_parameters := parameters.of("containers/require-high-uid")

_in_user_namespace if {
	_parameters.honorUserNamespaces
	workload.user_namespace
}
