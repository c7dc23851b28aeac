package reeve.policies.quotas["limit-range-default-limit-trap_test"]

import data.reeve.policies.quotas["limit-range-default-limit-trap"] as policy

inventory := {
	"namespace": {
		"shop": {"v1": {"LimitRange": {"main": _range("shop", {"default": {"memory": "1Gi"}, "max": {"cpu": "2"}})}}},
		"blog": {"v1": {"LimitRange": {"main": _range("blog", {"defaultRequest": {"memory": "1Gi"}})}}},
		"pods": {"v1": {"LimitRange": {"main": _range("pods", {"type": "Pod", "max": {"memory": "1Gi"}})}}},
	},
	"complete": {"LimitRange": {"*": true}},
}

_range(namespace, item) := {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": "main", "namespace": namespace},
	"spec": {"limits": [object.union({"type": "Container"}, item)]},
}

denied["a request above the default"] := _pod("shop", {"containers": [_with({"requests": {"memory": "1025Mi"}})]})

denied["a request above the maximum, which is the default"] := _pod("shop", {"containers": [_with({"requests": {"cpu": 3}})]})

denied["a limit of another resource"] := _pod("shop", {"containers": [_with({
	"requests": {"memory": "2Gi"},
	"limits": {"cpu": "1"},
})]})

denied["an init container"] := _pod("shop", {"initContainers": [_with({"requests": {"memory": "2Gi"}})]})

denied["a sidecar"] := _pod("shop", {"initContainers": [object.union(
	{"restartPolicy": "Always"},
	_with({"requests": {"memory": "2Gi"}}),
)]})

allowed["a request of the default"] := _pod("shop", {"containers": [_with({"requests": {"memory": "1024Mi", "cpu": null}})]})

allowed["a limit"] := _pod("shop", {"containers": [_with({"requests": {"memory": "2Gi"}, "limits": {"memory": "2Gi"}})]})

allowed["a limit of null, which is zero and no default"] := _pod("shop", {"containers": [_with({
	"requests": {"memory": "2Gi"},
	"limits": {"memory": null},
})]})

allowed["no request"] := _pod("shop", {"containers": [_with(null), _with({"requests": null})]})

allowed["a resource without a default"] := _pod("shop", {"containers": [_with({"requests": {"ephemeral-storage": "2Gi"}})]})

allowed["a default request only"] := _pod("blog", {"containers": [_with({"requests": {"memory": "2Gi"}})]})

allowed["an item for pods"] := _pod("pods", {"containers": [_with({"requests": {"memory": "2Gi"}})]})

allowed["a namespace without one"] := _pod("free", {"containers": [_with({"requests": {"memory": "2Gi"}})]})

allowed["an ephemeral container"] := _pod("shop", {"ephemeralContainers": [{"name": "debug"}]})

_with(resources) := {"name": "app", "resources": resources}

_pod(namespace, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" requests 1025Mi of memory, above the limit of 1Gi that the LimitRange \"main\" gives it",
		"path": ["spec", "containers", 0, "resources", "requests", "memory"],
		"container": "app",
	}} with input as denied["a request above the default"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := {"namespace": inventory.namespace}
	policy.unknown == {{
		"msg": "which limits LimitRanges of namespace \"free\" give",
		"needs": ["LimitRange"],
	}} with input as allowed["a namespace without one"]
		with data.inventory as known
	every name in ["a limit", "no request"] {
		count(policy.unknown) == 0 with input as allowed[name] with data.inventory as known
	}
	count(policy.violation) == 1 with input as denied["a request above the default"] with data.inventory as known
}
