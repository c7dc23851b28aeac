package reeve.policies.quotas["limit-range-exceeds-nodes_test"]

import data.reeve.policies.quotas["limit-range-exceeds-nodes"] as policy

inventory := {
	"cluster": {"v1": {"Node": {
		"big": _node("big", {"cpu": "64", "memory": "32Gi"}),
		"small": _node("small", {"cpu": "4", "memory": "64Gi"}),
	}}},
	"complete": {"Node": {"*": true}},
}

_node(name, allocatable) := {
	"apiVersion": "v1",
	"kind": "Node",
	"metadata": {"name": name},
	"status": {"allocatable": allocatable},
}

denied["a maximum above the largest node"] := _range([{"type": "Container", "max": {"cpu": "65"}}])

denied["a maximum for pods"] := _range([{"type": "Container", "max": {"cpu": "1"}}, {"type": "Pod", "max": {"memory": "65Gi"}}])

denied["a default above the largest node"] := _range([{"type": "Container", "default": {"cpu": "65"}}])

denied["both"] := _range([{"type": "Container", "default": {"cpu": "65"}, "max": {"cpu": "70"}}])

denied["a resource that no node has"] := _range([{"type": "Container", "max": {"nvidia.com/gpu": 1}}])

allowed["as much as the largest node has"] := _range([{"type": "Container", "max": {"cpu": 64, "memory": "64Gi"}}])

allowed["a minimum"] := _range([{"type": "Container", "min": {"cpu": "65"}, "max": null}])

allowed["claims"] := _range([{"type": "PersistentVolumeClaim", "max": {"storage": "1Ti"}}])

allowed["no items"] := _range([null])

_range(items) := {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": "main", "namespace": "shop"},
	"spec": {"limits": items},
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
		"msg": "max of memory for pods, 65Gi, is above 64Gi, the most that a node has",
		"path": ["spec", "limits", 1, "max", "memory"],
	}} with input as denied["a maximum for pods"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "max of cpu for containers, 70, is above 64, the most that a node has",
		"path": ["spec", "limits", 0, "max", "cpu"],
	}} with input as denied.both
		with data.inventory as inventory
}

test_what_is_not_known_of_nodes[name] if {
	some name, known in {
		"all of them": {"cluster": inventory.cluster},
		"any": {"complete": inventory.complete},
		"what one has": {
			"cluster": {"v1": {"Node": object.union(inventory.cluster.v1.Node, {"new": {"metadata": {"name": "new"}}})}},
			"complete": inventory.complete,
		},
	}
	count(policy.violation) == 0 with input as denied.both with data.inventory as known
	policy.unknown == {{"msg": "how much the largest node has", "needs": ["Node"]}} with input as denied.both
		with data.inventory as known
}

test_a_known_node_that_is_large_enough_needs_no_completeness if {
	count(policy.unknown) == 0 with input as allowed["as much as the largest node has"]
		with data.inventory as {"cluster": inventory.cluster}
}

test_no_other_kind if {
	range := object.union(denied.both, {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as range with data.inventory as inventory
	count(policy.unknown) == 0 with input as range
}
