package reeve.policies.quotas["limit-range-complete_test"]

import data.reeve.policies.quotas["limit-range-complete"] as policy

denied["no maximum of memory"] := _container({
	"default": {"cpu": "1", "memory": "1Gi"},
	"defaultRequest": {"cpu": "1", "memory": "1Gi"},
	"max": {"cpu": "1"},
})

denied["a maximum of one resource"] := _container({"max": {"cpu": "1"}, "default": {"memory": "1Gi"}})

denied["a maximum for pods"] := _range([
	{"type": "Pod", "max": {"cpu": "1", "memory": "1Gi"}},
	{"type": "Container", "max": {"cpu": "1"}, "default": {"memory": "1Gi"}},
])

allowed["maxima, which are defaults too"] := _container({"max": {"cpu": "1", "memory": "1Gi"}})

allowed["two items"] := _range([
	{"type": "Container", "max": {"cpu": "1"}},
	{"type": "Container", "max": {"memory": "1Gi"}},
])

allowed["an item for pods only"] := _range([{"type": "Pod", "max": {"cpu": "1"}}])

allowed["an item for claims only"] := _range([{"type": "PersistentVolumeClaim", "max": {"storage": "1Gi"}}])

allowed["no items"] := _range(null)

_container(item) := _range([object.union({"type": "Container"}, item)])

_range(items) := {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": "main", "namespace": "shop"},
	"spec": {"limits": items},
}

_other(name, item) := {"namespace": {"shop": {"v1": {"LimitRange": {name: {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": {"limits": [item]},
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
		"msg": "no max of memory for containers",
		"path": ["spec", "limits", 1, "max", "memory"],
	}} with input as denied["a maximum for pods"]
}

test_an_item_of_nothing_lacks_all if {
	count(policy.violation) == 6 with input as _range([{"type": "Container"}])
}

test_other_limit_ranges_of_the_namespace_help[name] if {
	some name, case in {
		"one for containers": {"inventory": _other("memory", {"type": "Container", "max": {"memory": "1Gi"}}), "wanted": 0},
		"one for pods": {"inventory": _other("memory", {"type": "Pod", "max": {"memory": "1Gi"}}), "wanted": 1},
		"one that is replaced": {"inventory": _other("main", {"type": "Container", "max": {"memory": "1Gi"}}), "wanted": 1},
	}
	found := policy.violation with input as denied["no maximum of memory"] with data.inventory as case.inventory
	count(found) == case.wanted
}

test_parameters[name] if {
	some name, case in {
		"other fields": {"requiredFields": ["default"]},
		"other resources": {"resources": ["cpu"]},
	}
	count(policy.violation) == 0 with input as denied["no maximum of memory"]
		with data.reeve_parameters as {"quotas/limit-range-complete": case}
}

test_no_other_kind if {
	range := object.union(denied["no maximum of memory"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as range
}
