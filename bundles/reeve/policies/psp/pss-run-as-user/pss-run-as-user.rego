# METADATA
# scope: package
# title: Root user
# description: >-
#   A process with the user ID 0 that breaks out of its container is root on the node.
#   The restricted level of the Pod Security Standards forbids to ask for it from v1.23
#   on, and from v1.35 on not to pods with a user namespace of their own.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   severity: high
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       version:
#         description: Version of the Pod Security Standards, not that of the cluster.
#         type: string
#         pattern: "^(latest|v1\\.(0|[1-9][0-9]*))$"
#         default: latest
#   controls:
#   - {framework: PSS, id: restricted}
#   - {framework: CIS, id: 5.2.7, version: "1.12"}
#   peers: [trivy KSV-0105, kyverno require-run-as-non-root-user]
#   remediation: Remove securityContext.runAsUser or set it to another user ID, for the pod and for each container.
#   profiles: [{name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-run-as-user"]

import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains object.union(workload.subject(holder), {
	"msg": sprintf("%s sets runAsUser to 0", [holder.label]),
	"path": array.concat(holder.path, ["runAsUser"]),
	"fix": fix.on_request([{"op": "remove"}]),
}) if {
	version.since(_version, 23)
	not _exempt
	some holder in workload.security_contexts
	holder.spec.runAsUser == 0
}

_version := parameters.of("psp/pss-run-as-user").version

_exempt if {
	version.since(_version, 35)
	workload.user_namespace
}
