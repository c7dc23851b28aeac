# METADATA
# scope: package
# title: AppArmor profile weak
# description: >-
#   AppArmor limits what a process may do on nodes that have it, and the runtime has a
#   profile of its own. The baseline level of the Pod Security Standards allows to set
#   RuntimeDefault or Localhost only, in the fields and in the older annotations, in every
#   version.
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
#   peers: [trivy KSV-0002, gatekeeper apparmor, kyverno restrict-apparmor-profiles]
#   remediation: Set securityContext.appArmorProfile.type to RuntimeDefault, and remove the annotation.
#   profiles: [{name: recommended}, {name: baseline}, {name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-apparmor"]

import data.reeve.lib.apparmor
import data.reeve.lib.workload

# Every annotation counts, also one for a container that does not exist.
violation contains object.union(workload.subject(profile.holder), {
	"msg": profile.fact,
	"path": profile.path,
	"fix": profile.reset,
}) if {
	some profile in apparmor.all
	not profile.type in apparmor.confining
}
