# METADATA
# scope: package
# title: What PodSecurityPolicies fill in
# description: >-
#   What a policy, as psp.read has it, gives a pod, which is as in lib.psppod, before it
#   judges it. It only ever fills in what the pod leaves open.
package reeve.lib.pspdefault

import data.reeve.lib.psppod
import data.reeve.lib.pspprofile
import data.reeve.lib.value

# METADATA
# description: >-
#   The changes of a pod, each with the value and its path. One is no default but a copy: a
#   seccomp profile that the pod has as a field is written as an annotation too.
changes(policy, pod) := array.concat(
	_of_security_context(policy, pod),
	array.concat(
		_of_template(policy, pod),
		[change |
			some container in pod.containers
			some change in _of_container(policy, pod, container)
		],
	),
)

# METADATA
# description: The changes that are no copies of what the pod says already.
defaults(pod, changes) := [change |
	some change in changes
	not _is_copy(pod, change)
]

_is_copy(pod, change) if {
	change.path[2] == pspprofile.seccomp_key
	change.value == pspprofile.seccomp_name(pod.security_context)
}

_of_security_context(policy, pod) := [{"path": ["spec", "securityContext", field], "value": wanted} |
	some field, wanted in {
		"fsGroup": _first(policy.fsGroup),
		"seLinuxOptions": _selinux(policy.seLinux),
		"supplementalGroups": _list(_first(policy.supplementalGroups)),
	}
	wanted != null
	not value.is_set(pod.security_context, field)
]

_of_template(policy, pod) := array.concat(
	[{"path": ["metadata", "annotations", pspprofile.seccomp_key], "value": wanted} |
		value.string_at(pod.annotations, pspprofile.seccomp_key) == ""
		wanted := _seccomp(policy, pod)
		wanted != ""
	],
	[{"path": ["spec", "runtimeClassName"], "value": wanted} |
		not value.is_set(pod.spec, "runtimeClassName")
		wanted := policy.runtimeClass.defaultRuntimeClassName
		wanted != null
	],
)

# The profile of a field has the annotation's place, even where it has no name.
_seccomp(policy, pod) := pspprofile.seccomp_name(pod.security_context) if {
	value.is_set(pod.security_context, "seccompProfile")
} else := policy.seccomp["default"]

_of_container(policy, pod, container) := array.concat(
	[{"path": array.concat(container.path, ["securityContext", field]), "value": wanted} |
		some field, wanted in {
			"allowPrivilegeEscalation": _escalation(policy, container),
			"capabilities": _capabilities(policy, container),
			"readOnlyRootFilesystem": _read_only(policy, container),
			"runAsGroup": _id(policy.runAsGroup, psppod.effective(pod, container, "runAsGroup")),
			"runAsNonRoot": _non_root(policy, pod, container),
			"runAsUser": _id(policy.runAsUser, psppod.effective(pod, container, "runAsUser")),
		}
		wanted != null
	],
	[{"path": ["metadata", "annotations", key], "value": policy.appArmor["default"]} |
		key := pspprofile.apparmor_key(container)
		value.string_at(pod.annotations, key) == ""
		policy.appArmor["default"] != ""
	],
)

_first(strategy) := strategy.ranges[0].min if {
	strategy.rule == "MustRunAs"
} else := null

_list(null) := null

_list(number) := [number] if number != null

_selinux(strategy) := strategy.options if {
	strategy.rule == "MustRunAs"
} else := null

_id(strategy, null) := _first(strategy)

_id(_, given) := null if given != null

_non_root(policy, pod, container) if {
	policy.runAsUser.rule == "MustRunAsNonRoot"
	psppod.effective(pod, container, "runAsNonRoot") == null
	psppod.effective(pod, container, "runAsUser") == null
} else := null

_read_only(policy, container) if {
	policy.readOnlyRootFilesystem
	not value.is_set(container.security_context, "readOnlyRootFilesystem")
} else := null

_escalation(policy, container) := null if {
	value.is_set(container.security_context, "allowPrivilegeEscalation")
} else := policy.defaultAllowPrivilegeEscalation if {
	policy.defaultAllowPrivilegeEscalation != null
} else := false if {
	not policy.allowPrivilegeEscalation
} else := null

# What the container drops is not added. Lists that nothing is added to stay as they are.
_capabilities(policy, container) := null if {
	given := value.object_at(container.security_context, "capabilities")
	count(_added(policy, given) - _names(given, "add")) == 0
	count(policy.requiredDropCapabilities - _names(given, "drop")) == 0
} else := {list: names |
	given := value.object_at(container.security_context, "capabilities")
	some list, capabilities in {
		"add": (_added(policy, given) | _names(given, "add")),
		"drop": (policy.requiredDropCapabilities | _names(given, "drop")),
	}
	count(capabilities) > 0
	names := [name | some name in capabilities]
}

_added(policy, given) := policy.defaultAddCapabilities - _names(given, "drop")

_names(given, list) := {value.string_at(given[list], index) | some index, _ in given[list]}
