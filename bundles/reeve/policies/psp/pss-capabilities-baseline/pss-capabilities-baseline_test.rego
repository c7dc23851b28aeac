package reeve.policies.psp["pss-capabilities-baseline_test"]

import data.reeve.policies.psp["pss-capabilities-baseline"] as policy

denied["a container that adds one"] := _pod({"containers": [_adds(["NET_RAW"])]})

denied["an init container that adds one"] := _pod({"initContainers": [_adds(["SYS_ADMIN"])]})

denied["an ephemeral container that adds one"] := _pod({"ephemeralContainers": [_adds(["SYS_PTRACE"])]})

denied["one among defaults"] := _pod({"containers": [_adds(["CHOWN", "KILL", "NET_ADMIN"])]})

denied["all of them"] := _pod({"containers": [_adds(["ALL"])]})

denied["a default in other letters"] := _pod({"containers": [_adds(["chown"])]})

denied["a default with a prefix"] := _pod({"containers": [_adds(["CAP_CHOWN"])]})

denied["an empty name"] := _pod({"containers": [_adds([""])]})

denied["null, which is the empty name"] := _pod({"containers": [_adds([null])]})

denied["one that is also dropped"] := _pod({"containers": [{
	"name": "app",
	"securityContext": {"capabilities": {"add": ["NET_RAW"], "drop": ["NET_RAW"]}},
}]})

allowed["the defaults"] := _pod({"containers": [_adds([
	"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
	"NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
])]})

allowed["a container without a security context"] := _pod({"containers": [{"name": "app"}]})

allowed["a container that only drops"] := _pod({"containers": [{
	"name": "app",
	"securityContext": {"capabilities": {"drop": ["NET_RAW"]}},
}]})

allowed["an empty list"] := _pod({"containers": [_adds([])]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [
	_adds(null),
	{"name": "proxy", "securityContext": {"capabilities": null}},
]})

_adds(capabilities) := {"name": "app", "securityContext": {"capabilities": {"add": capabilities}}}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_each_entry_on_its_own if {
	count(policy.violation) == 2 with input as _pod({"containers": [_adds(["NET_RAW", "CHOWN", "NET_RAW"])]})
}

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" adds the capability \"NET_ADMIN\"",
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 2],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["one among defaults"]
}
