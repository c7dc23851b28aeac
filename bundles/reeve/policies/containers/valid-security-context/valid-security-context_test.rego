package reeve.policies.containers["valid-security-context_test"]

import data.reeve.policies.containers["valid-security-context"] as policy

denied["root where the pod forbids it"] := _pod({
	"securityContext": {"runAsNonRoot": true},
	"containers": [_container({"runAsUser": 0})],
})

denied["a container that forbids the root of its pod"] := _pod({
	"securityContext": {"runAsUser": 0},
	"containers": [_container({"runAsNonRoot": true}), {"name": "log"}],
})

denied["a privileged container without escalation"] := _pod({
	"containers": [_container({"allowPrivilegeEscalation": false, "privileged": true})],
})

denied["a capability without escalation"] := _pod({"initContainers": [_container({
	"allowPrivilegeEscalation": false,
	"capabilities": {"add": ["CHOWN", "CAP_SYS_ADMIN"]},
})]})

denied["a capability without escalation, which is accepted"] := _pod({"containers": [_container({
	"allowPrivilegeEscalation": false,
	"capabilities": {"add": ["SYS_ADMIN"]},
})]})

denied["an unmasked /proc without a user namespace"] := _pod({
	"ephemeralContainers": [_container({"procMount": "Unmasked"})],
})

denied["a user namespace and PIDs of the node"] := _pod({"hostUsers": false, "hostPID": true})

denied["processes shared in the pod and with the node"] := _pod({"shareProcessNamespace": true, "hostPID": true})

denied["a sysctl of the node's network"] := _pod({
	"hostNetwork": true,
	"securityContext": {"sysctls": [{"name": "net.core.somaxconn", "value": "1024"}]},
})

denied["block devices in a user namespace"] := _pod({
	"hostUsers": false,
	"containers": [{"name": "app", "volumeDevices": [{"name": "data", "devicePath": "/dev/xvda"}]}],
})

denied["a field of Linux on Windows"] := _pod({
	"os": {"name": "windows"},
	"securityContext": {"runAsNonRoot": true, "fsGroup": 1000},
})

denied["a field of Windows on Linux"] := _pod({
	"os": {"name": "linux"},
	"containers": [_container({"windowsOptions": {"runAsUserName": "ContainerUser"}})],
})

denied["processes of the node on Windows"] := _pod({"os": {"name": "windows"}, "hostPID": true})

denied["HostProcess containers off the host network"] := _pod({
	"securityContext": {"windowsOptions": {"hostProcess": true}},
	"containers": [{"name": "app"}],
})

denied["one HostProcess container of two"] := _pod({"hostNetwork": true, "containers": [
	_container({"windowsOptions": {"hostProcess": true}}),
	{"name": "log"},
]})

denied["a seccomp profile of the node without a file"] := _pod({
	"securityContext": {"seccompProfile": {"type": "Localhost"}},
})

denied["a file beside another AppArmor profile"] := _pod({"containers": [_container({"appArmorProfile": {
	"type": "RuntimeDefault",
	"localhostProfile": "web",
}})]})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["a user who is not root"] := _pod({
	"securityContext": {"runAsNonRoot": true, "runAsUser": 0},
	"containers": [_container({"runAsUser": 1000})],
})

allowed["root that nobody forbids"] := _pod({
	"securityContext": {"runAsUser": 0},
	"containers": [_container({"runAsNonRoot": false})],
})

allowed["no escalation"] := _pod({"containers": [_container({
	"allowPrivilegeEscalation": false,
	"privileged": false,
	"capabilities": {"add": ["NET_BIND_SERVICE"], "drop": ["SYS_ADMIN"]},
})]})

allowed["a capability with escalation"] := _pod({"containers": [_container({"capabilities": {"add": ["SYS_ADMIN"]}})]})

allowed["an unmasked /proc in a user namespace"] := _pod({
	"hostUsers": false,
	"containers": [_container({"procMount": "Unmasked"})],
})

allowed["namespaces of the node"] := _pod({"hostPID": true, "hostIPC": true, "hostNetwork": true})

allowed["a sysctl of another namespace"] := _pod({
	"hostIPC": true,
	"securityContext": {"sysctls": [{"name": "net.core.somaxconn", "value": "1024"}]},
})

allowed["Windows"] := _pod({
	"os": {"name": "windows"},
	"hostNetwork": true,
	"securityContext": {"runAsNonRoot": true, "windowsOptions": {"hostProcess": true}},
	"containers": [{"name": "app"}],
})

allowed["fields of both systems where none is declared"] := _pod({
	"securityContext": {"fsGroup": 1000, "windowsOptions": {"runAsUserName": "ContainerUser"}},
})

allowed["profiles of the node with their files"] := _pod({
	"securityContext": {"seccompProfile": {"type": "Localhost", "localhostProfile": "web.json"}},
	"containers": [_container({"appArmorProfile": {"type": "Localhost", "localhostProfile": "web"}})],
})

allowed["null, which is the same as absent"] := _pod({
	"securityContext": {"seccompProfile": null, "runAsNonRoot": true, "runAsUser": null, "sysctls": null},
	"containers": [_container({"appArmorProfile": {"type": "RuntimeDefault", "localhostProfile": null}})],
})

_container(context) := {"name": "app", "securityContext": context}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_of_root if {
	policy.violation == {{
		"msg": "container \"app\" sets runAsNonRoot and the user ID 0, with which the kubelet does not start it",
		"path": ["spec", "securityContext", "runAsUser"],
		"container": "app",
	}} with input as denied["a container that forbids the root of its pod"]
}

test_verdict_of_a_pod if {
	policy.violation == {{
		"msg": "pod sets hostUsers to false and hostPID to true, which the API server refuses",
		"path": ["spec", "hostPID"],
	}} with input as denied["a user namespace and PIDs of the node"]
}

test_messages[name] if {
	some name, wanted in {
		"a privileged container without escalation": concat("", [
			"container \"app\" sets allowPrivilegeEscalation to false and privileged to true, ",
			"which the API server refuses",
		]),
		"a capability without escalation": concat("", [
			"init container \"app\" sets allowPrivilegeEscalation to false and adds the capability ",
			"\"CAP_SYS_ADMIN\", which the API server refuses",
		]),
		"a capability without escalation, which is accepted": concat("", [
			"container \"app\" sets allowPrivilegeEscalation to false and adds the capability ",
			"\"SYS_ADMIN\", with which nothing is left to escalate to",
		]),
		"an unmasked /proc without a user namespace": concat("", [
			"ephemeral container \"app\" sets procMount to \"Unmasked\" in a pod without a user namespace, ",
			"which the API server refuses",
		]),
		"a field of Linux on Windows": "pod sets fsGroup in a pod that declares windows, which the API server refuses",
		"processes of the node on Windows": "pod sets hostPID in a pod that declares windows, which the API server refuses",
		"a seccomp profile of the node without a file": concat("", [
			"pod sets seccompProfile to \"Localhost\" without localhostProfile, ",
			"which the API server refuses",
		]),
		"a file beside another AppArmor profile": concat("", [
			"container \"app\" sets appArmorProfile to \"RuntimeDefault\" with localhostProfile, ",
			"which the API server refuses",
		]),
	}
	found := policy.violation with input as denied[name]
	{violation.msg | some violation in found} == {wanted}
}

test_each_contradiction_on_its_own if {
	found := policy.violation with input as _pod({
		"hostUsers": false,
		"hostPID": true,
		"hostIPC": true,
		"shareProcessNamespace": true,
	})
	count(found) == 3
}

test_unmasked_by_version[version] if {
	some version, wanted in {"v1.29": 0, "v1.30": 1, "latest": 1}
	found := policy.violation with input as denied["an unmasked /proc without a user namespace"]
		with data.reeve_config as {"k8sVersion": version}
	count(found) == wanted
}
