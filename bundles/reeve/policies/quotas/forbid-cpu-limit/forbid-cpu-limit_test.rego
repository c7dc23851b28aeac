package reeve.policies.quotas["forbid-cpu-limit_test"]

import data.reeve.policies.quotas["forbid-cpu-limit"] as policy

denied["a limit"] := _pod({"containers": [_with({"requests": {"cpu": "1"}, "limits": {"cpu": "2"}})]})

denied["a limit without a request"] := _pod({"containers": [_with({"limits": {"cpu": 0.5, "memory": "1Gi"}})]})

denied["a request of null"] := _pod({"containers": [_with({"requests": {"cpu": null}, "limits": {"cpu": "2"}})]})

denied["an init container"] := _pod({"initContainers": [_with({"limits": {"cpu": "2"}})]})

denied["a sidecar"] := _pod({"initContainers": [object.union(
	{"restartPolicy": "Always"},
	_with({"limits": {"cpu": "2"}}),
)]})

denied["the pod itself"] := _pod({"resources": {"limits": {"cpu": "4"}}, "containers": [{"name": "app"}]})

allowed["a request"] := _pod({"containers": [_with({"requests": {"cpu": "1"}})]})

allowed["another limit"] := _pod({"containers": [_with({"limits": {"memory": "1Gi"}})]})

allowed["zero, which bounds nothing"] := _pod({"containers": [_with({"limits": {"cpu": "0"}})]})

allowed["null"] := _pod({"resources": null, "containers": [
	_with({"limits": {"cpu": null}}),
	_with({"limits": null}),
	_with(null),
]})

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
		"msg": "container \"app\" has a cpu limit of 2",
		"path": ["spec", "containers", 0, "resources", "limits", "cpu"],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["a limit"]
}

test_the_request_that_the_limit_stood_for_is_kept if {
	some found in policy.violation with input as denied["a limit without a request"]
	found.fix == [
		{"op": "remove"},
		{"op": "add", "path": ["spec", "containers", 0, "resources", "requests", "cpu"], "value": 0.5},
	]
}

test_verdict_on_the_pod if {
	policy.violation == {{
		"msg": "pod has a cpu limit of 4",
		"path": ["spec", "resources", "limits", "cpu"],
		"fix": [{"op": "remove"}, {"op": "add", "path": ["spec", "resources", "requests", "cpu"], "value": "4"}],
	}} with input as denied["the pod itself"]
}

test_the_pod_itself_has_none_before_v1_34 if {
	count(policy.violation) == 0 with input as denied["the pod itself"] with data.reeve_config as {"k8sVersion": "v1.33"}
}
