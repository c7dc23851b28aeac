package reeve.policies.psp["psp-valid-spec_test"]

import data.reeve.policies.psp["psp-valid-spec"] as policy

denied["a rule that does not exist"] := _with({"runAsUser": {"rule": "runAsAny"}})

denied["a rule of another strategy"] := _with({"runAsUser": {"rule": "MayRunAs"}})

denied["a strategy without a rule"] := _with({"runAsGroup": {}})

denied["a missing strategy"] := _policy(object.remove(_good, ["seLinux"]))

denied["a range that ends before it begins"] := _with({"fsGroup": {"rule": "MustRunAs", "ranges": [{"min": 9, "max": 1}]}})

denied["a negative ID"] := _with({"fsGroup": {"rule": "MayRunAs", "ranges": [{"min": -1, "max": 1}]}})

denied["a volume type that does not exist"] := _with({"volumes": ["emptyDir", "cephfs"]})

denied["a runAsGroup without ranges"] := _with({"runAsGroup": {"rule": "MayRunAs"}})

denied["any runAsGroup with ranges"] := _with({"runAsGroup": {"rule": "RunAsAny", "ranges": [{"min": 1, "max": 9}]}})

denied["a capability that is allowed and dropped"] := _with({"requiredDropCapabilities": ["KILL"], "allowedCapabilities": ["KILL"]})

denied["a capability that is added and dropped"] := _with({"requiredDropCapabilities": ["KILL"], "defaultAddCapabilities": ["CHOWN", "KILL"]})

denied["every capability allowed and some dropped"] := _with({"requiredDropCapabilities": ["KILL"], "allowedCapabilities": ["*"]})

denied["privilege escalation by default that is forbidden"] := _with({"allowPrivilegeEscalation": false, "defaultAllowPrivilegeEscalation": true})

denied["a sysctl in both lists"] := _with({"allowedUnsafeSysctls": ["kernel.msgmax"], "forbiddenSysctls": ["kernel.msgmax"]})

denied["a sysctl that a pattern forbids"] := _with({"allowedUnsafeSysctls": ["kernel.msgmax"], "forbiddenSysctls": ["kernel.*"]})

denied["a pattern that allows what is forbidden"] := _with({"allowedUnsafeSysctls": ["kernel.msg*"], "forbiddenSysctls": ["kernel.msgmax"]})

denied["every sysctl and another"] := _with({"allowedUnsafeSysctls": ["kernel.msgmax", "*"]})

denied["no pattern of sysctls"] := _with({"forbiddenSysctls": ["kernel/msgmax"]})

denied["a procMount type that does not exist"] := _with({"allowedProcMountTypes": ["*"]})

denied["a default runtime class that is not allowed"] := _with({"runtimeClass": {"allowedRuntimeClassNames": ["kata"], "defaultRuntimeClassName": "gvisor"}})

denied["every runtime class and another"] := _with({"runtimeClass": {"allowedRuntimeClassNames": ["*", "kata"]}})

denied["a path without a prefix"] := _with({"volumes": ["hostPath"], "allowedHostPaths": [{"readOnly": true}]})

denied["a path that leads upwards"] := _with({"volumes": ["hostPath"], "allowedHostPaths": [{"pathPrefix": "/srv/../etc"}]})

denied["a driver without a name"] := _with({"volumes": ["csi"], "allowedCSIDrivers": [{}]})

denied["no seccomp profile"] := _annotated({"seccomp.security.alpha.kubernetes.io/allowedProfileNames": "*,RuntimeDefault"})

denied["every AppArmor profile"] := _annotated({"apparmor.security.beta.kubernetes.io/allowedProfileNames": "*"})

denied["ranges under any"] := _with({"runAsUser": {"rule": "RunAsAny", "ranges": [{"min": 1, "max": 9}]}})

denied["ranges for non-root"] := _with({"runAsUser": {"rule": "MustRunAsNonRoot", "ranges": [{"min": 1, "max": 9}]}})

denied["a default seccomp profile that is not allowed"] := _annotated({"seccomp.security.alpha.kubernetes.io/allowedProfileNames": "localhost/a", "seccomp.security.alpha.kubernetes.io/defaultProfileName": "runtime/default"})

denied["host paths without their volumes"] := _with({"allowedHostPaths": [{"pathPrefix": "/srv"}]})

denied["drivers without their volumes"] := _with({"volumes": ["csi"], "allowedFlexVolumes": [{"driver": "example/lvm"}]})

denied["a path that is not absolute"] := _with({"volumes": ["hostPath"], "allowedHostPaths": [{"pathPrefix": "srv"}]})

denied["a value of the wrong type"] := _with({"runAsUser": {"rule": 1}})

denied["a spec of the wrong type"] := _policy("")

denied["an annotation of the wrong type"] := _annotated({"apparmor.security.beta.kubernetes.io/defaultProfileName": 1})

allowed["the least that is valid"] := _policy(_good)

allowed["a bit of everything"] := _policy({
	"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 9}, {"min": 20, "max": 20}]},
	"runAsGroup": {"rule": "MayRunAs", "ranges": [{"min": 0, "max": 9}]},
	"supplementalGroups": {"rule": "MayRunAs", "ranges": [{"min": 1, "max": 9}]},
	"fsGroup": {"rule": "MustRunAs", "ranges": [{"max": 9}]},
	"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"level": "s0"}},
	"volumes": ["csi", "flexVolume", "hostPath"],
	"allowedHostPaths": [{"pathPrefix": "/srv..", "readOnly": true}],
	"allowedFlexVolumes": [{"driver": "example/lvm"}],
	"allowedCSIDrivers": [{"name": "csi.example.com"}],
	"requiredDropCapabilities": ["ALL"],
	"allowedCapabilities": ["KILL"],
	"defaultAddCapabilities": ["CHOWN"],
	"allowPrivilegeEscalation": true,
	"defaultAllowPrivilegeEscalation": true,
	"allowedProcMountTypes": ["Default", "Unmasked"],
	"allowedUnsafeSysctls": ["kernel.msg*", "net.core.somaxconn"],
	"forbiddenSysctls": ["kernel.shm*"],
	"runtimeClass": {"allowedRuntimeClassNames": ["*"], "defaultRuntimeClassName": "kata"},
})

allowed["null, which is the same as absent"] := _with({"runAsGroup": null, "volumes": null, "runtimeClass": null, "allowedHostPaths": null})

allowed["profiles"] := _annotated({
	"seccomp.security.alpha.kubernetes.io/allowedProfileNames": "docker/default,localhost/a,unconfined",
	"seccomp.security.alpha.kubernetes.io/defaultProfileName": "runtime/default",
	"apparmor.security.beta.kubernetes.io/allowedProfileNames": "runtime/default,localhost/a",
	"apparmor.security.beta.kubernetes.io/defaultProfileName": "localhost/a",
})

allowed["every seccomp profile"] := _annotated({
	"seccomp.security.alpha.kubernetes.io/allowedProfileNames": "*",
	"seccomp.security.alpha.kubernetes.io/defaultProfileName": "unconfined",
})

allowed["a default privilege escalation that is not forbidden"] := _with({"defaultAllowPrivilegeEscalation": true})

_good := {
	"runAsUser": {"rule": "MustRunAsNonRoot"},
	"supplementalGroups": {"rule": "RunAsAny"},
	"fsGroup": {"rule": "RunAsAny"},
	"seLinux": {"rule": "RunAsAny"},
}

_with(fields) := _policy(object.union(object.remove(_good, object.keys(fields)), fields))

_policy(spec) := {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "team"}, "spec": spec}

_annotated(annotations) := object.union(_policy(_good), {"metadata": {"annotations": annotations}})

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, row in {
		"a rule that does not exist": ["has the rule \"runAsAny\" of runAsUser: want one of [\"MustRunAs\", \"MustRunAsNonRoot\", \"RunAsAny\"]", ["spec", "runAsUser", "rule"]],
		"a rule of another strategy": ["has the rule \"MayRunAs\" of runAsUser: want one of [\"MustRunAs\", \"MustRunAsNonRoot\", \"RunAsAny\"]", ["spec", "runAsUser", "rule"]],
		"a strategy without a rule": ["has the rule \"\" of runAsGroup: want one of [\"MayRunAs\", \"MustRunAs\", \"RunAsAny\"]", ["spec", "runAsGroup", "rule"]],
		"a missing strategy": ["has the rule \"\" of seLinux: want one of [\"MustRunAs\", \"RunAsAny\"]", ["spec", "seLinux", "rule"]],
		"a range that ends before it begins": ["has the range 9 to 1 of fsGroup, which ends before it begins", ["spec", "fsGroup", "ranges", 0]],
		"a negative ID": ["has the range -1 to 1 of fsGroup, and no ID is negative", ["spec", "fsGroup", "ranges", 0]],
		"a volume type that does not exist": ["allows volumes of the type \"cephfs\", which does not exist", ["spec", "volumes", 1]],
		"a runAsGroup without ranges": ["has the rule \"MayRunAs\" of runAsGroup and no range", ["spec", "runAsGroup", "ranges"]],
		"any runAsGroup with ranges": ["has the rule \"RunAsAny\" of runAsGroup and ranges", ["spec", "runAsGroup", "ranges"]],
		"a capability that is allowed and dropped": ["has the capability \"KILL\" in allowedCapabilities and has it dropped", ["spec", "allowedCapabilities", 0]],
		"a capability that is added and dropped": ["has the capability \"KILL\" in defaultAddCapabilities and has it dropped", ["spec", "defaultAddCapabilities", 1]],
		"every capability allowed and some dropped": ["allows all capabilities and has some dropped", ["spec", "requiredDropCapabilities"]],
		"privilege escalation by default that is forbidden": ["forbids privilege escalation and has it by default", ["spec", "defaultAllowPrivilegeEscalation"]],
		"a sysctl in both lists": ["allows the sysctl \"kernel.msgmax\" and forbids \"kernel.msgmax\"", ["spec", "allowedUnsafeSysctls", 0]],
		"a sysctl that a pattern forbids": ["allows the sysctl \"kernel.msgmax\" and forbids \"kernel.*\"", ["spec", "allowedUnsafeSysctls", 0]],
		"a pattern that allows what is forbidden": ["allows the sysctl \"kernel.msg*\" and forbids \"kernel.msgmax\"", ["spec", "allowedUnsafeSysctls", 0]],
		"every sysctl and another": ["has \"*\" and others in allowedUnsafeSysctls", ["spec", "allowedUnsafeSysctls", 1]],
		"no pattern of sysctls": ["has \"kernel/msgmax\" in forbiddenSysctls, which is no pattern of sysctls", ["spec", "forbiddenSysctls", 0]],
		"a procMount type that does not exist": ["has the procMount type \"*\", which does not exist", ["spec", "allowedProcMountTypes", 0]],
		"a default runtime class that is not allowed": ["gives pods the runtime class \"gvisor\", which it does not allow", ["spec", "runtimeClass", "defaultRuntimeClassName"]],
		"every runtime class and another": ["has \"*\" and others in allowedRuntimeClassNames", ["spec", "runtimeClass", "allowedRuntimeClassNames"]],
		"a path without a prefix": ["allows a path of the host without a prefix", ["spec", "allowedHostPaths", 0]],
		"a path that leads upwards": ["allows the path \"/srv/../etc\" of the host, which leads upwards", ["spec", "allowedHostPaths", 0]],
		"a driver without a name": ["has an entry of allowedCSIDrivers without a name", ["spec", "allowedCSIDrivers", 0]],
		"no seccomp profile": ["has \"RuntimeDefault\" in the annotation seccomp.security.alpha.kubernetes.io/allowedProfileNames, which is no profile", ["metadata", "annotations", "seccomp.security.alpha.kubernetes.io/allowedProfileNames"]],
		"every AppArmor profile": ["has \"*\" in the annotation apparmor.security.beta.kubernetes.io/allowedProfileNames, which is no profile", ["metadata", "annotations", "apparmor.security.beta.kubernetes.io/allowedProfileNames"]],
		"ranges under any": ["has ranges of runAsUser, which the rule \"RunAsAny\" ignores", ["spec", "runAsUser", "ranges"]],
		"ranges for non-root": ["has ranges of runAsUser, which the rule \"MustRunAsNonRoot\" ignores", ["spec", "runAsUser", "ranges"]],
		"a default seccomp profile that is not allowed": ["gives pods the seccomp profile \"runtime/default\", which it does not allow", ["metadata", "annotations", "seccomp.security.alpha.kubernetes.io/defaultProfileName"]],
		"host paths without their volumes": ["has a list allowedHostPaths and allows no volumes of the type hostPath", ["spec", "allowedHostPaths"]],
		"drivers without their volumes": ["has a list allowedFlexVolumes and allows no volumes of the type flexVolume", ["spec", "allowedFlexVolumes"]],
		"a path that is not absolute": ["allows the path \"srv\" of the host, which is not absolute", ["spec", "allowedHostPaths", 0]],
	}
	[message, path] := row
	policy.violation == {{
		"msg": concat(" ", ["pod security policy \"team\"", message]),
		"path": path,
	}} with input as denied[name]
}

test_verdict_of_a_type[name] if {
	some name, row in {
		"a value of the wrong type": ["spec.runAsUser.rule is a number: want a string", ["spec", "runAsUser", "rule"]],
		"a spec of the wrong type": ["spec is a string: want an object", ["spec"]],
		"an annotation of the wrong type": [
			"metadata.annotations[apparmor.security.beta.kubernetes.io/defaultProfileName] is a number: want a string",
			["metadata", "annotations", "apparmor.security.beta.kubernetes.io/defaultProfileName"],
		],
	}
	[message, path] := row
	policy.violation == {{"msg": message, "path": path}} with input as denied[name]
}
