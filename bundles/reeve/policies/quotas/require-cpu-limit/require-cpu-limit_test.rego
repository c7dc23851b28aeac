package reeve.policies.quotas["require-cpu-limit_test"]

import data.reeve.policies.quotas["require-cpu-limit"] as policy

denied["no resources"] := _pod({"containers": [{"name": "app"}]})

denied["a request only"] := _pod({"containers": [_with({"requests": {"cpu": "1"}})]})

denied["another limit"] := _pod({"containers": [_with({"limits": {"memory": "1Gi"}})]})

denied["zero, which bounds nothing"] := _pod({"containers": [_with({"limits": {"cpu": "0"}})]})

denied["null, which is zero"] := _pod({"containers": [_with({"limits": {"cpu": null}})]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup"}], "containers": [_with(_limit)]})

denied["a sidecar"] := _pod({
	"initContainers": [{"name": "proxy", "restartPolicy": "Always"}],
	"containers": [_with(_limit)],
})

denied["a limit of the pod on another resource"] := _pod({
	"resources": {"limits": {"memory": "1Gi"}},
	"containers": [{"name": "app"}],
})

allowed["a limit"] := _pod({"containers": [_with(_limit)]})

allowed["a limit as a number"] := _pod({"containers": [_with({"limits": {"cpu": 0.5}})]})

allowed["an ephemeral container, which cannot have any"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

allowed["a limit of the pod"] := _pod({"resources": _limit, "containers": [{"name": "app"}]})

allowed["null containers"] := _pod({"initContainers": null, "containers": [_with(_limit)]})

_limit := {"limits": {"cpu": "500m"}}

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
		"msg": "init container \"setup\" has no cpu limit",
		"path": ["spec", "initContainers", 0, "resources", "limits", "cpu"],
		"container": "setup",
	}} with input as denied["an init container"]
}

test_what_a_limit_range_gives[counts] if {
	some counts, wanted in {true: 0, false: 1}
	range := {
		"apiVersion": "v1",
		"kind": "LimitRange",
		"metadata": {"name": "main", "namespace": "default"},
		"spec": {"limits": [{"type": "Container", "max": {"cpu": "2"}}]},
	}
	found := policy.violation with input as denied["a request only"]
		with data.inventory as {"namespace": {"default": {"v1": {"LimitRange": {"main": range}}}}}
		with data.reeve_parameters as {"quotas/require-cpu-limit": {"useLimitRange": counts}}
	count(found) == wanted
}

test_a_limit_of_the_pod_counts_from_v1_34 if {
	count(policy.violation) == 1 with input as allowed["a limit of the pod"]
		with data.reeve_config as {"k8sVersion": "v1.33"}
}

test_namespaces[name] if {
	some name, case in {
		"its own": {"patterns": ["batch"], "wanted": 1},
		"by a pattern": {"patterns": ["shop", "b*"], "wanted": 1},
		"another": {"patterns": ["shop"], "wanted": 0},
		"none": {"patterns": [], "wanted": 0},
	}
	pod := object.union(denied["no resources"], {"metadata": {"namespace": "batch"}})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"quotas/require-cpu-limit": {"namespaces": case.patterns}}
	count(found) == case.wanted
}
