# METADATA
# scope: package
# title: Container without an AppArmor profile
# description: >-
#   AppArmor limits what a process may do on nodes that have it. Runtimes apply a profile
#   of their own to containers that name none; to name one keeps the pod off nodes where
#   it would run without. A container needs one of the allowed profiles: its own, in the
#   field or in the older annotation, or the pod's.
# related_resources:
# - ref: https://kubernetes.io/docs/tutorials/security/apparmor/
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Types of profiles that are allowed.
#         type: array
#         items: {type: string, enum: [RuntimeDefault, Localhost, Unconfined]}
#         default: [RuntimeDefault, Localhost]
#       allowedLocalhostProfiles:
#         description: Profiles of the node that are allowed, as patterns in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: ["*"]
#   controls:
#   - {framework: CIS, id: 5.6.3, version: "1.12"}
#   - {framework: NSA, id: 1f, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     kubescape C-0055, gatekeeper apparmor, kubesec ApparmorAny,
#     kubeaudit AppArmorAnnotationMissing, terrascan AC_K8S_0073, azure EnforceAppArmorProfile,
#     kubewarden apparmor-psp, kics missing-app-armor-config
#   ]
#   remediation: Set securityContext.appArmorProfile.type to RuntimeDefault, where all nodes have AppArmor.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["require-apparmor-profile"]

import data.reeve.lib.apparmor
import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.workload

# A node without AppArmor refuses a pod that names a profile.
violation contains {
	"msg": sprintf("%s has no AppArmor profile, nor has the pod", [workload.label(container)]),
	"path": path,
	"container": container.name,
	"fix": fix.on_request([{"op": "add", "path": path, "value": {"type": "RuntimeDefault"}}]),
} if {
	not workload.windows
	some container in workload.containers
	not apparmor.effective(container)
	path := array.concat(container.path, ["securityContext", "appArmorProfile"])
}

# One of the pod is reported once, whichever containers it holds for.
violation contains object.union(workload.subject(profile.holder), {
	"msg": fault,
	"path": profile.path,
	"fix": fix.on_request(profile.reset),
}) if {
	not workload.windows
	some container in workload.containers
	profile := apparmor.effective(container)
	fault := _fault(profile)
}

_fault(profile) := profile.fact if {
	not profile.type in _parameters.allowed
} else := sprintf("%s with the profile %q", [profile.fact, profile.file]) if {
	profile.type == "Localhost"
	not pattern.matches(profile.file, _parameters.allowedLocalhostProfiles)
}

_parameters := parameters.of("containers/require-apparmor-profile")
