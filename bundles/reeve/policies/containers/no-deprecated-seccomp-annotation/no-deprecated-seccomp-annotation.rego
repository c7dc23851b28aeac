# METADATA
# scope: package
# title: Seccomp profile in an annotation
# description: >-
#   Seccomp profiles were once named in annotations. Kubernetes ignores these since v1.27,
#   so a pod that relies on them runs without the profile its author wanted, and a value
#   that contradicts the field has the pod refused.
# related_resources:
# - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   controls:
#   - {framework: PSS, id: baseline}
#   peers:
#   - kubeaudit SeccompDeprecatedAnnotations
#   remediation: Set the profile in securityContext.seccompProfile and remove the annotation.
#   profiles: [{name: recommended}]
#   since: v0.1.0
package reeve.policies.containers["no-deprecated-seccomp-annotation"]

import data.reeve.lib.fix
import data.reeve.lib.seccomp
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod sets the annotation %q, which the field seccompProfile replaces", [key]),
	"path": array.concat(workload.pod.metadata_path, ["annotations", key]),
	"fix": _fix(key),
} if {
	some key in seccomp.annotation_keys
}

# A profile of the node may be there no more, and without it the container does not start.
_fix(key) := array.concat(_set(profile.holder, {"type": "RuntimeDefault"}), _removal) if {
	some profile in _movable
	profile.key == key
	profile.type == "RuntimeDefault"
} else := fix.on_request(array.concat(
	_set(profile.holder, {"type": "Localhost", "localhostProfile": profile.file}),
	_removal,
)) if {
	some profile in _movable
	profile.key == key
	profile.type == "Localhost"
} else := _removal

_movable := [profile |
	not workload.windows
	some profile in seccomp.annotated
	not value.is_set(profile.holder.spec, "seccompProfile")
]

_set(holder, profile) := [{"op": "add", "path": array.concat(holder.path, ["seccompProfile"]), "value": profile}]

_removal := [{"op": "remove"}]
