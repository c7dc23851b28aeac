# METADATA
# scope: package
# title: What is wrong within a PodSecurityPolicy
# description: >-
#   What the API server refuses in the judged policy, as it did up to Kubernetes v1.24, and
#   what it takes although it has no effect, or not the one it seems to have. Each is a
#   message and a path. Values of the wrong type are no part of this.
package reeve.lib.pspspec

import data.reeve.lib.psplint
import data.reeve.lib.value

# METADATA
# description: What the API server refuses.
refused contains {
	"msg": sprintf("has the rule %q of %s: want one of %v", [rule, strategy, rules]),
	"path": ["spec", strategy, "rule"],
} if {
	some strategy, rules in _rules
	_needs_rule(strategy)
	rule := psplint.rule_of(_spec, strategy)
	not rule in rules
}

refused contains {
	"msg": sprintf("has the range %v to %v of %s, which ends before it begins", [range.min, range.max, strategy]),
	"path": range.path,
} if {
	some strategy, ranges in _all_ranges
	some range in ranges
	range.min > range.max
}

refused contains {
	"msg": sprintf("has the range %v to %v of %s, and no ID is negative", [range.min, range.max, strategy]),
	"path": range.path,
} if {
	some strategy, ranges in _all_ranges
	some range in ranges
	min([range.min, range.max]) < 0
}

refused contains {
	"msg": sprintf("has the rule %q of runAsGroup and no range", [rule]),
	"path": ["spec", "runAsGroup", "ranges"],
} if {
	rule := psplint.rule_of(_spec, "runAsGroup")
	rule in {"MustRunAs", "MayRunAs"}
	count(psplint.ranges(_spec, ["runAsGroup", "ranges"])) == 0
}

refused contains {
	"msg": "has the rule \"RunAsAny\" of runAsGroup and ranges",
	"path": ["spec", "runAsGroup", "ranges"],
} if {
	psplint.rule_of(_spec, "runAsGroup") == "RunAsAny"
	count(psplint.ranges(_spec, ["runAsGroup", "ranges"])) > 0
}

refused contains {
	"msg": sprintf("allows volumes of the type %q, which does not exist", [entry.name]),
	"path": entry.path,
} if {
	some entry in psplint.entries(_spec, "volumes")
	not entry.name in _volume_types
}

refused contains {
	"msg": sprintf("has the capability %q in %s and has it dropped", [entry.name, field]),
	"path": entry.path,
} if {
	dropped := psplint.names(_spec, "requiredDropCapabilities")
	some field in ["allowedCapabilities", "defaultAddCapabilities"]
	some entry in psplint.entries(_spec, field)
	entry.name in dropped
}

refused contains {
	"msg": "allows all capabilities and has some dropped",
	"path": ["spec", "requiredDropCapabilities"],
} if {
	"*" in psplint.names(_spec, "allowedCapabilities")
	count(psplint.names(_spec, "requiredDropCapabilities")) > 0
}

refused contains {
	"msg": "forbids privilege escalation and has it by default",
	"path": ["spec", "defaultAllowPrivilegeEscalation"],
} if {
	_spec.defaultAllowPrivilegeEscalation == true
	_spec.allowPrivilegeEscalation == false
}

refused contains {
	"msg": sprintf("has the procMount type %q, which does not exist", [entry.name]),
	"path": entry.path,
} if {
	some entry in psplint.entries(_spec, "allowedProcMountTypes")
	not entry.name in {"Default", "Unmasked"}
}

refused contains {
	"msg": sprintf("has %q in %s, which is no pattern of sysctls", [entry.name, field]),
	"path": entry.path,
} if {
	some field in _sysctl_lists
	some entry in psplint.entries(_spec, field)
	not _is_sysctl_pattern(entry.name)
}

refused contains {
	"msg": sprintf("has \"*\" and others in %s", [field]),
	"path": entry.path,
} if {
	some field in _sysctl_lists
	entries := psplint.entries(_spec, field)
	count(entries) > 1
	some entry in entries
	startswith(entry.name, "*")
}

refused contains {
	"msg": sprintf("allows the sysctl %q and forbids %q", [allowed.name, forbidden.name]),
	"path": allowed.path,
} if {
	some allowed in psplint.entries(_spec, "allowedUnsafeSysctls")
	some forbidden in psplint.entries(_spec, "forbiddenSysctls")
	_overlap(allowed.name, forbidden.name)
}

refused contains {"msg": "allows a path of the host without a prefix", "path": allowed.path} if {
	some allowed in psplint.host_paths(_spec)
	allowed.text == ""
}

refused contains {
	"msg": sprintf("allows the path %q of the host, which leads upwards", [allowed.text]),
	"path": allowed.path,
} if {
	some allowed in psplint.host_paths(_spec)
	".." in split(allowed.text, "/")
}

refused contains {
	"msg": sprintf("has an entry of %s without a %s", [field, key]),
	"path": ["spec", field, index],
} if {
	some field, key in {"allowedFlexVolumes": "driver", "allowedCSIDrivers": "name"}
	is_array(_spec[field])
	some index, raw in _spec[field]
	value.string_at(raw, key) == ""
}

refused contains {
	"msg": sprintf("gives pods the runtime class %q, which it does not allow", [_default_class]),
	"path": ["spec", "runtimeClass", "defaultRuntimeClassName"],
} if {
	not _default_class in _classes
	not "*" in _classes
}

refused contains {
	"msg": "has \"*\" and others in allowedRuntimeClassNames",
	"path": ["spec", "runtimeClass", "allowedRuntimeClassNames"],
} if {
	"*" in _classes
	count(_spec.runtimeClass.allowedRuntimeClassNames) > 1
}

refused contains {
	"msg": sprintf("has %q in the annotation %s, which is no profile", [profile, keys[use]]),
	"path": ["metadata", "annotations", keys[use]],
} if {
	some engine, keys in psplint.profile_keys
	some use in ["allowed", "default"]
	some profile in _profiles(engine, use)
	not _is_profile(engine, profile)
	not _is_all(engine, use, profile)
}

# METADATA
# description: What the API server takes, and what is not as it seems.
futile contains {
	"msg": sprintf("has ranges of %s, which the rule %q ignores", [strategy, rule]),
	"path": ["spec", strategy, "ranges"],
} if {
	some strategy in ["runAsUser", "supplementalGroups", "fsGroup"]
	rule := psplint.rule_of(_spec, strategy)
	rule in {"RunAsAny", "MustRunAsNonRoot"}
	count(psplint.ranges(_spec, [strategy, "ranges"])) > 0
}

futile contains {
	"msg": sprintf("gives pods the %s profile %q, which it does not allow", [_engines[engine], profile]),
	"path": ["metadata", "annotations", psplint.profile_keys[engine]["default"]],
} if {
	some engine, _ in psplint.profile_keys
	profile := psplint.default_profile(psplint.judged, engine)
	profile != ""
	allowed := psplint.allowed_profiles(psplint.judged, engine)
	not allows_profile(allowed, profile)
}

futile contains {
	"msg": sprintf("has a list %s and allows no volumes of the type %s", [field, type]),
	"path": ["spec", field],
} if {
	some field, type in {"allowedHostPaths": "hostPath", "allowedFlexVolumes": "flexVolume", "allowedCSIDrivers": "csi"}
	is_array(_spec[field])
	count(_spec[field]) > 0
	not psplint.volume_entry(_spec, type)
}

futile contains {
	"msg": sprintf("allows the path %q of the host, which is not absolute", [allowed.text]),
	"path": allowed.path,
} if {
	some allowed in psplint.host_paths(_spec)
	allowed.text != ""
	not startswith(allowed.text, "/")
}

# METADATA
# description: Whether a list of allowed profiles has a profile, or all.
allows_profile(allowed, _) if "*" in allowed

allows_profile(allowed, profile) if {
	some other in allowed
	psplint.profile(other) == psplint.profile(profile)
}

_spec := psplint.spec

_engines := {"apparmor": "AppArmor", "seccomp": "seccomp"}

_rules := {
	"runAsUser": ["MustRunAs", "MustRunAsNonRoot", "RunAsAny"],
	"runAsGroup": ["MayRunAs", "MustRunAs", "RunAsAny"],
	"supplementalGroups": ["MayRunAs", "MustRunAs", "RunAsAny"],
	"fsGroup": ["MayRunAs", "MustRunAs", "RunAsAny"],
	"seLinux": ["MustRunAs", "RunAsAny"],
}

_needs_rule(strategy) if strategy != "runAsGroup"

_needs_rule("runAsGroup") if value.is_set(_spec, "runAsGroup")

_all_ranges[strategy] contains range if {
	some strategy, _ in _rules
	some range in psplint.ranges(_spec, [strategy, "ranges"])
}

_volume_types := {
	"*", "awsElasticBlockStore", "azureDisk", "azureFile", "cephFS", "cinder", "configMap", "csi", "downwardAPI",
	"emptyDir", "ephemeral", "fc", "flexVolume", "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "hostPath",
	"iscsi", "nfs", "persistentVolumeClaim", "photonPersistentDisk", "portworxVolume", "projected", "quobyte", "rbd",
	"scaleIO", "secret", "storageos", "vsphereVolume",
}

_sysctl_lists := ["allowedUnsafeSysctls", "forbiddenSysctls"]

_is_sysctl_pattern(text) if {
	count(text) <= 253
	regex.match(`^([a-z0-9]([-_a-z0-9]*[a-z0-9])?\.)*([a-z0-9][-_a-z0-9]*)?[a-z0-9*]$`, text)
}

_overlap(one, other) if one == other

_overlap(one, other) if _is_below(one, other)

_overlap(one, other) if _is_below(other, one)

_is_below(one, pattern) if {
	endswith(pattern, "*")
	startswith(trim_suffix(one, "*"), trim_suffix(pattern, "*"))
}

_classes := {value.string_at(names, index) |
	names := value.object_at(_spec, "runtimeClass").allowedRuntimeClassNames
	some index, _ in names
}

_default_class := _spec.runtimeClass.defaultRuntimeClassName if is_string(_spec.runtimeClass.defaultRuntimeClassName)

_profiles(engine, "allowed") := psplint.allowed_profiles(psplint.judged, engine)

_profiles(engine, "default") := [profile |
	profile := psplint.default_profile(psplint.judged, engine)
	profile != ""
]

_is_all("seccomp", "allowed", "*")

_is_profile(_, profile) if profile in {"runtime/default", "unconfined"}

_is_profile("seccomp", "docker/default")

_is_profile(_, profile) if startswith(profile, "localhost/")
