# METADATA
# scope: package
# title: Unsafe sysctl
# description: >-
#   A sysctl that is not bound to the pod's own namespaces changes the kernel for the
#   whole node, and other unsafe ones can exhaust it. Kubernetes calls a list of them
#   safe, which grows with its versions; names with slashes are read as the kernel reads
#   them.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
# custom:
#   severity: medium
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       extraAllowed:
#         description: Sysctls that are allowed besides the safe ones; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#       forbidden:
#         description: Sysctls that are not allowed although they are safe; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0026, kubescape C-0211, kube-linter unsafe-sysctls, gatekeeper forbidden-sysctls,
#     kyverno restrict-sysctls, azure AllowedSysctlInterfaces, azure ForbiddenSysctlInterfaces,
#     kubewarden sysctl-psp, kubewarden block-sysctls, kics cluster-allows-unsafe-sysctls
#   ]
#   remediation: Remove the entry from securityContext.sysctls.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-unsafe-sysctls"]

import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.sysctl
import data.reeve.lib.version

violation contains {
	"msg": sprintf("pod sets the %s sysctl %q", [_kind(entry), entry.name]),
	"path": array.concat(entry.path, ["name"]),
	"fix": [{"op": "remove", "path": entry.path}],
} if {
	some entry in sysctl.entries
}

_kind(entry) := "forbidden" if {
	_among(entry, _parameters.forbidden)
} else := "unsafe" if {
	not sysctl.safe(entry.normal, version.kubernetes)
	not _among(entry, _parameters.extraAllowed)
}

_among(entry, patterns) if pattern.matches(entry.normal, [sysctl.normal(name) | some name in patterns])

_parameters := parameters.of("containers/no-unsafe-sysctls")
