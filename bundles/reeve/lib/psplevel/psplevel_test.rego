package reeve.lib.psplevel_test

import data.reeve.lib.psplevel
import data.reeve.lib.psplint

# As strict as the strictest level, which no pod need notice.
_strict := {
	"metadata": {"annotations": {
		psplint.profile_keys.seccomp.allowed: "runtime/default",
		psplint.profile_keys.apparmor.allowed: "runtime/default",
	}},
	"spec": {
		"allowPrivilegeEscalation": false,
		"requiredDropCapabilities": ["ALL"],
		"runAsUser": {"rule": "MustRunAsNonRoot"},
		"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"type": "container_t", "level": "s0"}},
		"volumes": ["secret"],
	},
}

_with(spec) := {
	"metadata": _strict.metadata,
	"spec": object.union(object.remove(_strict.spec, object.keys(spec)), spec),
}

_row(policy, field) := [row | some row in psplevel.fields(policy); row.field == field][0]

test_the_strictest if {
	psplevel.of(_strict) == "restricted"
	every row in psplevel.fields(_strict) { row.level == "restricted" }
}

test_no_spec_at_all if {
	psplevel.of({}) == "privileged"
	{row.field | some row in psplevel.fields({}); row.level == "privileged"} == {
		"seLinux",
		psplint.profile_keys.apparmor.allowed,
	}
}

_settings := {
	"privileged": {"privileged": [true, "false"], "restricted": [false, null]},
	"hostPID": {"privileged": [true]},
	"hostPorts": {"privileged": [[{"min": 80, "max": 80}]], "restricted": [[], [{"min": 0, "max": 0}]]},
	"volumes": {
		"privileged": [["*"], ["secret", "hostPath"], "secret"],
		"baseline": [["nfs"], ["flexVolume"]],
		"restricted": [[], ["ephemeral", "csi"]],
	},
	"allowedCapabilities": {
		"privileged": [["*"], ["NET_RAW"], ["chown"]],
		"baseline": [["CHOWN", "NET_BIND_SERVICE"]],
		"restricted": [["NET_BIND_SERVICE"], []],
	},
	"defaultAddCapabilities": {"privileged": [["SYS_ADMIN"]], "baseline": [["KILL"]]},
	"requiredDropCapabilities": {"baseline": [[], ["all"], ["NET_RAW"]], "restricted": [["KILL", "ALL"]]},
	"allowPrivilegeEscalation": {"baseline": [true, null], "restricted": [false]},
	"runAsUser": {
		"baseline": [{"rule": "RunAsAny"}, {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 9}]}, null],
		"restricted": [{"rule": "MustRunAsNonRoot"}],
	},
	"seLinux": {
		"privileged": [
			{"rule": "RunAsAny"},
			{"rule": "MustRunAs", "seLinuxOptions": {"type": "spc_t"}},
			{"rule": "MustRunAs", "seLinuxOptions": {"user": "u"}},
			{"rule": "MustRunAs", "seLinuxOptions": {"role": "r"}},
			null,
		],
		"restricted": [{"rule": "MustRunAs", "seLinuxOptions": null}],
	},
	"allowedProcMountTypes": {"privileged": [["Unmasked"]], "restricted": [["Default"], []]},
	"allowedUnsafeSysctls": {"privileged": [["*"], ["kernel.msgmax"]], "restricted": [["net.ipv4.tcp_syncookies"]]},
	"readOnlyRootFilesystem": {"restricted": [true, false]},
}

# One of each at a time, since fields do not get in each other's way.
test_levels[level] if {
	some level in ["privileged", "baseline", "restricted"]
	every index in numbers.range(0, 4) {
		spec := {field: setting |
			some field, rows in _settings
			setting := rows[level][index]
		}
		found := {row.field: row.level | some row in psplevel.fields(_with(spec))}
		every field, _ in spec { found[field] == level }
	}
}

_annotated(key, text) := {"metadata": {"annotations": {key: text}}, "spec": {}}

test_levels_of_profiles if {
	seccomp := psplint.profile_keys.seccomp.allowed
	every text, level in {
		"*": "privileged",
		"runtime/default,unconfined": "privileged",
		"runtime/default,": "baseline",
		"": "baseline",
		"docker/default,localhost/a": "restricted",
	} {
		_row(_annotated(seccomp, text), seccomp).level == level
	}
	_row({}, seccomp).level == "baseline"
	apparmor := psplint.profile_keys.apparmor.allowed
	every text, level in {"": "privileged", "unconfined": "privileged", "runtime/default": "restricted"} {
		_row(_annotated(apparmor, text), apparmor).level == level
	}
}

_losing := {
	"volumes": [
		[["*"], []],
		[["secret"], ["baseline", "restricted"]],
		[
			["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"],
			["baseline"],
		],
	],
	"allowedCapabilities": [[["*"], []], [[], ["baseline", "restricted"]], [["NET_BIND_SERVICE"], ["baseline"]]],
	"requiredDropCapabilities": [[[], []], [["ALL"], ["baseline"]]],
	"allowPrivilegeEscalation": [[true, []], [false, ["baseline"]]],
	"readOnlyRootFilesystem": [[false, []], [true, ["baseline", "restricted"]]],
	"runAsUser": [
		[{"rule": "RunAsAny"}, []],
		[{"rule": "MustRunAsNonRoot"}, ["baseline"]],
		[{"rule": "MustRunAs"}, ["baseline", "restricted"]],
	],
	"fsGroup": [[{"rule": "RunAsAny"}, []], [{"rule": "MayRunAs"}, ["baseline", "restricted"]]],
	"forbiddenSysctls": [[[], []], [["kernel.*"], ["baseline", "restricted"]]],
	"runtimeClass": [
		[null, []],
		[{"allowedRuntimeClassNames": ["*"]}, []],
		[{"allowedRuntimeClassNames": ["kata"]}, ["baseline", "restricted"]],
	],
	"hostPID": [[false, []], [true, []]],
}

test_lost[index] if {
	some index in numbers.range(0, 2)
	spec := {field: rows[index][0] | some field, rows in _losing}
	found := {row.field: row.lost | some row in psplevel.fields(_with(spec))}
	every field, _ in spec { found[field] == _losing[field][index][1] }
}

test_lost_drivers if {
	policy := _with({
		"volumes": ["csi", "flexVolume"],
		"allowedCSIDrivers": [{"name": "csi.example.com"}],
		"allowedFlexVolumes": [{"driver": "example/lvm"}],
	})
	_row(policy, "allowedCSIDrivers").lost == ["baseline", "restricted"]
	_row(policy, "allowedFlexVolumes").lost == ["baseline"]
	_row(_with({"allowedCSIDrivers": [{"name": "csi.example.com"}]}), "allowedCSIDrivers").lost == []
}

test_lost_profiles if {
	seccomp := psplint.profile_keys.seccomp.allowed
	_row(_annotated(seccomp, "runtime/default"), seccomp).lost == ["baseline", "restricted"]
	_row(_annotated(seccomp, "*"), seccomp).lost == []
	_row({}, seccomp).lost == []
}

test_fills if {
	policy := {
		"metadata": {"annotations": {
			psplint.profile_keys.seccomp["default"]: "runtime/default",
			psplint.profile_keys.apparmor["default"]: "localhost/a",
		}},
		"spec": {
			"allowPrivilegeEscalation": true,
			"defaultAllowPrivilegeEscalation": false,
			"defaultAddCapabilities": ["CHOWN"],
			"runAsUser": {"rule": "MustRunAsNonRoot"},
			"fsGroup": {"rule": "MustRunAs", "ranges": [{"min": 7, "max": 9}]},
			"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"level": "s0"}},
			"runtimeClass": {"allowedRuntimeClassNames": ["*"], "defaultRuntimeClassName": "kata"},
		},
	}
	{row.field: row.fills | some row in psplevel.fields(policy)} == {
		"defaultAllowPrivilegeEscalation": false,
		"defaultAddCapabilities": ["CHOWN"],
		"runAsUser": true,
		"fsGroup": 7,
		"seLinux": {"level": "s0"},
		"runtimeClass": "kata",
		psplint.profile_keys.seccomp["default"]: "runtime/default",
		psplint.profile_keys.apparmor["default"]: "localhost/a",
	}
	_row({"spec": {"allowPrivilegeEscalation": false}}, "allowPrivilegeEscalation").fills == false
}
