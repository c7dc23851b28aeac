package reeve.policies.quotas["require-memory-request_test"]

import data.reeve.policies.quotas["require-memory-request"] as policy

denied["no resources"] := _pod({"containers": [{"name": "app"}]})

denied["another request"] := _pod({"containers": [_with({"requests": {"ephemeral-storage": "1Gi"}})]})

denied["zero"] := _pod({"containers": [_with({"requests": {"memory": "0"}})]})

denied["null, which is zero"] := _pod({"containers": [_with({"requests": {"memory": null}})]})

denied["zero, which the limit does not replace"] := _pod({"containers": [_with({
	"requests": {"memory": 0},
	"limits": {"memory": "1Gi"},
})]})

denied["a limit of zero"] := _pod({"containers": [_with({"limits": {"memory": "0"}})]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup"}], "containers": [_with(_request)]})

denied["a sidecar"] := _pod({
	"initContainers": [{"name": "proxy", "restartPolicy": "Always", "resources": {"requests": null}}],
	"containers": [_with(_request)],
})

allowed["a request"] := _pod({"containers": [_with(_request)]})

allowed["a request as a number"] := _pod({"containers": [_with({"requests": {"memory": 1}})]})

allowed["a limit, which is the request too"] := _pod({"containers": [_with({"limits": {"memory": "1Gi"}})]})

allowed["a request of the pod"] := _pod({"resources": _request, "containers": [{"name": "app"}]})

allowed["a limit of the pod"] := _pod({"resources": {"limits": {"memory": "1Gi"}}, "containers": [{"name": "app"}]})

allowed["an ephemeral container, which cannot have any"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

allowed["null containers"] := _pod({"containers": null})

_request := {"requests": {"memory": "1Gi"}}

_with(resources) := {"name": "app", "resources": resources}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_inventory(item) := {"namespace": {"default": {"v1": {"LimitRange": {"main": {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": "main", "namespace": "default"},
	"spec": {"limits": [object.union({"type": "Container"}, item)]},
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
		"msg": "container \"app\" has no memory request",
		"path": ["spec", "containers", 0, "resources", "requests", "memory"],
		"container": "app",
	}} with input as denied["no resources"]
	policy.violation == {{
		"msg": "container \"app\" has a memory request of 0, which is none",
		"path": ["spec", "containers", 0, "resources", "requests", "memory"],
		"container": "app",
	}} with input as denied["zero, which the limit does not replace"]
}

test_what_a_limit_range_gives[name] if {
	some name, case in {
		"a request": {"item": {"defaultRequest": {"memory": "1Gi"}}, "wanted": 0},
		"a limit": {"item": {"default": {"memory": "1Gi"}}, "wanted": 0},
		"a maximum": {"item": {"max": {"memory": "1Gi"}}, "wanted": 0},
		"a minimum": {"item": {"min": {"memory": "1Gi"}}, "wanted": 0},
		"zero": {"item": {"defaultRequest": {"memory": "0"}}, "wanted": 1},
		"another resource": {"item": {"defaultRequest": {"ephemeral-storage": "1Gi"}}, "wanted": 1},
		"items for pods": {"item": {"type": "Pod", "max": {"memory": "1Gi"}}, "wanted": 1},
	}
	found := policy.violation with input as denied["no resources"] with data.inventory as _inventory(case.item)
	count(found) == case.wanted
}

test_strict[name] if {
	some name, wanted in {
		"a request": 0,
		"a request of the pod": 0,
		"a limit, which is the request too": 1,
		"a limit of the pod": 1,
	}
	found := policy.violation with input as allowed[name]
		with data.reeve_parameters as {"quotas/require-memory-request": {"strict": true}}
	count(found) == wanted
}

test_strict_takes_no_default if {
	count(policy.violation) == 1 with input as denied["no resources"]
		with data.inventory as _inventory({"defaultRequest": {"memory": "1Gi"}})
		with data.reeve_parameters as {"quotas/require-memory-request": {"strict": true}}
}

test_a_request_of_the_pod_counts_from_v1_34[version] if {
	some version, wanted in {"v1.33": 1, "v1.34": 0}
	found := policy.violation with input as allowed["a request of the pod"]
		with data.reeve_config as {"k8sVersion": version}
	count(found) == wanted
}
