package reeve.policies.quotas["quota-overlap_test"]

import data.reeve.policies.quotas["quota-overlap"] as policy

inventory := {
	"namespace": {"shop": {"v1": {"ResourceQuota": {
		"tight": _quota("tight", "shop", {"hard": {"pods": 5, "cpu": "1"}}),
		"secrets": _quota("secrets", "shop", {"hard": {"count/secrets": 5}}),
		"brief": _quota("brief", "shop", {"hard": {"requests.memory": "1Gi"}, "scopes": ["Terminating"]}),
		"high": _quota("high", "shop", _of_classes({"limits.memory": "1Gi"}, "In", ["high"])),
		"classless": _quota("classless", "shop", _of_classes({"limits.cpu": "1"}, "DoesNotExist", null)),
	}}}},
	"complete": {"ResourceQuota": {"*": true}},
}

_of_classes(hard, operator, names) := {"hard": hard, "scopeSelector": {"matchExpressions": [{
	"scopeName": "PriorityClass",
	"operator": operator,
	"values": names,
}]}}

_quota(name, namespace, spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
}

denied["more pods"] := _quota("main", "shop", {"hard": {"pods": 6}})

denied["more cpu by the long name"] := _quota("main", "shop", {"hard": {"requests.cpu": "1001m"}})

denied["more secrets by the older name"] := _quota("main", "shop", {"hard": {"secrets": 6}})

denied["more pods in a scope"] := _quota("main", "shop", {"hard": {"pods": 6}, "scopes": ["BestEffort"]})

denied["more memory in the same scope"] := _quota("main", "shop", {"hard": {"memory": "2Gi"}, "scopes": ["Terminating"]})

denied["more memory of some of the classes"] := _quota("main", "shop", _of_classes({"limits.memory": "2Gi"}, "In", ["high", "low"]))

denied["more memory of other classes"] := _quota("main", "shop", _of_classes({"limits.memory": "2Gi"}, "NotIn", ["low"]))

allowed["as many pods"] := _quota("main", "shop", {"hard": {"pods": 5}})

allowed["fewer pods"] := _quota("main", "shop", {"hard": {"pods": 4}})

allowed["more memory of other pods"] := _quota("main", "shop", {"hard": {"memory": "2Gi"}, "scopes": ["NotTerminating"]})

allowed["other classes"] := _quota("main", "shop", _of_classes({"limits.memory": "2Gi"}, "In", ["low"]))

allowed["all classes but these"] := _quota("main", "shop", _of_classes({"limits.memory": "2Gi"}, "NotIn", ["high"]))

allowed["pods with a class"] := _quota("main", "shop", _of_classes({"limits.cpu": "2"}, "Exists", null))

allowed["itself"] := _quota("tight", "shop", {"hard": {"pods": 50}})

allowed["another namespace"] := _quota("main", "blog", {"hard": {"pods": 50}})

allowed["null"] := _quota("main", "shop", {"hard": null})

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
		"msg": "limit of requests.cpu is 1001m, and in the quota \"tight\" 1",
		"path": ["spec", "hard", "requests.cpu"],
	}} with input as denied["more cpu by the long name"]
		with data.inventory as inventory
}

test_others_may_exist if {
	policy.unknown == {{
		"msg": "which other quotas namespace \"shop\" has",
		"needs": ["ResourceQuota"],
	}} with input as denied["more pods"]
	other := object.union(denied["more pods"], {"apiVersion": "example.com/v1"})
	count(policy.unknown) == 0 with input as other
}
