package reeve.policies.containers["restrict-added-capabilities_test"]

import data.reeve.policies.containers["restrict-added-capabilities"] as policy

denied["a container that adds one"] := _pod({"containers": [_has({"add": ["NET_RAW"]})]})

denied["one that runtimes grant by default"] := _pod({"containers": [_has({"drop": ["ALL"], "add": ["CHOWN"]})]})

denied["an init container"] := _pod({"initContainers": [_has({"add": ["SYS_ADMIN"]})]})

denied["a sidecar"] := _pod({"initContainers": [object.union(
	_has({"add": ["NET_ADMIN"]}),
	{"restartPolicy": "Always"},
)]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_has({"add": ["SYS_PTRACE"]})]})

denied["one beside the allowed one"] := _pod({"containers": [_has({"add": ["NET_BIND_SERVICE", "NET_ADMIN"]})]})

denied["all of them"] := _pod({"containers": [_has({"add": ["ALL"]})]})

denied["a name with a prefix"] := _pod({"containers": [_has({"add": ["CAP_SYS_TIME"]})]})

denied["an empty name"] := _pod({"containers": [_has({"add": [""]})]})

denied["one that is also dropped"] := _pod({"containers": [_has({"add": ["NET_RAW"], "drop": ["NET_RAW"]})]})

allowed["the allowed one"] := _pod({"containers": [_has({"drop": ["ALL"], "add": ["NET_BIND_SERVICE"]})]})

allowed["the allowed one in other letters"] := _pod({"containers": [_has({"add": ["cap_net_bind_service"]})]})

allowed["nothing added"] := _pod({"containers": [_has({"drop": ["ALL"]}), {"name": "proxy"}]})

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
		"msg": "container \"app\" adds the capability \"NET_ADMIN\"",
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["one beside the allowed one"]
}

test_each_entry_on_its_own if {
	count(policy.violation) == 2 with input as _pod({"containers": [_has({"add": ["NET_RAW", "CHOWN"]})]})
}

test_allowed_ones[name] if {
	some name, row in {
		"none": [[], ["NET_BIND_SERVICE", "CHOWN"], 2],
		"one": [["CHOWN"], ["NET_BIND_SERVICE", "CHOWN"], 1],
		"one in other letters": [["cap_chown"], ["CHOWN"], 0],
		"all": [["*"], ["ALL", "SYS_ADMIN", ""], 0],
	}
	[list, added, wanted] := row
	found := policy.violation with input as _pod({"containers": [_has({"add": added})]})
		with data.reeve_parameters as {"containers/restrict-added-capabilities": {"allowed": list}}
	count(found) == wanted
}
