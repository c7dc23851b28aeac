# METADATA
# scope: package
# title: AppArmor switched off or overridden
# description: >-
#   AppArmor limits what a process may do on nodes that have it. Unconfined lifts the
#   limit, a profile that nobody approved may do the same, and an annotation for a
#   container that does not exist has the pod refused. Fields and the older annotations
#   count.
# related_resources:
# - ref: https://kubernetes.io/docs/tutorials/security/apparmor/
# custom:
#   severity: medium
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedLocalhostProfiles:
#         description: Profiles of the node that are allowed, as patterns in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: ["*"]
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: NSA, id: 1f, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers:
#   - trivy KSV-0002
#   - gatekeeper apparmor
#   - kyverno restrict-apparmor-profiles
#   - kubesec ApparmorUnconfined
#   - kubeaudit AppArmorDisabled
#   - kubeaudit AppArmorBadValue
#   - kubeaudit AppArmorInvalidAnnotation
#   remediation: Set securityContext.appArmorProfile.type to RuntimeDefault, and remove the annotation.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-unconfined-apparmor"]

import data.reeve.lib.apparmor
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.workload

violation contains object.union(workload.subject(profile.holder), {
	"msg": fault,
	"path": profile.path,
	"fix": profile.reset,
}) if {
	some profile in apparmor.all
	fault := _fault(profile)
}

_fault(profile) := profile.fact if {
	not profile.type in apparmor.confining
} else := sprintf("%s with the profile %q", [profile.fact, profile.file]) if {
	profile.type == "Localhost"
	not pattern.matches(profile.file, _parameters.allowedLocalhostProfiles)
} else := sprintf("%s for a container that does not exist", [profile.fact]) if {
	profile.container
	not profile.container in {container.name | some container in workload.containers}
}

_parameters := parameters.of("containers/no-unconfined-apparmor")
