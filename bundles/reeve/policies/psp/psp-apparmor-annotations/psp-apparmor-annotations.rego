# METADATA
# scope: package
# title: Policy that leaves pods without AppArmor
# description: >-
#   AppArmor keeps a container from files and rights that it has no use for. Two
#   annotations of a policy say which profiles containers may have and which they get.
#   Without the first everything goes, unconfined included.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   controls:
#   - {framework: PSS, id: baseline}
#   remediation: Set both annotations to runtime/default.
#   profiles: []
#   since: v0.1.0
package reeve.policies.psp["psp-apparmor-annotations"]

import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({_keys.allowed, _keys["default"]})

violation contains {
	"msg": sprintf("%s has no annotation %s", [psplint.label, _keys.allowed]),
	"path": ["metadata", "annotations", _keys.allowed],
	"fix": _fix,
} if {
	count(_listed) == 0
}

violation contains {
	"msg": sprintf("%s allows the AppArmor profile %q", [psplint.label, profile]),
	"path": ["metadata", "annotations", _keys.allowed],
	"fix": _fix,
} if {
	some profile in _listed
	not _is_good(profile)
}

violation contains {
	"msg": sprintf("%s gives no AppArmor profile to containers without one", [psplint.label]),
	"path": ["metadata", "annotations", _keys["default"]],
	"fix": _fix,
} if {
	_given == ""
}

violation contains {
	"msg": sprintf("%s gives containers the AppArmor profile %q, which it does not allow", [psplint.label, _given]),
	"path": ["metadata", "annotations", _keys["default"]],
	"fix": _fix,
} if {
	_given != ""
	count(_listed) > 0
	not _given in _listed
}

_fix := psplint.profile_fix(psplint.judged, "apparmor", _good) if {
	count(_good) > 0
} else := psplint.profile_fix(psplint.judged, "apparmor", ["runtime/default"])

_good := [profile | some profile in _listed; _is_good(profile)]

_is_good("runtime/default")

_is_good(profile) if startswith(profile, "localhost/")

_listed := psplint.allowed_profiles(psplint.judged, "apparmor") if {
	psplint.allowed_profiles(psplint.judged, "apparmor")
} else := []

_given := psplint.default_profile(psplint.judged, "apparmor")

_keys := psplint.profile_keys.apparmor
