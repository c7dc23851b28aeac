package reeve.policies.quotas["quota-priority-class-exists_test"]

import data.reeve.policies.quotas["quota-priority-class-exists"] as policy

inventory := {
	"cluster": {
		"scheduling.k8s.io/v1": {"PriorityClass": {"high": _class("scheduling.k8s.io/v1", "high")}},
		"example.com/v1": {"PriorityClass": {"foreign": _class("example.com/v1", "foreign")}},
	},
	"complete": {"scheduling.k8s.io/PriorityClass": {"*": true}},
}

_class(version, name) := {"apiVersion": version, "kind": "PriorityClass", "metadata": {"name": name}, "value": 1000}

denied["a class that does not exist"] := _scoped({"operator": "In", "values": ["high", "hgih"]})

denied["a class left out that does not exist"] := _scoped({"operator": "NotIn", "values": ["hgih"]})

denied["a class of another group"] := _scoped({"operator": "In", "values": ["foreign"]})

denied["an empty name"] := _scoped({"operator": "In", "values": [""]})

allowed["a class that exists"] := _scoped({"operator": "In", "values": ["high"]})

allowed["a class left out that exists"] := _scoped({"operator": "NotIn", "values": ["high"]})

allowed["the classes that Kubernetes brings"] := _scoped({
	"operator": "In",
	"values": ["system-cluster-critical", "system-node-critical"],
})

allowed["any class"] := _scoped({"operator": "Exists"})

allowed["null values"] := _scoped({"operator": "In", "values": null})

allowed["another scope"] := _quota({"scopeSelector": {"matchExpressions": [{
	"scopeName": "VolumeAttributesClass",
	"operator": "In",
	"values": ["hgih"],
}]}})

allowed["no scope selector"] := _quota({})

allowed["a null scope selector"] := _quota({"scopeSelector": null})

allowed["no requirements"] := _quota({"scopeSelector": {"matchExpressions": []}})

_scoped(requirement) := _quota({"scopeSelector": {"matchExpressions": [
	{"scopeName": "NotTerminating", "operator": "Exists"},
	object.union({"scopeName": "PriorityClass"}, requirement),
]}})

_quota(spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": "pods", "namespace": "shop"},
	"spec": object.union({"hard": {"pods": "10"}}, spec),
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
		"msg": "quota is scoped to the priority class \"hgih\", which does not exist",
		"path": ["spec", "scopeSelector", "matchExpressions", 1, "values", 1],
	}} with input as denied["a class that does not exist"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["a class that does not exist"]
	known := {"cluster": inventory.cluster}
	count(policy.violation) == 0 with input as object with data.inventory as known
	policy.unknown == {{
		"msg": "whether the priority class \"hgih\" exists",
		"needs": ["scheduling.k8s.io/PriorityClass"],
	}} with input as object
		with data.inventory as known
}

test_a_class_that_exists_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as {"cluster": inventory.cluster}
}

test_no_other_kind if {
	quota := object.union(denied["a class that does not exist"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as quota with data.inventory as inventory
}
