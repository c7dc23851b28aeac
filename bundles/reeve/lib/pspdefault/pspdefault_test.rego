package reeve.lib.pspdefault_test

import data.reeve.lib.psp
import data.reeve.lib.pspdefault
import data.reeve.lib.psppod

_any := {field: {"rule": "RunAsAny"} | some field in ["fsGroup", "runAsUser", "seLinux", "supplementalGroups"]}

_changes(annotations, fields, template) := {change.path: change.value | some change in changes} if {
	policy := psp.read({"metadata": {"annotations": annotations}, "spec": object.union(_any, fields)})
	changes := pspdefault.changes(policy, psppod.read(template, false))
}

_pod(spec) := {"spec": object.union({"containers": [{"name": "app"}]}, spec)}

_container(security_context) := _pod({"containers": [{"name": "app", "securityContext": security_context}]})

_of_container(field) := ["spec", "containers", 0, "securityContext", field]

_seccomp := "seccomp.security.alpha.kubernetes.io"

test_a_policy_without_demands_changes_nothing if _changes({}, {}, _pod({})) == {}

test_ids if {
	ranges := [{"min": 5, "max": 9}, {"min": 1, "max": 2}]
	must := {field: {"rule": "MustRunAs", "ranges": ranges} |
		some field in ["fsGroup", "runAsGroup", "runAsUser", "supplementalGroups"]
	}
	_changes({}, must, _pod({})) == {
		["spec", "securityContext", "fsGroup"]: 5,
		["spec", "securityContext", "supplementalGroups"]: [5],
		_of_container("runAsUser"): 5,
		_of_container("runAsGroup"): 5,
	}
	may := {field: object.union(strategy, {"rule": "MayRunAs"}) |
		some field, strategy in must
		field != "runAsUser"
	}
	_changes({}, may, _pod({})) == {}
	_changes({}, must, _pod({"securityContext": {
		"fsGroup": 0,
		"supplementalGroups": [],
		"runAsUser": 0,
		"runAsGroup": 0,
	}})) == {}
}

test_non_root[name] if {
	some name, [template, count_of] in {
		"nothing said": [_pod({}), 1],
		"a user of the pod": [_pod({"securityContext": {"runAsUser": 0}}), 0],
		"a user of the container": [_container({"runAsUser": 1}), 0],
		"said": [_container({"runAsNonRoot": false}), 0],
		"said for the pod": [_pod({"securityContext": {"runAsNonRoot": false}}), 0],
	}
	found := _changes({}, {"runAsUser": {"rule": "MustRunAsNonRoot"}}, template)
	found == {path: true | count_of == 1; path := _of_container("runAsNonRoot")}
}

test_selinux if {
	fields := {"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"level": "s0"}}}
	path := ["spec", "securityContext", "seLinuxOptions"]
	_changes({}, fields, _pod({})) == {path: {"level": "s0"}}
	_changes({}, fields, _container({"seLinuxOptions": {"level": "s1"}})) == {path: {"level": "s0"}}
	_changes({}, fields, _pod({"securityContext": {"seLinuxOptions": {}}})) == {}
}

test_escalation[name] if {
	some name, [fields, given, wanted] in {
		"not allowed": [{"allowPrivilegeEscalation": false}, {}, false],
		"a default": [{"defaultAllowPrivilegeEscalation": true}, {}, true],
		"a default comes first": [{"allowPrivilegeEscalation": false, "defaultAllowPrivilegeEscalation": true}, {}, true],
		"allowed": [{}, {}, null],
		"said": [{"allowPrivilegeEscalation": false}, {"allowPrivilegeEscalation": true}, null],
	}
	_changes({}, fields, _container(given)) == {path: wanted |
		wanted != null
		path := _of_container("allowPrivilegeEscalation")
	}
}

test_read_only if {
	_changes({}, {"readOnlyRootFilesystem": true}, _pod({})) == {_of_container("readOnlyRootFilesystem"): true}
	_changes({}, {"readOnlyRootFilesystem": true}, _container({"readOnlyRootFilesystem": false})) == {}
}

test_capabilities[name] if {
	some name, [given, wanted] in {
		"none": [null, {"add": ["CHOWN"], "drop": ["ALL"]}],
		"others": [{"add": ["KILL"], "drop": ["MKNOD"]}, {"add": ["CHOWN", "KILL"], "drop": ["ALL", "MKNOD"]}],
		"what is dropped is not added": [{"drop": ["CHOWN"]}, {"drop": ["ALL", "CHOWN"]}],
		"the same": [{"add": ["CHOWN", "CHOWN"], "drop": ["ALL"]}, null],
		"none of either": [{"drop": ["ALL", "CHOWN"]}, null],
	}
	fields := {"defaultAddCapabilities": ["CHOWN"], "requiredDropCapabilities": ["ALL"]}
	_changes({}, fields, _container({"capabilities": given})) == {path: wanted |
		wanted != null
		path := _of_container("capabilities")
	}
}

test_runtime_class if {
	fields := {"runtimeClass": {"defaultRuntimeClassName": "gvisor"}}
	_changes({}, fields, _pod({})) == {["spec", "runtimeClassName"]: "gvisor"}
	_changes({}, fields, _pod({"runtimeClassName": ""})) == {}
	_changes({}, {"runtimeClass": {}}, _pod({})) == {}
}

test_seccomp[name] if {
	some name, [annotations, spec, wanted] in {
		"none": [{}, {}, "unconfined"],
		"empty": [{"seccomp.security.alpha.kubernetes.io/pod": ""}, {}, "unconfined"],
		"an annotation": [{"seccomp.security.alpha.kubernetes.io/pod": "localhost/a"}, {}, null],
		"a field": [{}, {"securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}}, "runtime/default"],
		"a file": [
			{},
			{"securityContext": {"seccompProfile": {"type": "Localhost", "localhostProfile": "a"}}},
			"localhost/a",
		],
		"a field that has no name": [{}, {"securityContext": {"seccompProfile": {"type": "Localhost"}}}, null],
	}
	template := object.union(_pod(spec), {"metadata": {"annotations": annotations}})
	_changes({concat("/", [_seccomp, "defaultProfileName"]): "unconfined"}, {}, template) == {path: wanted |
		wanted != null
		path := ["metadata", "annotations", "seccomp.security.alpha.kubernetes.io/pod"]
	}
}

test_apparmor if {
	policy := {"apparmor.security.beta.kubernetes.io/defaultProfileName": "runtime/default"}
	key := "container.apparmor.security.beta.kubernetes.io/app"
	_changes(policy, {}, _pod({})) == {["metadata", "annotations", key]: "runtime/default"}
	_changes(policy, {}, object.union(_pod({}), {"metadata": {"annotations": {key: "unconfined"}}})) == {}
}

test_containers_of_every_kind if {
	found := _changes({}, {"readOnlyRootFilesystem": true}, {"spec": {
		"initContainers": [{}],
		"containers": [{}, {}],
		"ephemeralContainers": [{}],
	}})
	count(found) == 4
}

test_a_copy_is_no_default if {
	pod := psppod.read(_pod({"securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}}), false)
	policy := psp.read({"spec": object.union(_any, {"readOnlyRootFilesystem": true})})
	changes := pspdefault.changes(policy, pod)
	count(changes) == 2
	[change.value | some change in pspdefault.defaults(pod, changes)] == [true]
}
