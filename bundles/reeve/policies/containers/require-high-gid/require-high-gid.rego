# METADATA
# scope: package
# title: Low or unset group ID
# description: >-
#   The group IDs of a container are those of the node. A low one may be that of a group
#   there, whose files the container could reach after a breakout. Without runAsGroup the
#   image decides, and where it says nothing the group is 0.
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
#       minGid:
#         description: The lowest group ID that is allowed.
#         type: integer
#         minimum: 1
#         default: 10000
#   controls:
#   - {framework: CIS, id: 5.6.3, version: "1.12"}
#   - {framework: NSA, id: 1a, version: "1.2"}
#   peers: [
#     trivy KSV-0021, kube-score container-security-context-user-group-id, kubesec RunAsGroup,
#     datree CONTAINERS_INCORRECT_RUNASGROUP_VALUE_LOWGID
#   ]
#   remediation: Set securityContext.runAsGroup to 10000 or above, and let the image own its files accordingly.
#   profiles: [{name: cis}, {name: nsa}]
#   since: v0.1.0
package reeve.policies.containers["require-high-gid"]

import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.unixid
import data.reeve.lib.workload

violation contains object.union(id.subject, {
	"msg": sprintf("%s, below %v", [id.msg, _parameters.minGid]),
	"path": id.path,
	"fix": fix.on_request([{"op": "replace", "value": _parameters.minGid}]),
}) if {
	not workload.windows
	some id in unixid.given.runAsGroup
	id.holds
	id.value < _parameters.minGid
}

violation contains object.union(gap.subject, {
	"msg": gap.msg,
	"path": gap.path,
	"fix": fix.on_request([{"op": "add", "value": _parameters.minGid}]),
}) if {
	not workload.windows
	some gap in unixid.missing.runAsGroup
}

_parameters := parameters.of("containers/require-high-gid")
