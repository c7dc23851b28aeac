package reeve.lib.psp_test

import data.reeve.lib.psp

_any := {field: {"rule": "RunAsAny"} | some field in ["fsGroup", "runAsUser", "seLinux", "supplementalGroups"]}

_read(fields) := psp.read({"metadata": {"name": "x"}, "spec": object.union(_any, fields)})

_annotated(annotations) := psp.read({"metadata": {"annotations": annotations}})

test_defaults[name] if {
	some name, spec in {"absent": {}, "null": {field: null | some field in _fields}}
	found := psp.read({"spec": spec})
	object.filter(found, _fields) == {
		"allowPrivilegeEscalation": true,
		"allowedCSIDrivers": set(),
		"allowedCapabilities": set(),
		"allowedFlexVolumes": set(),
		"allowedHostPaths": [],
		"allowedProcMountTypes": {"Default"},
		"allowedUnsafeSysctls": set(),
		"defaultAddCapabilities": set(),
		"defaultAllowPrivilegeEscalation": null,
		"forbiddenSysctls": set(),
		"fsGroup": {"rule": "", "ranges": []},
		"hostIPC": false,
		"hostNetwork": false,
		"hostPID": false,
		"hostPorts": [],
		"privileged": false,
		"readOnlyRootFilesystem": false,
		"requiredDropCapabilities": set(),
		"runAsGroup": {"rule": "RunAsAny", "ranges": []},
		"runAsUser": {"rule": "", "ranges": []},
		"runtimeClass": null,
		"seLinux": {"rule": "", "options": null},
		"supplementalGroups": {"rule": "", "ranges": []},
		"volumes": set(),
	}
}

_fields := {
	"allowPrivilegeEscalation", "allowedCSIDrivers", "allowedCapabilities", "allowedFlexVolumes", "allowedHostPaths",
	"allowedProcMountTypes", "allowedUnsafeSysctls", "defaultAddCapabilities", "defaultAllowPrivilegeEscalation",
	"forbiddenSysctls", "fsGroup", "hostIPC", "hostNetwork", "hostPID", "hostPorts", "privileged",
	"readOnlyRootFilesystem", "requiredDropCapabilities", "runAsGroup", "runAsUser", "runtimeClass", "seLinux",
	"supplementalGroups", "volumes",
}

test_what_is_set if {
	found := _read({
		"allowPrivilegeEscalation": false,
		"allowedCSIDrivers": [{"name": "a"}, {}],
		"allowedFlexVolumes": [{"driver": "b"}],
		"allowedHostPaths": [{"pathPrefix": "/var", "readOnly": true}, {"pathPrefix": "/tmp"}],
		"allowedProcMountTypes": ["Unmasked"],
		"defaultAddCapabilities": ["CHOWN", null],
		"fsGroup": {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 2}, {"max": 3}, {}]},
		"hostPID": true,
		"runtimeClass": {"allowedRuntimeClassNames": ["gvisor"]},
		"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"level": "s0", "type": null}},
	})
	found.name == "x"
	found.allowPrivilegeEscalation == false
	found.allowedCSIDrivers == {"a", ""}
	found.allowedFlexVolumes == {"b"}
	found.allowedHostPaths == [{"pathPrefix": "/var", "readOnly": true}, {"pathPrefix": "/tmp", "readOnly": false}]
	found.allowedProcMountTypes == {"Unmasked"}
	found.defaultAddCapabilities == {"CHOWN", ""}
	found.fsGroup == {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 2}, {"min": 0, "max": 3}, {"min": 0, "max": 0}]}
	found.hostPID == true
	found.runtimeClass == {"defaultRuntimeClassName": null, "allowedRuntimeClassNames": {"gvisor"}}
	found.seLinux == {"rule": "MustRunAs", "options": {"level": "s0"}}
}

test_another_type_allows_nothing if {
	found := _read({"privileged": "true", "hostPID": 1, "volumes": "*", "allowedHostPaths": {"a": {}}, "hostPorts": 80})
	found.privileged == false
	found.hostPID == false
	found.volumes == set()
	found.hostPorts == []
}

test_seccomp[name] if {
	some name, [text, allowed] in {
		"a list": ["localhost/a,unconfined", {"localhost/a", "unconfined"}],
		"the default of the runtime": ["runtime/default", {"runtime/default", "docker/default"}],
		"its older name": ["docker/default", {"runtime/default", "docker/default"}],
		"all": ["*", {"*"}],
		"nothing, which is the empty name": ["", {""}],
	}
	found := _annotated({"seccomp.security.alpha.kubernetes.io/allowedProfileNames": text})
	found.seccomp.allowed == allowed
}

test_profiles if {
	found := _annotated({
		"apparmor.security.beta.kubernetes.io/allowedProfileNames": "runtime/default",
		"apparmor.security.beta.kubernetes.io/defaultProfileName": "runtime/default",
	})
	found.appArmor == {"allowed": {"runtime/default"}, "default": "runtime/default", "isSet": true}
	found.seccomp == {"allowed": set(), "default": "", "isSet": false}
	_annotated(null).appArmor == {"allowed": set(), "default": "", "isSet": false}
}

test_faults[name] if {
	some name, [fields, msg, path] in {
		"an unknown rule": [
			{"fsGroup": {"rule": "RunAsNobody"}},
			"fsGroup has the rule \"RunAsNobody\": want one of MayRunAs, MustRunAs, RunAsAny",
			["spec", "fsGroup", "rule"],
		],
		"no rule": [
			{"seLinux": {"rule": null}},
			"seLinux has the rule \"\": want one of MustRunAs, RunAsAny",
			["spec", "seLinux", "rule"],
		],
		"no ranges": [
			{"runAsUser": {"rule": "MustRunAs"}},
			"runAsUser has the rule \"MustRunAs\" and no ranges",
			["spec", "runAsUser", "ranges"],
		],
		"an empty group": [
			{"runAsGroup": {}},
			"runAsGroup has the rule \"\": want one of MayRunAs, MustRunAs, RunAsAny",
			["spec", "runAsGroup", "rule"],
		],
		"no options": [
			{"seLinux": {"rule": "MustRunAs"}},
			"seLinux must run as options that are not there",
			["spec", "seLinux", "seLinuxOptions"],
		],
	}
	psp.faults(_read(fields)) == [{"msg": msg, "path": path}]
}

test_no_faults[name] if {
	some name, fields in {
		"any": {},
		"ranges": {"fsGroup": {"rule": "MayRunAs", "ranges": [{}]}},
		"empty options": {"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {}}},
		"no root": {"runAsUser": {"rule": "MustRunAsNonRoot"}},
	}
	psp.faults(_read(fields)) == []
}

test_known if {
	inventory := {"cluster": {
		"extensions/v1beta1": {"PodSecurityPolicy": {
			"a": {"metadata": {"name": "a"}, "spec": {"hostPID": true, "hostIPC": true}},
			"b": {"metadata": {"name": "b"}, "spec": {}},
		}},
		"policy/v1beta1": {"PodSecurityPolicy": {"a": {"metadata": {"name": "a"}, "spec": {"hostIPC": false}}}},
	}}
	psp.exist with data.inventory as inventory
	known := psp.known with data.inventory as inventory
	object.keys(known) == {"a", "b"}
	known.a.hostPID == false
	known.a.hostIPC == false
	not psp.exist with data.inventory as {"cluster": {"policy/v1": {"PodDisruptionBudget": {"a": {}}}}}
}

test_ranges_label if {
	psp.ranges_label([]) == "none"
	psp.ranges_label([{"min": 1, "max": 5}, {"min": 7, "max": 7}]) == "1-5, 7"
}
