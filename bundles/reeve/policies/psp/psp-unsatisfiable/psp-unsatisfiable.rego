# METADATA
# scope: package
# title: Policy that no pod satisfies
# description: >-
#   Some policies cannot be used, or refuse pods that they seem to be made for. Nothing
#   says so: the pod is admitted by another policy, a more generous one perhaps, or by
#   none.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   controls:
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Add what is missing, or delete the policy.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psp-unsatisfiable"]

import data.reeve.lib.psplint
import data.reeve.lib.pspspec
import data.reeve.lib.value

violation contains fault if some fault in psplint.faults_in(_fields)

violation contains {
	"msg": sprintf("%s is never used: %s has the rule %q and no range", [psplint.label, strategy, rule]),
	"path": ["spec", strategy, "ranges"],
} if {
	some strategy, rules in {
		"runAsUser": {"MustRunAs"},
		"supplementalGroups": {"MustRunAs", "MayRunAs"},
		"fsGroup": {"MustRunAs", "MayRunAs"},
	}
	rule := psplint.rule_of(psplint.spec, strategy)
	rule in rules
	count(psplint.ranges(psplint.spec, [strategy, "ranges"])) == 0
}

violation contains {
	"msg": sprintf("%s is never used: seLinux has the rule \"MustRunAs\" and no options", [psplint.label]),
	"path": ["spec", "seLinux", "seLinuxOptions"],
} if {
	psplint.rule_of(psplint.spec, "seLinux") == "MustRunAs"
	not value.is_set(psplint.spec.seLinux, "seLinuxOptions")
}

violation contains {
	"msg": sprintf("%s refuses pods without a seccomp profile, since it gives them %q and does not allow it", [
		psplint.label,
		given,
	]),
	"path": ["metadata", "annotations", psplint.profile_keys.seccomp["default"]],
} if {
	given := psplint.default_profile(psplint.judged, "seccomp")
	given != ""
	not _allows_profile(given)
}

violation contains {
	"msg": sprintf("%s refuses pods that mount a token, since it allows neither projected nor secret volumes", [
		psplint.label,
	]),
	"path": ["spec", "volumes"],
} if {
	not psplint.volume_entry(psplint.spec, "projected")
	not psplint.volume_entry(psplint.spec, "secret")
}

violation contains {
	"msg": sprintf("%s allows no privileged container, since it forbids privilege escalation", [psplint.label]),
	"path": ["spec", "allowPrivilegeEscalation"],
} if {
	psplint.spec.privileged == true
	psplint.spec.allowPrivilegeEscalation == false
}

_allows_profile(profile) if pspspec.allows_profile(psplint.allowed_profiles(psplint.judged, "seccomp"), profile)

_fields := {
	"allowPrivilegeEscalation", "fsGroup", "privileged", "runAsUser", "seLinux", "supplementalGroups", "volumes",
	psplint.profile_keys.seccomp.allowed, psplint.profile_keys.seccomp["default"],
}
