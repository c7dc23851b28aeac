package reeve.policies.quotas["max-container-requests_test"]

import data.reeve.policies.quotas["max-container-requests"] as policy

parameters := {"max": {"cpu": "2", "memory": "4Gi"}}

_given := {"quotas/max-container-requests": parameters}

denied["cpu above the maximum"] := _pod({"containers": [_with({"requests": {"cpu": "2001m"}})]})

denied["memory above the maximum"] := _pod({"containers": [_with({"requests": {"memory": "4.5Gi"}})]})

denied["a limit, which is the request too"] := _pod({"containers": [_with({"limits": {"cpu": 3}})]})

denied["an init container"] := _pod({"initContainers": [_with({"requests": {"cpu": "3"}})]})

denied["a sidecar"] := _pod({"initContainers": [object.union({"restartPolicy": "Always"}, _with({"requests": {"cpu": "3"}}))]})

allowed["the maximum"] := _pod({"containers": [_with({"requests": {"cpu": 2, "memory": "4096Mi"}})]})

allowed["a limit above a request"] := _pod({"containers": [_with({"requests": {"cpu": 1}, "limits": {"cpu": "3"}})]})

allowed["no requests"] := _pod({"containers": [_with(null), _with({"requests": null}), _with({"requests": {"cpu": null}})]})

allowed["a resource without a maximum"] := _pod({"containers": [_with({"requests": {"ephemeral-storage": "1Ti"}})]})

allowed["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

allowed["the pod itself"] := _pod({"resources": {"requests": {"cpu": "3"}}, "containers": [{"name": "app"}]})

_with(resources) := {"name": "app", "resources": resources}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_parameters as _given
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_parameters as _given
}

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" requests 2001m of cpu, above the maximum of 2",
		"path": ["spec", "containers", 0, "resources", "requests", "cpu"],
		"container": "app",
	}} with input as denied["cpu above the maximum"]
		with data.reeve_parameters as _given
	policy.violation == {{
		"msg": "container \"app\" requests 3 of cpu, above the maximum of 2",
		"path": ["spec", "containers", 0, "resources", "limits", "cpu"],
		"container": "app",
	}} with input as denied["a limit, which is the request too"]
		with data.reeve_parameters as _given
}

test_without_parameters_there_is_no_maximum[name] if {
	some name, object in denied
	count(policy.violation) == 0 with input as object
}
