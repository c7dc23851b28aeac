# METADATA
# scope: package
# title: Seccomp profile weak
# description: >-
#   Seccomp limits which system calls a process may make. The baseline level of the Pod
#   Security Standards forbids to set any profile but the runtime's default or one of the
#   node's files: from v1.19 on in the fields, before that in the annotations.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: high
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
#   peers: [trivy KSV-0104, gatekeeper seccompv2, kyverno restrict-seccomp]
#   remediation: Set securityContext.seccompProfile.type to RuntimeDefault, or remove the profile.
#   profiles:
#   - {name: recommended}
#   - {name: baseline}
#   - {name: restricted, before: v1.19}
#   since: v0.1.0
package reeve.policies.psp["pss-seccomp-baseline"]

import data.reeve.lib.parameters
import data.reeve.lib.seccomp
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains object.union(workload.subject(profile.holder), {
	"msg": profile.fact,
	"path": profile.path,
	"fix": profile.reset,
}) if {
	some profile in _profiles
	not profile.type in seccomp.confining
}

# An empty annotation counts too; one for a container that does not exist does not.
_profiles := seccomp.profiles if {
	version.since(parameters.of("psp/pss-seccomp-baseline").version, 19)
} else := seccomp.annotated
