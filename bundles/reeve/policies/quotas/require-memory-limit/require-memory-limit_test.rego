package reeve.policies.quotas["require-memory-limit_test"]

import data.reeve.policies.quotas["require-memory-limit"] as policy

denied["no resources"] := _pod({"containers": [{"name": "app"}]})

denied["a request only"] := _pod({"containers": [_with({"requests": {"memory": "1Gi"}})]})

denied["another limit"] := _pod({"containers": [_with({"limits": {"cpu": "1"}})]})

denied["zero, which bounds nothing"] := _pod({"containers": [_with({"limits": {"memory": "0Mi"}})]})

denied["null, which is zero"] := _pod({"containers": [_with({"limits": {"memory": null}})]})

denied["a second container"] := _pod({"containers": [_with(_limit), {"name": "log", "resources": null}]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup"}], "containers": [_with(_limit)]})

denied["a sidecar"] := _pod({
	"initContainers": [{"name": "proxy", "restartPolicy": "Always", "resources": {"limits": null}}],
	"containers": [_with(_limit)],
})

denied["a limit of the pod on another resource"] := _pod({
	"resources": {"limits": {"cpu": "1"}, "requests": {"memory": "1Gi"}},
	"containers": [{"name": "app"}],
})

denied["Windows"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

denied["a pod template"] := {
	"apiVersion": "v1",
	"kind": "PodTemplate",
	"metadata": {"name": "web"},
	"template": {"spec": {"containers": [{"name": "app"}]}},
}

allowed["a limit"] := _pod({"containers": [_with(_limit)]})

allowed["a limit as a number"] := _pod({"containers": [_with({"limits": {"memory": 1073741824}})]})

allowed["limits everywhere"] := _pod({
	"initContainers": [object.union(_with(_limit), {"restartPolicy": "Always"}), _with(_limit)],
	"containers": [_with(_limit), _with(_limit)],
})

allowed["an ephemeral container, which cannot have any"] := _pod({
	"containers": [_with(_limit)],
	"ephemeralContainers": [{"name": "debug"}],
})

allowed["a limit of the pod"] := _pod({"resources": _limit, "containers": [{"name": "app"}]})

allowed["no containers"] := _pod({"containers": null})

_limit := {"limits": {"memory": "1Gi"}}

_with(resources) := {"name": "app", "resources": resources}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_inventory(default_limit) := {"namespace": {"default": {"v1": {"LimitRange": {"main": {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": "main", "namespace": "default"},
	"spec": {"limits": [{"type": "Container", "default": default_limit}]},
}}}}}}

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
		"msg": "container \"log\" has no memory limit",
		"path": ["spec", "containers", 1, "resources", "limits", "memory"],
		"container": "log",
	}} with input as denied["a second container"]
	some found in policy.violation with input as denied["zero, which bounds nothing"]
	found.msg == "container \"app\" has a memory limit of 0, which is none"
}

test_what_a_limit_range_gives[name] if {
	some name, case in {
		"a default": {"limits": {"memory": "1Gi"}, "parameters": {}, "wanted": 0},
		"a default that does not count": {"limits": {"memory": "1Gi"}, "parameters": {"useLimitRange": false}, "wanted": 1},
		"a default for another resource": {"limits": {"cpu": "1"}, "parameters": {}, "wanted": 1},
		"a default of zero": {"limits": {"memory": 0}, "parameters": {}, "wanted": 1},
	}
	found := policy.violation with input as denied["no resources"]
		with data.inventory as _inventory(case.limits)
		with data.reeve_parameters as {"quotas/require-memory-limit": case.parameters}
	count(found) == case.wanted
}

test_a_limit_range_changes_no_zero if {
	count(policy.violation) == 1 with input as denied["zero, which bounds nothing"]
		with data.inventory as _inventory({"memory": "1Gi"})
}

test_a_limit_of_the_pod_counts_from_v1_34_and_where_it_may[name] if {
	some name, case in {
		"v1.33": {"version": "v1.33", "parameters": {}, "wanted": 1},
		"v1.34": {"version": "v1.34", "parameters": {}, "wanted": 0},
		"not counted": {"version": "latest", "parameters": {"usePodLevel": false}, "wanted": 1},
	}
	found := policy.violation with input as allowed["a limit of the pod"]
		with data.reeve_config as {"k8sVersion": case.version}
		with data.reeve_parameters as {"quotas/require-memory-limit": case.parameters}
	count(found) == case.wanted
}

test_without_init_containers if {
	without := {"quotas/require-memory-limit": {"includeInit": false}}
	count(policy.violation) == 0 with input as denied["an init container"] with data.reeve_parameters as without
	count(policy.violation) == 1 with input as denied["a sidecar"] with data.reeve_parameters as without
	count(policy.violation) == 1 with input as denied["no resources"] with data.reeve_parameters as without
}
