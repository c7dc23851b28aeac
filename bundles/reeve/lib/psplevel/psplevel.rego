# METADATA
# scope: package
# title: Pod Security levels of a PodSecurityPolicy
# description: >-
#   What each field of a policy has in common with the levels of the Pod Security Standards.
#   Of Windows containers in the host and of hosts in probes no field says anything, and
#   volumes of the type image none allows.
package reeve.lib.psplevel

import data.reeve.lib.podsecurity
import data.reeve.lib.pspgift
import data.reeve.lib.psplint
import data.reeve.lib.sysctl
import data.reeve.lib.value
import data.reeve.lib.version

# METADATA
# description: >-
#   The fields of a policy and its annotations, in order, each with the strictest level that
#   refuses nothing which the field allows; the levels that allow something which the field
#   refuses, and so would lose it; and what the field fills in for pods, if anything.
fields(policy) := [object.union(
	{"field": field, "level": _level(field, policy, spec, spoilt), "lost": _lost(field, policy, spec)},
	{"fills": given | given := filled[field]},
) |
	spec := psplint.spec_of(policy)
	filled := _filled(policy)
	spoilt := _spoilt(policy)
	some field in _fields
]

# METADATA
# description: >-
#   The strictest level that refuses nothing which a policy allows, which is that of its
#   weakest field.
of(policy) := [level |
	found := {row.level | some row in fields(policy)}
	some level in podsecurity.levels
	level in found
][0]

_fields := array.concat(
	sort([
		"allowPrivilegeEscalation", "allowedCSIDrivers", "allowedCapabilities", "allowedFlexVolumes",
		"allowedHostPaths", "allowedProcMountTypes", "allowedUnsafeSysctls", "defaultAddCapabilities",
		"defaultAllowPrivilegeEscalation", "forbiddenSysctls", "fsGroup", "hostIPC", "hostNetwork", "hostPID",
		"hostPorts", "privileged", "readOnlyRootFilesystem", "requiredDropCapabilities", "runAsGroup", "runAsUser",
		"runtimeClass", "seLinux", "supplementalGroups", "volumes",
	]),
	[_seccomp.allowed, _seccomp["default"], _apparmor.allowed, _apparmor["default"]],
)

_seccomp := psplint.profile_keys.seccomp

_apparmor := psplint.profile_keys.apparmor

# What cannot be read may allow everything.
_level(field, _, _, spoilt) := "privileged" if field in spoilt

_level(field, policy, spec, spoilt) := _level_of(field, policy, spec) if not field in spoilt

_level_of(field, policy, spec) := "privileged" if {
	_exceeds_baseline(field, policy, spec)
} else := "baseline" if {
	_exceeds_restricted(field, policy, spec)
} else := "restricted"

_spoilt(policy) := set() if {
	count(psplint.faults_of(policy, {field | some field in _fields})) == 0
} else := {field |
	some field in _fields
	count(psplint.faults_of(policy, {field})) > 0
}

_exceeds_baseline(field, policy, _) if {
	field in {"privileged", "hostPID", "hostIPC", "hostNetwork", "hostPorts"}
	count(psplint.dangers(policy, [field])) > 0
}

_exceeds_baseline("volumes", _, spec) if psplint.volume_entry(spec, "hostPath")

_exceeds_baseline(field, _, spec) if {
	field in {"allowedCapabilities", "defaultAddCapabilities"}
	count(psplint.names(spec, field) - _runtime_capabilities) > 0
}

_exceeds_baseline("allowedProcMountTypes", _, spec) if {
	count(psplint.names(spec, "allowedProcMountTypes") - {"Default"}) > 0
}

_exceeds_baseline("allowedUnsafeSysctls", _, spec) if {
	some name in psplint.names(spec, "allowedUnsafeSysctls")
	not sysctl.safe(name, version.kubernetes)
}

_exceeds_baseline("seLinux", _, spec) if psplint.rule_of(spec, "seLinux") != "MustRunAs"

_exceeds_baseline("seLinux", _, spec) if {
	some field, allowed in {"user": {""}, "role": {""}, "type": _container_types}
	not value.string_at(value.object_at(spec.seLinux, "seLinuxOptions"), field) in allowed
}

_exceeds_baseline(field, policy, _) if {
	field == _seccomp.allowed
	some profile in psplint.allowed_profiles(policy, "seccomp")
	profile in {"*", "unconfined"}
}

_exceeds_baseline(field, policy, _) if {
	field == _apparmor.allowed
	not _lists(policy, "apparmor")
}

_exceeds_baseline(field, policy, _) if {
	field == _apparmor.allowed
	"unconfined" in psplint.allowed_profiles(policy, "apparmor")
}

_exceeds_restricted("volumes", _, spec) if count(psplint.names(spec, "volumes") - _restricted_volumes) > 0

_exceeds_restricted(field, _, spec) if {
	field in {"allowedCapabilities", "defaultAddCapabilities"}
	count(psplint.names(spec, field) - {"NET_BIND_SERVICE"}) > 0
}

_exceeds_restricted("requiredDropCapabilities", _, spec) if {
	not "ALL" in psplint.names(spec, "requiredDropCapabilities")
}

_exceeds_restricted("runAsUser", _, spec) if psplint.rule_of(spec, "runAsUser") != "MustRunAsNonRoot"

_exceeds_restricted("allowPrivilegeEscalation", _, spec) if not spec.allowPrivilegeEscalation == false

# An empty name among others lets pods have no profile.
_exceeds_restricted(field, policy, _) if {
	field == _seccomp.allowed
	_lets_out(policy)
}

_lets_out(policy) if not _lists(policy, "seccomp")

_lets_out(policy) if {
	some part in split(policy.metadata.annotations[_seccomp.allowed], ",")
	part == ""
}

_lists(policy, engine) if psplint.allowed_profiles(policy, engine)[0]

_lost(field, policy, spec) := [level |
	some level in ["baseline", "restricted"]
	_loses(level, field, policy, spec)
]

_loses(level, "volumes", _, spec) if {
	names := psplint.names(spec, "volumes")
	not "*" in names
	count({"baseline": _baseline_volumes, "restricted": _restricted_volumes}[level] - names) > 0
}

_loses("baseline", "allowedFlexVolumes", _, spec) if {
	psplint.volume_entry(spec, "flexVolume")
	spec.allowedFlexVolumes[0]
}

_loses(_, "allowedCSIDrivers", _, spec) if {
	psplint.volume_entry(spec, "csi")
	spec.allowedCSIDrivers[0]
}

_loses(level, "allowedCapabilities", _, spec) if {
	names := psplint.names(spec, "allowedCapabilities") | psplint.names(spec, "defaultAddCapabilities")
	not "*" in names
	count({"baseline": _runtime_capabilities, "restricted": {"NET_BIND_SERVICE"}}[level] - names) > 0
}

_loses("baseline", "requiredDropCapabilities", _, spec) if count(psplint.names(spec, "requiredDropCapabilities")) > 0

_loses("baseline", "allowPrivilegeEscalation", _, spec) if spec.allowPrivilegeEscalation == false

_loses(_, "readOnlyRootFilesystem", _, spec) if spec.readOnlyRootFilesystem == true

_loses("baseline", "runAsUser", _, spec) if psplint.rule_of(spec, "runAsUser") == "MustRunAsNonRoot"

_loses(_, field, _, spec) if {
	field in {"runAsUser", "runAsGroup", "supplementalGroups", "fsGroup", "seLinux"}
	psplint.rule_of(spec, field) in {"MustRunAs", "MayRunAs"}
}

_loses(_, "forbiddenSysctls", _, spec) if count(psplint.names(spec, "forbiddenSysctls")) > 0

_loses(_, "runtimeClass", _, spec) if {
	value.is_set(spec, "runtimeClass")
	every name in value.as_object(spec.runtimeClass).allowedRuntimeClassNames { name != "*" }
}

_loses(_, field, policy, _) if {
	some engine, keys in psplint.profile_keys
	field == keys.allowed
	_lists(policy, engine)
	not "*" in psplint.allowed_profiles(policy, engine)
}

# By the field of the policy that fills it in.
_filled(policy) := {field: given |
	some filled, given in pspgift.of(policy)
	field := object.get(_sources(psplint.spec_of(policy)), filled, filled)
}

_sources(spec) := {
	"runAsNonRoot": "runAsUser",
	"seLinuxOptions": "seLinux",
	"runtimeClassName": "runtimeClass",
	"seccomp": _seccomp["default"],
	"apparmor": _apparmor["default"],
	"allowPrivilegeEscalation": _escalation(spec),
}

_escalation(spec) := "defaultAllowPrivilegeEscalation" if {
	is_boolean(spec.defaultAllowPrivilegeEscalation)
} else := "allowPrivilegeEscalation"

_runtime_capabilities := {
	"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
	"SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
}

_container_types := {"", "container_t", "container_init_t", "container_kvm_t"}

_restricted_volumes := {
	"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret",
}

_baseline_volumes := _restricted_volumes | {
	"awsElasticBlockStore", "azureDisk", "azureFile", "cephFS", "cinder", "fc", "flexVolume", "flocker",
	"gcePersistentDisk", "gitRepo", "glusterfs", "iscsi", "nfs", "photonPersistentDisk", "portworxVolume", "quobyte",
	"rbd", "scaleIO", "storageos", "vsphereVolume",
}
