# METADATA
# scope: package
# title: Privileged container
# description: >-
#   A privileged container has nearly all rights of a process on the node. The
#   baseline level of the Pod Security Standards forbids it, in every version.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: critical
#   action: deny
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
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.2, version: "1.12"}
#   peers: [trivy KSV-0017, gatekeeper privileged-containers, kyverno disallow-privileged-containers]
#   remediation: Remove securityContext.privileged or set it to false.
#   profiles: [{name: recommended}, {name: baseline}, {name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-privileged"]

import data.reeve.lib.volume
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s is privileged", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "privileged"]),
	"container": container.name,
	"fix": _fix(container),
} if {
	some container in workload.containers
	container.security_context.privileged == true
}

# Such a mount is refused in a container that is not privileged.
_fix(container) := [] if {
	volume.passes_mounts_on(container)
} else := [{"op": "remove"}]
