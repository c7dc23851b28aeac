# METADATA
# scope: package
# title: Privilege escalation
# description: >-
#   Unless allowPrivilegeEscalation is false, a process can gain more rights than its
#   parent has, for example through a setuid binary. The restricted level of the Pod
#   Security Standards asks for false from v1.8 on, and from v1.25 on not of pods
#   that declare Windows.
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
#   - {framework: CIS, id: 5.2.6, version: "1.12"}
#   peers: [trivy KSV-0001, gatekeeper allow-privilege-escalation, kyverno disallow-privilege-escalation]
#   remediation: Set securityContext.allowPrivilegeEscalation to false.
#   profiles: [{name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-privilege-escalation"]

import data.reeve.lib.escalation
import data.reeve.lib.parameters
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains finding.violation if {
	version.since(_version, 8)
	not _exempt
	some finding in escalation.findings
}

_version := parameters.of("psp/pss-privilege-escalation").version

_exempt if {
	version.since(_version, 25)
	workload.declared_os == "windows"
}
