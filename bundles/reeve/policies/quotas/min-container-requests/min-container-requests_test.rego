package reeve.policies.quotas["min-container-requests_test"]

import data.reeve.policies.quotas["min-container-requests"] as policy

denied["zero"] := _pod({"containers": [_with({"requests": {"cpu": 0}})]})

denied["null, which is zero"] := _pod({"containers": [_with({"requests": {"memory": null}})]})

denied["less memory than the minimum"] := _pod({"containers": [_with({"requests": {"cpu": "1m", "memory": "4M"}})]})

denied["a limit, which is the request too"] := _pod({"containers": [_with({"limits": {"memory": "1Mi"}})]})

denied["an init container"] := _pod({"initContainers": [_with({"requests": {"cpu": "0"}})]})

denied["a sidecar"] := _pod({"initContainers": [object.union({"restartPolicy": "Always"}, _with({"requests": {"cpu": "0"}}))]})

allowed["the minimum"] := _pod({"containers": [_with({"requests": {"cpu": 0.001, "memory": "4Mi"}})]})

allowed["no requests"] := _pod({"containers": [{"name": "app"}, _with(null), _with({"requests": null})]})

allowed["another resource"] := _pod({"containers": [_with({"requests": {"ephemeral-storage": 0}})]})

allowed["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

_with(resources) := {"name": "app", "resources": resources}

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
		"msg": "container \"app\" requests 4M of memory, below the minimum of 4Mi",
		"path": ["spec", "containers", 0, "resources", "requests", "memory"],
		"container": "app",
	}} with input as denied["less memory than the minimum"]
	policy.violation == {{
		"msg": "container \"app\" requests 1Mi of memory, below the minimum of 4Mi",
		"path": ["spec", "containers", 0, "resources", "limits", "memory"],
		"container": "app",
	}} with input as denied["a limit, which is the request too"]
}

test_minima[name] if {
	some name, case in {
		"lower": {"given": {"memory": "1Mi"}, "wanted": 0},
		"of cpu": {"given": {"cpu": "1", "memory": "1Mi"}, "wanted": 1},
	}
	found := policy.violation with input as denied["less memory than the minimum"]
		with data.reeve_parameters as {"quotas/min-container-requests": case.given}
	count(found) == case.wanted
}
