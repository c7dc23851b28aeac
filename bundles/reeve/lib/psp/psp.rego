# METADATA
# scope: package
# title: PodSecurityPolicies
# description: >-
#   Policies as the admission plugin of Kubernetes 1.24, the last to have one, reads them:
#   every field is there, with the default of the API where it is missing or null. No
#   version of Kubernetes that is maintained has their types, so nobody has checked these
#   before: what is no true allows nothing, and what is no list is empty.
package reeve.lib.psp

import data.reeve.lib.inventory
import data.reeve.lib.value

# METADATA
# description: The kinds of a PodSecurityPolicy, as in kube.group_kind, first the newer one.
kinds := ["policy/PodSecurityPolicy", "extensions/PodSecurityPolicy"]

# METADATA
# description: Whether the inventory knows any.
exist if {
	some kind in kinds
	count(inventory.objects(kind, "")) > 0
}

# METADATA
# description: >-
#   All that the inventory knows, by name, as read has them. The API server has one under
#   both groups, so that of the newer group stands for the other.
known := object.union(
	{name: read(policy) |
		some name, policy in inventory.objects(kinds[1], "")
		not inventory.object_of(kinds[0], "", name)
	},
	{name: read(policy) | some name, policy in inventory.objects(kinds[0], "")},
)

# METADATA
# description: >-
#   The name and the whole spec of a policy, with its fields under the names of the API. A
#   strategy for users or groups is a rule and ranges; lists of names are sets; what has no
#   default is null where it is not set. What is said in annotations stands under seccomp
#   and appArmor.
read(policy) := object.union_n([
	_hosts(spec),
	_privileges(spec),
	_ids(spec),
	_volumes(spec),
	{
		"name": value.string_at(metadata, "name"),
		"allowedUnsafeSysctls": _names(spec, "allowedUnsafeSysctls"),
		"forbiddenSysctls": _names(spec, "forbiddenSysctls"),
		"runtimeClass": _runtime_class(spec),
		"seLinux": _selinux(value.object_at(spec, "seLinux")),
		"seccomp": _seccomp(value.object_at(metadata, "annotations")),
		"appArmor": _profiles(value.object_at(metadata, "annotations"), "apparmor.security.beta.kubernetes.io"),
	},
]) if {
	spec := value.object_at(policy, "spec")
	metadata := value.object_at(policy, "metadata")
}

# METADATA
# description: >-
#   Why the plugin passes over a policy, as read has it, which then admits no pod: messages,
#   each with the path in the policy.
faults(policy) := array.concat(
	[fault |
		some field, rules in _rules
		fault := _strategy_fault(policy[field], field, rules)
	],
	[{"msg": "seLinux must run as options that are not there", "path": ["spec", "seLinux", "seLinuxOptions"]} |
		policy.seLinux.rule == "MustRunAs"
		policy.seLinux.options == null
	],
)

# METADATA
# description: Ranges in a message.
ranges_label(ranges) := "none" if {
	count(ranges) == 0
} else := concat(", ", [_range_label(range) | some range in ranges])

_range_label(range) := sprintf("%d", [range.min]) if {
	range.min == range.max
} else := sprintf("%d-%d", [range.min, range.max])

_rules := {
	"fsGroup": {"MayRunAs", "MustRunAs", "RunAsAny"},
	"runAsGroup": {"MayRunAs", "MustRunAs", "RunAsAny"},
	"runAsUser": {"MustRunAs", "MustRunAsNonRoot", "RunAsAny"},
	"seLinux": {"MustRunAs", "RunAsAny"},
	"supplementalGroups": {"MayRunAs", "MustRunAs", "RunAsAny"},
}

_strategy_fault(strategy, field, rules) := {
	"msg": sprintf("%s has the rule %q: want one of %s", [field, strategy.rule, concat(", ", rules)]),
	"path": ["spec", field, "rule"],
} if {
	not strategy.rule in rules
} else := {
	"msg": sprintf("%s has the rule %q and no ranges", [field, strategy.rule]),
	"path": ["spec", field, "ranges"],
} if {
	strategy.rule in {"MayRunAs", "MustRunAs"}
	strategy.ranges == []
}

_hosts(spec) := {
	"hostIPC": _is_true(spec, "hostIPC"),
	"hostNetwork": _is_true(spec, "hostNetwork"),
	"hostPID": _is_true(spec, "hostPID"),
	"hostPorts": _ranges(spec, "hostPorts"),
}

_privileges(spec) := {
	"allowPrivilegeEscalation": object.get(spec, "allowPrivilegeEscalation", null) != false,
	"allowedCapabilities": _names(spec, "allowedCapabilities"),
	"allowedProcMountTypes": _proc_mounts(_names(spec, "allowedProcMountTypes")),
	"defaultAddCapabilities": _names(spec, "defaultAddCapabilities"),
	"defaultAllowPrivilegeEscalation": object.get(spec, "defaultAllowPrivilegeEscalation", null),
	"privileged": _is_true(spec, "privileged"),
	"readOnlyRootFilesystem": _is_true(spec, "readOnlyRootFilesystem"),
	"requiredDropCapabilities": _names(spec, "requiredDropCapabilities"),
}

_ids(spec) := {
	"fsGroup": _strategy(value.object_at(spec, "fsGroup")),
	"runAsGroup": _group_strategy(spec),
	"runAsUser": _strategy(value.object_at(spec, "runAsUser")),
	"supplementalGroups": _strategy(value.object_at(spec, "supplementalGroups")),
}

_volumes(spec) := {
	"allowedCSIDrivers": {value.string_at(raw, "name") | some raw in spec.allowedCSIDrivers},
	"allowedFlexVolumes": {value.string_at(raw, "driver") | some raw in spec.allowedFlexVolumes},
	"allowedHostPaths": [{"pathPrefix": value.string_at(raw, "pathPrefix"), "readOnly": _is_true(raw, "readOnly")} |
		some raw in spec.allowedHostPaths
	],
	"volumes": _names(spec, "volumes"),
}

_is_true(parent, field) := object.get(value.as_object(parent), field, false) == true

# To the API server null in a list of names is the empty name.
_names(spec, field) := {value.string_at(list, index) |
	list := spec[field]
	is_array(list)
	some index, _ in list
}

_proc_mounts(types) := {"Default"} if {
	count(types) == 0
} else := types

_ranges(parent, field) := [{"min": _integer(raw, "min"), "max": _integer(raw, "max")} |
	list := parent[field]
	is_array(list)
	some raw in list
]

_integer(parent, field) := number if {
	number := parent[field]
	is_number(number)
} else := 0

_strategy(given) := {"rule": value.string_at(given, "rule"), "ranges": _ranges(given, "ranges")}

_group_strategy(spec) := _strategy(spec.runAsGroup) if {
	value.is_set(spec, "runAsGroup")
} else := {"rule": "RunAsAny", "ranges": []}

_selinux(given) := {
	"rule": value.string_at(given, "rule"),
	"options": {field: value.string_at(given.seLinuxOptions, field) |
		some field in ["level", "role", "type", "user"]
		value.string_at(given.seLinuxOptions, field) != ""
	},
} if {
	value.is_set(given, "seLinuxOptions")
} else := {"rule": value.string_at(given, "rule"), "options": null}

_runtime_class(spec) := {
	"defaultRuntimeClassName": object.get(spec.runtimeClass, "defaultRuntimeClassName", null),
	"allowedRuntimeClassNames": _names(spec.runtimeClass, "allowedRuntimeClassNames"),
} if {
	value.is_set(spec, "runtimeClass")
} else := null

# To the plugin docker/default and runtime/default are the same.
_seccomp(annotations) := object.union(given, {"allowed": allowed}) if {
	given := _profiles(annotations, "seccomp.security.alpha.kubernetes.io")
	allowed := given.allowed | {name |
		count(given.allowed & _runtime_defaults) > 0
		some name in _runtime_defaults
	}
}

_runtime_defaults := {"docker/default", "runtime/default"}

# An annotation that is there and empty allows the empty name, which is no profile.
_profiles(annotations, prefix) := {
	"allowed": {name |
		some name in split(value.string_at(annotations, key), ",")
		key in object.keys(annotations)
	},
	"default": value.string_at(annotations, concat("/", [prefix, "defaultProfileName"])),
	"isSet": key in object.keys(annotations),
} if {
	key := concat("/", [prefix, "allowedProfileNames"])
}
