package reeve.policies.containers["require-drop-all-capabilities_test"]

import data.reeve.policies.containers["require-drop-all-capabilities"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["an init container"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_has({"drop": ["ALL"]})],
})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["some dropped, but not all"] := _pod({"containers": [_has({"drop": ["NET_RAW", "CHOWN"]})]})

denied["all with a prefix, which some runtimes ignore"] := _pod({"containers": [_has({"drop": ["CAP_ALL"]})]})

denied["an empty list"] := _pod({"containers": [_has({"drop": []})]})

denied["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [_has({"drop": null})]})

allowed["all dropped"] := _pod({"containers": [_has({"drop": ["ALL"]}), _has({"drop": ["NET_RAW", "ALL"]})]})

allowed["all dropped in small letters"] := _pod({"containers": [_has({"drop": ["all"]})]})

allowed["all dropped and some added back"] := _pod({"containers": [_has({"drop": ["ALL"], "add": ["CHOWN"]})]})

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
		"msg": "container \"app\" does not drop ALL capabilities",
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop"],
		"container": "app",
		"fix": [],
	}} with input as denied["nothing set"]
}

test_fix_on_request if {
	some found in policy.violation with input as denied["some dropped, but not all"]
		with data.reeve_config as {"fixes": "all"}
	found.fix == [{"op": "add", "value": ["ALL"]}]
}

test_exempt_images if {
	pod := _pod({"containers": [{"name": "app", "image": "ping:1"}, {"name": "web", "image": "nginx:1"}]})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/require-drop-all-capabilities": {"exemptImages": ["ping"]}}
	{violation.container | some violation in found} == {"web"}
}
