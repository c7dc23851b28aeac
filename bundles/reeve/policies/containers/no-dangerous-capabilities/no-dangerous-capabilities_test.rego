package reeve.policies.containers["no-dangerous-capabilities_test"]

import data.reeve.policies.containers["no-dangerous-capabilities"] as policy

denied["a container that adds one"] := _pod({"containers": [_has({"add": ["CHOWN", "SYS_ADMIN"]})]})

denied["an init container"] := _pod({"initContainers": [_has({"add": ["SYS_MODULE"]})]})

denied["a sidecar"] := _pod({"initContainers": [object.union(
	_has({"add": ["NET_ADMIN"]}),
	{"restartPolicy": "Always"},
)]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_has({"add": ["SYS_PTRACE"]})]})

denied["all of them"] := _pod({"containers": [_has({"add": ["ALL"]})]})

denied["a name with a prefix"] := _pod({"containers": [_has({"add": ["CAP_SYS_TIME"]})]})

denied["a name in small letters"] := _pod({"containers": [_has({"add": ["bpf"]})]})

denied["one that is also dropped"] := _pod({"containers": [_has({"add": ["NET_RAW"], "drop": ["ALL"]})]})

allowed["what runtimes grant by default"] := _pod({"containers": [_has({"add": [
	"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
	"NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
]})]})

allowed["one that is less dangerous"] := _pod({"containers": [_has({"add": ["IPC_LOCK", "SYS_NICE"]})]})

allowed["one that is dropped"] := _pod({"containers": [_has({"drop": ["SYS_ADMIN"]})]})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["an empty list"] := _pod({"containers": [_has({"add": []})]})

allowed["null, which is the same as absent"] := _pod({
	"initContainers": null,
	"containers": [_has({"add": null}), _has(null)],
})

_has(capabilities) := {"name": "app", "securityContext": {"capabilities": capabilities}}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" adds the dangerous capability \"SYS_ADMIN\"",
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["a container that adds one"]
}

test_denied_ones[name] if {
	some name, row in {
		"none": [[], ["ALL", "SYS_ADMIN"], set()],
		"one": [["cap_kill"], ["KILL", "SYS_ADMIN"], {"KILL"}],
		"all, which counts as each": [["KILL"], ["ALL"], {"ALL"}],
	}
	[list, added, wanted] := row
	found := policy.violation with input as _pod({"containers": [_has({"add": added})]})
		with data.reeve_parameters as {"containers/no-dangerous-capabilities": {"denied": list}}
	{added[violation.path[6]] | some violation in found} == wanted
}
