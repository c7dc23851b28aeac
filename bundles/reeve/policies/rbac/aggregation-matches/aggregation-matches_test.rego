package reeve.policies.rbac["aggregation-matches_test"]

import data.reeve.policies.rbac["aggregation-matches"] as policy

inventory := {
	"cluster": {"rbac.authorization.k8s.io/v1": {"ClusterRole": {
		"pods": _labelled("pods", {"team": "shop"}),
		"helper": _labelled("helper", {"team": "helper"}),
	}}},
	"complete": {"rbac.authorization.k8s.io/ClusterRole": {"*": true}},
}

_labelled(name, labels) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRole",
	"metadata": {"name": name, "labels": labels},
}

_shop := {"matchLabels": {"team": "shop"}}

denied["a label that no role has"] := _selecting([{"matchLabels": {"team": "blog"}}])

denied["one selector of two"] := _selecting([_shop, {"matchExpressions": [{"key": "tier", "operator": "Exists"}]}])

denied["nothing but itself"] := _selecting([{"matchLabels": {"team": "helper"}}])

allowed["a label that a role has"] := _selecting([_shop])

allowed["no selectors"] := _selecting(null)

allowed["no aggregation"] := object.union(_labelled("helper", {}), {"aggregationRule": null})

allowed["a bootstrap role"] := object.union(_selecting([{"matchLabels": {"team": "blog"}}]), {"metadata": {
	"name": "edit",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

_selecting(selectors) := object.union(
	_labelled("helper", {"team": "helper"}),
	{"aggregationRule": {"clusterRoleSelectors": selectors}},
)

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
		"msg": "cluster role \"helper\" aggregates no cluster role through one of its selectors",
		"path": ["aggregationRule", "clusterRoleSelectors", 1],
	}} with input as denied["one selector of two"]
		with data.inventory as inventory
}

_incomplete := object.union(inventory, {"complete": {"rbac.authorization.k8s.io/ClusterRole": {"*": false}}})

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["a label that no role has"]
	count(policy.violation) == 0 with input as object with data.inventory as _incomplete
	policy.unknown == {{
		"msg": "whether there is a cluster role that cluster role \"helper\" aggregates",
		"needs": ["rbac.authorization.k8s.io/ClusterRole"],
	}} with input as object
		with data.inventory as _incomplete
}

test_a_match_needs_no_completeness if {
	count(policy.unknown) == 0 with input as allowed["a label that a role has"] with data.inventory as _incomplete
}
