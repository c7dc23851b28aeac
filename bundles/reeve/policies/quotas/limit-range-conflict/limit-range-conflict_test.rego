package reeve.policies.quotas["limit-range-conflict_test"]

import data.reeve.policies.quotas["limit-range-conflict"] as policy

inventory := {
	"namespace": {
		"shop": {"v1": {"LimitRange": {
			"main": _named("main", "shop", [{"type": "Container", "max": {"cpu": "1m"}}]),
			"other": _named("other", "shop", [
				{
					"type": "Container",
					"min": {"ephemeral-storage": "1Gi"},
					"max": {"memory": "2Gi"},
					"default": {"cpu": "1", "memory": "1Gi"},
					"defaultRequest": {"cpu": "500m"},
					"maxLimitRequestRatio": {"ephemeral-storage": "2", "hugepages-2Mi": "1"},
				},
				{"type": "Pod", "min": {"cpu": "1"}, "max": {"cpu": "4"}},
				null,
			]),
		}}},
		"blog": {"v1": {"LimitRange": {"main": _named("main", "blog", [{"type": "Pod", "max": {"cpu": "1"}}])}}},
	},
	"complete": {"LimitRange": {"*": true}},
}

_named(name, namespace, items) := {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": name, "namespace": namespace},
	"spec": {"limits": items},
}

denied["another default"] := _shop([{"type": "Container", "default": {"cpu": "2"}, "defaultRequest": {"cpu": "500m"}}])

denied["another default request"] := _shop([{"type": "Container", "defaultRequest": {"memory": "512Mi"}}])

denied["a minimum above the maximum of the other"] := _shop([{"type": "Pod", "min": {"cpu": "5"}}])

denied["a maximum below the minimum of the other"] := _shop([{"type": "Pod", "max": {"cpu": "500m"}}])

denied["a default below the minimum of the other"] := _shop([{
	"type": "Container",
	"default": {"ephemeral-storage": "512Mi"},
	"defaultRequest": {"ephemeral-storage": "1Gi"},
}])

denied["defaults beyond the ratio of the other"] := _shop([{
	"type": "Container",
	"default": {"hugepages-2Mi": "4Mi"},
	"defaultRequest": {"hugepages-2Mi": "2Mi"},
}])

allowed["the same defaults"] := _shop([{"type": "Container", "default": {"cpu": "1000m"}, "defaultRequest": {"cpu": 0.5}}])

allowed["a default that the other lacks"] := _shop([{"type": "Container", "default": {"hugepages-1Gi": "1Gi"}}])

allowed["bounds of the same resource for another type"] := _shop([{"type": "PersistentVolumeClaim", "min": {"storage": "5"}}])

allowed["bounds that fit"] := _shop([{"type": "Pod", "min": {"cpu": "2"}, "max": {"cpu": "3"}}])

allowed["no items"] := _shop(null)

allowed["the only one of its namespace"] := _named("main", "blog", [{"type": "Pod", "min": {"cpu": "2"}}])

_shop(items) := _named("main", "shop", items)

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

test_verdict[name] if {
	some name, [msg, field, resource] in {
		"another default": ["default of cpu for containers, 2, is not the default of the LimitRange \"other\", 1", "default", "cpu"],
		"a minimum above the maximum of the other": ["min of cpu for pods, 5, is above the max of the LimitRange \"other\", 4", "min", "cpu"],
		"a maximum below the minimum of the other": ["max of cpu for pods, 500m, is below the min of the LimitRange \"other\", 1", "max", "cpu"],
		"defaults beyond the ratio of the other": [
			"defaults of hugepages-2Mi are beyond the ratio of 1 in the LimitRange \"other\"",
			"default",
			"hugepages-2Mi",
		],
	}
	policy.violation == {{"msg": msg, "path": ["spec", "limits", 0, field, resource]}} with input as denied[name]
		with data.inventory as inventory
}

test_a_default_may_break_bounds_too if {
	messages := {found.msg | some found in policy.violation} with data.inventory as inventory
		with input as _shop([{"type": "Container", "default": {"memory": "3Gi"}, "max": {"ephemeral-storage": "8Gi"}}])
	messages == {
		"default of memory for containers, 3Gi, is above the max of the LimitRange \"other\", 2Gi",
		"default of memory for containers, 3Gi, is not the default of the LimitRange \"other\", 1Gi",
		"defaultRequest of ephemeral-storage for containers, 8Gi, is not the defaultRequest of the LimitRange \"other\", 1Gi",
		"defaultRequest of memory for containers, 3Gi, is not the defaultRequest of the LimitRange \"other\", 1Gi",
	}
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := {"namespace": inventory.namespace}
	count(policy.violation) == 1 with input as denied["another default"] with data.inventory as known
	policy.unknown == {{
		"msg": "whether other LimitRanges of namespace \"blog\" agree",
		"needs": ["LimitRange"],
	}} with input as allowed["the only one of its namespace"]
		with data.inventory as known
}

test_no_other_kind if {
	range := object.union(denied["another default"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as range with data.inventory as inventory
	count(policy.unknown) == 0 with input as range
}
