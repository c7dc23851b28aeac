# METADATA
# scope: package
# title: AppArmor profile in an annotation
# description: >-
#   AppArmor profiles were named in annotations until Kubernetes v1.30 brought a field.
#   The annotations are deprecated, and one that contradicts the field has the pod
#   refused, so that a template with it never starts a pod. One that says the same as the
#   field is left alone, since the API server itself wrote such ones.
# related_resources:
# - ref: https://kubernetes.io/docs/tutorials/security/apparmor/
# custom:
#   severity: info
#   action: audit
#   match: {workloads: true}
#   controls:
#   - {framework: PSS, id: baseline}
#   remediation: Set the profile in securityContext.appArmorProfile and remove the annotation.
#   profiles: []
#   since: v0.1.0
package reeve.policies.containers["no-deprecated-apparmor-annotation"]

import data.reeve.lib.apparmor
import data.reeve.lib.fix
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s, which the field appArmorProfile replaces", [profile.fact]),
	"path": profile.path,
	"fix": array.concat(_set(profile), [{"op": "remove"}]),
} if {
	version.since(version.kubernetes, 30)
	some profile in apparmor.annotated
	every container in _named(profile) { not apparmor.field(container) }
}

# Which of the two is meant is not for us to say.
violation contains {
	"msg": sprintf("%s, and %s", [profile.fact, field.fact]),
	"path": profile.path,
	"fix": fix.on_request([{"op": "remove"}]),
} if {
	not workload.windows
	some profile in apparmor.annotated
	some container in _named(profile)
	field := apparmor.field(container)
	[field.type, field.file] != [profile.type, profile.file]
}

_named(profile) := [container |
	some container in workload.containers
	container.name == profile.container
]

# On Windows the field is refused, and so is an annotation that names no profile.
_set(profile) := [operation |
	not workload.windows
	value := _values(profile)[profile.type]
	some container in _named(profile)
	path := array.concat(container.path, ["securityContext", "appArmorProfile"])
	operation := {"op": "add", "path": path, "value": value}
]

_values(profile) := {
	"RuntimeDefault": {"type": "RuntimeDefault"},
	"Unconfined": {"type": "Unconfined"},
	"Localhost": {"type": "Localhost", "localhostProfile": profile.file},
}
