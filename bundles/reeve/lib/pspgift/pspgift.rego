# METADATA
# scope: package
# title: What a PodSecurityPolicy gives to pods
# description: >-
#   A policy changes the pods that it admits: what a pod leaves open it fills in.
package reeve.lib.pspgift

import data.reeve.lib.psplint

# METADATA
# description: >-
#   What a policy fills in for a pod that says nothing, by field: of the security context
#   under the names of the API, lists of capabilities under requiredDropCapabilities and
#   defaultAddCapabilities in order, profiles under seccomp and apparmor. What it leaves
#   alone is not there.
of(policy) := object.union_n([
	_users(spec),
	_groups(spec),
	_flags(spec),
	_lists(spec),
	_profiles(policy),
	{"seLinuxOptions": options |
		psplint.rule_of(spec, "seLinux") == "MustRunAs"
		options := spec.seLinux.seLinuxOptions
		options != null
	},
	{"runtimeClassName": name | name := spec.runtimeClass.defaultRuntimeClassName; name != null},
]) if {
	spec := psplint.spec_of(policy)
}

_users(spec) := {"runAsUser": _first(spec, "runAsUser") | psplint.rule_of(spec, "runAsUser") == "MustRunAs"} if {
	psplint.rule_of(spec, "runAsUser") != "MustRunAsNonRoot"
} else := {"runAsNonRoot": true}

_groups(spec) := {strategy: id |
	some strategy in ["runAsGroup", "fsGroup", "supplementalGroups"]
	psplint.rule_of(spec, strategy) == "MustRunAs"
	id := _first(spec, strategy)
}

# One range at least has every policy that is used.
_first(spec, strategy) := psplint.ranges(spec, [strategy, "ranges"])[0].min

_flags(spec) := object.union(
	{"readOnlyRootFilesystem": true | spec.readOnlyRootFilesystem == true},
	{"allowPrivilegeEscalation": choice | choice := _escalation(spec)},
)

_escalation(spec) := spec.defaultAllowPrivilegeEscalation if {
	is_boolean(spec.defaultAllowPrivilegeEscalation)
} else := false if {
	spec.allowPrivilegeEscalation == false
}

_lists(spec) := {field: sort(names) |
	some field in ["requiredDropCapabilities", "defaultAddCapabilities"]
	names := psplint.names(spec, field)
	count(names) > 0
}

_profiles(policy) := {engine: profile |
	some engine, _ in psplint.profile_keys
	profile := psplint.profile(psplint.default_profile(policy, engine))
	profile != ""
}
