# METADATA
# scope: package
# title: Policy that leaves pods without seccomp
# description: >-
#   Without a seccomp profile a container may make every system call of the kernel. Two
#   annotations of a policy say which profiles pods may have and which they get. Without
#   the first a pod may set none and runs unconfined, unless the kubelet gives it one;
#   without the second one that sets none is refused, or is unconfined where all are
#   allowed.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Profiles that may be allowed; a star stands for any characters.
#         type: array
#         items: {type: string}
#         minItems: 1
#         default: [runtime/default, docker/default]
#   controls:
#   - {framework: CIS, id: 5.6.2, version: "1.12"}
#   peers: [checkov CKV_K8S_32, kics seccomp-profile-is-not-configured]
#   remediation: Set both annotations to runtime/default.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-seccomp-annotations"]

import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.psplint
import data.reeve.lib.pspspec

violation contains fault if some fault in psplint.faults_in({_keys.allowed, _keys["default"]})

violation contains {
	"msg": sprintf("%s has no annotation %s", [psplint.label, _keys.allowed]),
	"path": ["metadata", "annotations", _keys.allowed],
	"fix": _fix,
} if {
	count(_listed) == 0
}

violation contains {
	"msg": sprintf("%s allows the seccomp profile %q", [psplint.label, profile]),
	"path": ["metadata", "annotations", _keys.allowed],
	"fix": _fix,
} if {
	some profile in _listed
	not _is_good(profile)
}

violation contains {
	"msg": sprintf("%s gives no seccomp profile to pods without one", [psplint.label]),
	"path": ["metadata", "annotations", _keys["default"]],
	"fix": _fix,
} if {
	_given == ""
}

violation contains {
	"msg": sprintf("%s gives pods the seccomp profile %q, which it does not allow", [psplint.label, _given]),
	"path": ["metadata", "annotations", _keys["default"]],
	"fix": _fix,
} if {
	_given != ""
	count(_listed) > 0
	not pspspec.allows_profile(_listed, _given)
}

violation contains {
	"msg": sprintf("%s gives pods the seccomp profile %q", [psplint.label, _given]),
	"path": ["metadata", "annotations", _keys["default"]],
	"fix": _fix,
} if {
	count(_listed) == 0
	_given != ""
	not _is_good(_given)
}

_fix := psplint.profile_fix(psplint.judged, "seccomp", [profile | some profile in _listed; _is_good(profile)]) if {
	some profile in _listed
	_is_good(profile)
} else := psplint.profile_fix(psplint.judged, "seccomp", [profile |
	some profile in _allowed
	not contains(profile, "*")
]) if {
	some profile in _allowed
	not contains(profile, "*")
} else := []

_listed := psplint.allowed_profiles(psplint.judged, "seccomp") if {
	psplint.allowed_profiles(psplint.judged, "seccomp")
} else := []

_given := psplint.default_profile(psplint.judged, "seccomp")

_is_good(profile) if pattern.matches(profile, _allowed)

_allowed := parameters.of("psp/psp-seccomp-annotations").allowed

_keys := psplint.profile_keys.seccomp
