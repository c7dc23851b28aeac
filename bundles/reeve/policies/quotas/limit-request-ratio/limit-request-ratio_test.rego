package reeve.policies.quotas["limit-request-ratio_test"]

import data.reeve.policies.quotas["limit-request-ratio"] as policy

denied["cpu"] := _pod({"containers": [_with({"requests": {"cpu": "500m"}, "limits": {"cpu": "1001m"}})]})

denied["memory"] := _pod({"containers": [_with({"requests": {"memory": "1Gi"}, "limits": {"memory": "2.5Gi"}})]})

denied["local storage"] := _pod({"containers": [_with({
	"requests": {"ephemeral-storage": "1Gi"},
	"limits": {"ephemeral-storage": "3Gi"},
})]})

denied["a request of zero"] := _pod({"containers": [_with({"requests": {"cpu": null}, "limits": {"cpu": "1m"}})]})

denied["an init container"] := _pod({"initContainers": [_with({"requests": {"cpu": 1}, "limits": {"cpu": 3}})]})

denied["a sidecar"] := _pod({"initContainers": [object.union(
	{"restartPolicy": "Always"},
	_with({"requests": {"cpu": 1}, "limits": {"cpu": 3}}),
)]})

denied["the pod itself"] := _pod({
	"resources": {"requests": {"cpu": 1}, "limits": {"cpu": 3}},
	"containers": [{"name": "app"}],
})

allowed["just as much"] := _pod({"containers": [_with({
	"requests": {"cpu": "0.5", "memory": "1Gi"},
	"limits": {"cpu": 1, "memory": "2048Mi"},
})]})

allowed["the same"] := _pod({"containers": [_with({"requests": {"cpu": "1000m"}, "limits": {"cpu": "1"}})]})

allowed["a limit, which is the request too"] := _pod({"containers": [_with({"limits": {"cpu": "8"}})]})

allowed["no limit"] := _pod({"containers": [_with({"requests": {"cpu": "1m"}}), _with({"requests": null, "limits": null})]})

allowed["a limit of zero, which is none"] := _pod({"containers": [_with({"requests": {"cpu": "1m"}, "limits": {"cpu": 0}})]})

allowed["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

allowed["digits that no float holds"] := _pod({"containers": [_with({
	"requests": {"memory": "4503599627370497"},
	"limits": {"memory": "9007199254740994"},
})]})

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
		"msg": "container \"app\" limits memory to 2.5Gi, more than 2 times its request of 1Gi",
		"path": ["spec", "containers", 0, "resources", "limits", "memory"],
		"container": "app",
	}} with input as denied.memory
	policy.violation == {{
		"msg": "pod limits cpu to 3, more than 2 times its request of 1",
		"path": ["spec", "resources", "limits", "cpu"],
	}} with input as denied["the pod itself"]
}

test_ratios[name] if {
	some name, case in {
		"higher": {"given": {"ratio": 2.5}, "cpu": 0, "memory": 0},
		"hardly higher": {"given": {"ratio": 2.499}, "cpu": 0, "memory": 1},
		"for cpu": {"given": {"cpuRatio": 3}, "cpu": 0, "memory": 1},
		"lower for cpu": {"given": {"ratio": 10, "cpuRatio": 1}, "cpu": 1, "memory": 0},
	}
	every resource in ["cpu", "memory"] {
		found := policy.violation with input as denied[resource]
			with data.reeve_parameters as {"quotas/limit-request-ratio": case.given}
		count(found) == case[resource]
	}
}

test_what_a_limit_range_gives[name] if {
	some name, case in {
		"too high a limit": {"resources": {"requests": {"cpu": "1"}}, "item": {"default": {"cpu": "3"}}, "wanted": 1},
		"both": {"resources": null, "item": {"default": {"cpu": "3"}, "defaultRequest": {"cpu": "1"}}, "wanted": 1},
		"a limit that is the request too": {"resources": {}, "item": {"default": {"cpu": "3"}}, "wanted": 0},
		"a request that the limit replaces": {"resources": {"limits": {"cpu": "3"}}, "item": {"defaultRequest": {"cpu": "1"}}, "wanted": 0},
	}
	range := {
		"apiVersion": "v1",
		"kind": "LimitRange",
		"metadata": {"name": "main", "namespace": "default"},
		"spec": {"limits": [object.union({"type": "Container"}, case.item)]},
	}
	found := policy.violation with input as _pod({"containers": [_with(case.resources)]})
		with data.inventory as {"namespace": {"default": {"v1": {"LimitRange": {"main": range}}}}}
	count(found) == case.wanted
}
