package reeve.policies.containers["require-drop-some-capability_test"]

import data.reeve.policies.containers["require-drop-some-capability"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["an init container"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_has({"drop": ["ALL"]})],
})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["some added"] := _pod({"containers": [_has({"add": ["NET_BIND_SERVICE"]})]})

denied["an empty list"] := _pod({"containers": [_has({"drop": []})]})

denied["empty names"] := _pod({"containers": [_has({"drop": ["", null]})]})

denied["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [_has({"drop": null})]})

allowed["one dropped"] := _pod({"containers": [_has({"drop": ["NET_RAW"]})]})

allowed["all dropped"] := _pod({"containers": [_has({"drop": ["ALL"]}), _has({"drop": ["ALL"]})]})

allowed["a pod that declares Windows"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

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
		"msg": "container \"app\" drops no capability",
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop"],
		"container": "app",
		"fix": [],
	}} with input as denied["nothing set"]
}

test_fix_on_request if {
	some found in policy.violation with input as denied["nothing set"] with data.reeve_config as {"fixes": "all"}
	found.fix == [{"op": "add", "value": ["ALL"]}]
}
