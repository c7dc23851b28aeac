package reeve.lib.pspgift_test

import data.reeve.lib.pspgift
import data.reeve.lib.psplint

_one := [{"min": 5, "max": 9}, {"min": 1, "max": 2}]

test_of[name] if {
	some name, row in {
		"nothing": [{}, {}],
		"null": [{"runAsUser": null, "runtimeClass": null, "defaultAddCapabilities": null}, {}],
		"any user": [{"runAsUser": {"rule": "RunAsAny", "ranges": _one}}, {}],
		"a user": [{"runAsUser": {"rule": "MustRunAs", "ranges": _one}}, {"runAsUser": 5}],
		"no range": [{"runAsUser": {"rule": "MustRunAs"}}, {}],
		"no root": [{"runAsUser": {"rule": "MustRunAsNonRoot"}}, {"runAsNonRoot": true}],
		"groups": [
			{
				"runAsGroup": {"rule": "MustRunAs", "ranges": _one},
				"fsGroup": {"rule": "MayRunAs", "ranges": _one},
				"supplementalGroups": {"rule": "MustRunAs", "ranges": _one},
			},
			{"runAsGroup": 5, "supplementalGroups": 5},
		],
		"a root filesystem": [{"readOnlyRootFilesystem": true}, {"readOnlyRootFilesystem": true}],
		"a root filesystem to write to": [{"readOnlyRootFilesystem": false}, {}],
		"escalation is not allowed": [{"allowPrivilegeEscalation": false}, {"allowPrivilegeEscalation": false}],
		"escalation is allowed": [{"allowPrivilegeEscalation": true}, {}],
		"escalation is the default": [{"defaultAllowPrivilegeEscalation": true}, {"allowPrivilegeEscalation": true}],
		"escalation is not the default": [
			{"allowPrivilegeEscalation": true, "defaultAllowPrivilegeEscalation": false},
			{"allowPrivilegeEscalation": false},
		],
		"capabilities": [
			{"requiredDropCapabilities": ["NET_RAW", "KILL"], "defaultAddCapabilities": ["CHOWN"]},
			{"requiredDropCapabilities": ["KILL", "NET_RAW"], "defaultAddCapabilities": ["CHOWN"]},
		],
		"SELinux": [
			{"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"level": "s0"}}},
			{"seLinuxOptions": {"level": "s0"}},
		],
		"any SELinux": [{"seLinux": {"rule": "RunAsAny", "seLinuxOptions": {"level": "s0"}}}, {}],
		"a runtime class": [{"runtimeClass": {"defaultRuntimeClassName": "kata"}}, {"runtimeClassName": "kata"}],
	}
	[spec, wanted] := row
	pspgift.of({"spec": spec}) == wanted
}

test_profiles if {
	pspgift.of({"metadata": {"annotations": {
		psplint.profile_keys.seccomp["default"]: "docker/default",
		psplint.profile_keys.apparmor["default"]: "localhost/a",
	}}}) == {"seccomp": "runtime/default", "apparmor": "localhost/a"}
}
