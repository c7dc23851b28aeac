package reeve.policies.quotas["fits-a-node_test"]

import data.reeve.policies.quotas["fits-a-node"] as policy

inventory := {
	"cluster": {"v1": {"Node": {
		"big": _node("big", {"size": "9", "kubernetes.io/arch": "arm64"}, {"cpu": "64", "memory": "32Gi", "nvidia.com/gpu": "1"}),
		"small": _node("small", {"size": "1"}, {"cpu": "3920m", "memory": "64Gi"}),
	}}},
	"complete": {"Node": {"*": true}},
}

_node(name, labels, allocatable) := {
	"apiVersion": "v1",
	"kind": "Node",
	"metadata": {"name": name, "labels": labels},
	"status": {"allocatable": allocatable, "capacity": {"cpu": "1k"}},
}

denied["more than any node has"] := _pod({"containers": [_requests({"cpu": "65"})]})

denied["a limit, which is the request too"] := _pod({"containers": [{"name": "app", "resources": {"limits": {"memory": "65Gi"}}}]})

denied["containers in sum"] := _pod({"containers": [_requests({"cpu": "40"}), _requests({"cpu": "40"})]})

denied["an init container"] := _pod({"initContainers": [_requests({"nvidia.com/gpu": 2})]})

denied["a resource that no node has"] := _pod({"containers": [_requests({"amd.com/gpu": "1"})]})

denied["more than any one node has"] := _pod({"containers": [_requests({"cpu": "4", "memory": "40Gi"})]})

denied["more than the node that it selects has"] := _pod({
	"nodeSelector": {"size": "1"},
	"containers": [_requests({"cpu": "4"})],
})

denied["more than the node that it names has"] := _pod({"nodeName": "small", "containers": [_requests({"cpu": "4"})]})

denied["labels that no node has"] := _pod({"nodeSelector": {"size": "5"}, "containers": [{"name": "app"}]})

denied["affinity to a node that is too small"] := _affine(
	[{"matchExpressions": [{"key": "size", "operator": "Lt", "values": ["5"]}]}],
	{"cpu": "4"},
)

denied["affinity by name"] := _affine(
	[{"matchFields": [{"key": "metadata.name", "operator": "In", "values": ["small"]}]}],
	{"cpu": "4"},
)

denied["affinity that selects nothing"] := _affine([{}, null], {})

denied["a pod with resources of its own"] := _pod({"resources": {"requests": {"cpu": "65"}}, "containers": [{"name": "app"}]})

denied["what it takes to run at all"] := _pod({"overhead": {"cpu": "1"}, "containers": [_requests({"cpu": "64"})]})

allowed["as much as a node has"] := _pod({"containers": [_requests({"cpu": "64", "memory": "32Gi", "nvidia.com/gpu": 1})]})

allowed["no requests"] := _pod({"containers": [{"name": "app"}]})

allowed["zero of a resource that no node has"] := _pod({"containers": [_requests({"amd.com/gpu": 0})]})

allowed["affinity to the other"] := _affine(
	[
		{"matchExpressions": [{"key": "size", "operator": "In", "values": ["5"]}]},
		{"matchExpressions": [
			{"key": "size", "operator": "Gt", "values": ["5"]},
			{"key": "kubernetes.io/arch", "operator": "Exists"},
		]},
	],
	{"cpu": "64"},
)

allowed["what is only preferred"] := _pod({
	"affinity": {"nodeAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{
		"weight": 1,
		"preference": {"matchExpressions": [{"key": "size", "operator": "In", "values": ["1"]}]},
	}]}},
	"containers": [_requests({"cpu": "64"})],
})

allowed["null"] := _pod({"nodeSelector": null, "affinity": {"nodeAffinity": null}, "containers": null})

_requests(requests) := {"name": "app", "resources": {"requests": requests}}

_affine(terms, requests) := _pod({
	"affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": terms}}},
	"containers": [_requests(requests)],
})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": spec}

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
	some name, msg in {
		"containers in sum": "pod requests 80 of cpu, more than any node that it may run on has",
		"more than any one node has": "pod requests more than any one node that it may run on has",
		"labels that no node has": "no node is one that the pod may run on",
	}
	policy.violation == {{"msg": msg, "path": ["spec"]}} with input as denied[name] with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing[name] if {
	some name, object in denied
	known := {"cluster": inventory.cluster}
	count(policy.violation) == 0 with input as object with data.inventory as known
	policy.unknown == {{
		"msg": "whether any node has room for the pod",
		"needs": ["Node"],
	}} with input as object
		with data.inventory as known
}

test_room_on_a_known_node_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as {"cluster": inventory.cluster}
}

test_no_node_at_all_tells_nothing if {
	none := {"complete": {"*/*": {"*": true}}}
	count(policy.violation) == 0 with input as denied["more than any node has"] with data.inventory as none
	count(policy.unknown) == 1 with input as denied["more than any node has"] with data.inventory as none
}

test_a_node_that_does_not_say_what_it_has_may_have_it if {
	silent := {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "new"}, "status": {"allocatable": null}}
	known := {"cluster": {"v1": {"Node": {"new": silent}}}, "complete": inventory.complete}
	count(policy.violation) == 0 with input as denied["more than any node has"] with data.inventory as known
	count(policy.unknown) == 0 with input as denied["more than any node has"] with data.inventory as known
}

test_what_a_limit_range_gives if {
	range := {
		"apiVersion": "v1",
		"kind": "LimitRange",
		"metadata": {"name": "main", "namespace": "shop"},
		"spec": {"limits": [{"type": "Container", "defaultRequest": {"cpu": "65"}}]},
	}
	known := object.union(inventory, {"namespace": {"shop": {"v1": {"LimitRange": {"main": range}}}}})
	count(policy.violation) == 1 with input as allowed["no requests"] with data.inventory as known
}
