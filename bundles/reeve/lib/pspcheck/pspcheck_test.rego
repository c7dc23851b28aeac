package reeve.lib.pspcheck_test

import data.reeve.lib.psp
import data.reeve.lib.pspcheck
import data.reeve.lib.psppod

_any := {field: {"rule": "RunAsAny"} | some field in ["fsGroup", "runAsUser", "seLinux", "supplementalGroups"]}

_refusals(fields, spec) := pspcheck.refusals(
	psp.read({"spec": object.union(_any, fields)}),
	psppod.read({"spec": spec}, false),
)

_container(fields) := {"containers": [object.union({"name": "app"}, fields)]}

_context(security_context) := _container({"securityContext": security_context})

_messages(fields, spec) := [refusal.msg | some refusal in _refusals(fields, spec)]

test_a_plain_pod_is_admitted if _refusals({}, _container({})) == []

test_host_namespaces if {
	every field in ["hostIPC", "hostNetwork", "hostPID"] {
		spec := object.union(_container({}), {field: true})
		_refusals({}, spec) == [{"msg": sprintf("pod sets %s", [field]), "path": ["spec", field]}]
		_refusals({field: true}, spec) == []
		_refusals({}, object.union(spec, {field: false})) == []
	}
}

_sysctl(name) := object.union(_container({}), {"securityContext": {"sysctls": [{"name": name}]}})

test_sysctls[name] if {
	some name, [fields, sysctl, msgs] in {
		"a safe one": [{}, "kernel.shm_rmid_forced", []],
		"an unsafe one": [{}, "kernel.msgmax", ["pod sets the unsafe sysctl \"kernel.msgmax\""]],
		"one that is safe today": [{}, "net.ipv4.tcp_rmem", ["pod sets the unsafe sysctl \"net.ipv4.tcp_rmem\""]],
		"one that is allowed": [{"allowedUnsafeSysctls": ["kernel.msgmax"]}, "kernel.msgmax", []],
		"one of many": [{"allowedUnsafeSysctls": ["kernel.*"]}, "kernel.msgmax", []],
		"any": [{"allowedUnsafeSysctls": ["*"]}, "kernel.msgmax", []],
		"one that is forbidden": [
			{"forbiddenSysctls": ["kernel.shm*"]},
			"kernel.shm_rmid_forced",
			["pod sets the forbidden sysctl \"kernel.shm_rmid_forced\""],
		],
		"another spelling": [
			{"allowedUnsafeSysctls": ["net.core.somaxconn"]},
			"net/core/somaxconn",
			["pod sets the unsafe sysctl \"net/core/somaxconn\""],
		],
	}
	_messages(fields, _sysctl(sysctl)) == msgs
}

test_runtime_class[name] if {
	some name, [restriction, class, count_of] in {
		"not looked at": [null, "kata", 0],
		"allowed": [{"allowedRuntimeClassNames": ["kata"]}, "kata", 0],
		"any": [{"allowedRuntimeClassNames": ["*"]}, "kata", 0],
		"another": [{"allowedRuntimeClassNames": ["gvisor"]}, "kata", 1],
		"none allowed": [{}, "kata", 1],
		"none named": [{"allowedRuntimeClassNames": ["gvisor"]}, null, 0],
	}
	found := _refusals({"runtimeClass": restriction}, object.union(_container({}), {"runtimeClassName": class}))
	[refusal.path | some refusal in found] == [["spec", "runtimeClassName"] | count_of == 1]
}

test_fields_of_a_container[name] if {
	some name, [fields, context, field, msg] in {
		"privileged": [{}, {"privileged": true}, "privileged", "is privileged"],
		"escalation": [
			{"allowPrivilegeEscalation": false},
			{"allowPrivilegeEscalation": true},
			"allowPrivilegeEscalation",
			"allows privilege escalation",
		],
		"no word on escalation": [
			{"allowPrivilegeEscalation": false},
			{},
			"allowPrivilegeEscalation",
			"allows privilege escalation",
		],
		"a root file system to write to": [
			{"readOnlyRootFilesystem": true},
			{"readOnlyRootFilesystem": false},
			"readOnlyRootFilesystem",
			"may write to its root file system",
		],
		"another proc mount": [{}, {"procMount": "Unmasked"}, "procMount", "has the proc mount \"Unmasked\""],
		"the default proc mount where another is wanted": [
			{"allowedProcMountTypes": ["Unmasked"]},
			{},
			"procMount",
			"has the proc mount \"Default\"",
		],
	}
	_refusals(fields, _context(context)) == [{
		"msg": sprintf("container \"app\" %s", [msg]),
		"path": ["spec", "containers", 0, "securityContext", field],
		"container": "app",
	}]
}

test_fields_that_are_allowed[name] if {
	some name, [fields, context] in {
		"privileged": [{"privileged": true}, {"privileged": true}],
		"escalation": [{}, {"allowPrivilegeEscalation": true}],
		"no escalation": [{"allowPrivilegeEscalation": false}, {"allowPrivilegeEscalation": false}],
		"a root file system to read": [{"readOnlyRootFilesystem": true}, {"readOnlyRootFilesystem": true}],
		"another proc mount": [{"allowedProcMountTypes": ["Default", "Unmasked"]}, {"procMount": "Unmasked"}],
	}
	_refusals(fields, _context(context)) == []
}

test_host_ports if {
	fields := {"hostPorts": [{"min": 80, "max": 80}, {"min": 8000, "max": 9000}]}
	ports := [{"containerPort": 1, "hostPort": 80}, {"containerPort": 1, "hostPort": 443}, {"containerPort": 1}]
	_refusals(fields, _container({"ports": ports})) == [{
		"msg": "container \"app\" binds host port 443, outside of 80, 8000-9000",
		"path": ["spec", "containers", 0, "ports", 1, "hostPort"],
		"container": "app",
	}]
	_messages({}, _container({"ports": ports}))[0] == "container \"app\" binds host port 80, outside of none"
}

test_in_the_network_of_the_node_every_port_is_one_of_the_node if {
	spec := {
		"hostNetwork": true,
		"containers": [{"name": "app", "ports": [{"containerPort": 8080}, {"containerPort": 80, "hostPort": 0}]}],
		"ephemeralContainers": [{"name": "debug", "ports": [{"containerPort": 1}]}],
	}
	[refusal.path | some refusal in _refusals({"hostNetwork": true, "hostPorts": [{"min": 80, "max": 80}]}, spec)] == [
		["spec", "containers", 0, "ports", 0, "containerPort"],
	]
}

test_capabilities[name] if {
	some name, [fields, given, msgs] in {
		"none": [{}, null, []],
		"none, where some are to be dropped": [
			{"requiredDropCapabilities": ["ALL"]},
			null,
			["container \"app\" drops no capabilities"],
		],
		"added": [{}, {"add": ["CHOWN"]}, ["container \"app\" adds the capability \"CHOWN\""]],
		"allowed": [{"allowedCapabilities": ["CHOWN"]}, {"add": ["CHOWN"]}, []],
		"added by default": [{"defaultAddCapabilities": ["CHOWN"]}, {"add": ["CHOWN"]}, []],
		"any, which need not be dropped": [
			{"allowedCapabilities": ["*"], "requiredDropCapabilities": ["ALL"]},
			{"add": ["SYS_ADMIN"]},
			[],
		],
		"not dropped": [
			{"requiredDropCapabilities": ["KILL", "MKNOD"]},
			{"drop": ["KILL"]},
			["container \"app\" does not drop the capability \"MKNOD\""],
		],
		"all is another name": [
			{"requiredDropCapabilities": ["KILL"]},
			{"drop": ["ALL"]},
			["container \"app\" does not drop the capability \"KILL\""],
		],
	}
	_messages(fields, _context({"capabilities": given})) == msgs
}

test_containers_of_every_kind if {
	context := {"name": "x", "securityContext": {"privileged": true}}
	spec := {"initContainers": [context], "containers": [context], "ephemeralContainers": [context]}
	_messages({}, spec) == [
		"init container \"x\" is privileged",
		"container \"x\" is privileged",
		"ephemeral container \"x\" is privileged",
	]
}

test_all_subjects_are_asked_about if {
	spec := object.union(_context({"runAsUser": 0}), {
		"securityContext": {"fsGroup": 0, "seccompProfile": {"type": "Unconfined"}},
		"volumes": [{"name": "a"}],
	})
	fields := {
		"runAsUser": {"rule": "MustRunAsNonRoot"},
		"fsGroup": {"rule": "MayRunAs", "ranges": [{"min": 1, "max": 2}]},
	}
	_messages(fields, spec) == [
		"volume \"a\" is of the type emptyDir",
		"pod has fsGroup 0, outside of 1-2",
		"pod has the seccomp profile \"unconfined\", where none is allowed",
		"container \"app\" runs as user 0",
		"container \"app\" has the seccomp profile \"unconfined\", where none is allowed",
	]
}
