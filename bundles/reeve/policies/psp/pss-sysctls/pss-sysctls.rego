# METADATA
# scope: package
# title: Unsafe sysctl
# description: >-
#   A sysctl that is not bound to the pod's own namespaces changes the kernel for the
#   whole node. The baseline level of the Pod Security Standards allows a list of safe
#   ones, which grew over the versions; the names count as they are written, so one with
#   slashes is not on it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: medium
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
#   peers: [trivy KSV-0026, gatekeeper forbidden-sysctls, kyverno restrict-sysctls]
#   remediation: Remove the entry from securityContext.sysctls.
#   profiles: [{name: recommended}, {name: baseline}, {name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-sysctls"]

import data.reeve.lib.parameters
import data.reeve.lib.sysctl

violation contains {
	"msg": sprintf("pod sets the sysctl %q", [entry.name]),
	"path": array.concat(entry.path, ["name"]),
	"fix": [{"op": "remove", "path": entry.path}],
} if {
	some entry in sysctl.entries
	not sysctl.safe(entry.name, parameters.of("psp/pss-sysctls").version)
}
