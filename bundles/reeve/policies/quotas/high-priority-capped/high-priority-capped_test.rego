package reeve.policies.quotas["high-priority-capped_test"]

import data.reeve.policies.quotas["high-priority-capped"] as policy

inventory := {
	"namespace": {
		"shop": {"v1": {"ResourceQuota": {
			"high": _quota("high", "shop", {"matchExpressions": [{"scopeName": "PriorityClass", "operator": "In", "values": ["high"]}]}),
			"all": _quota("all", "shop", null),
		}}},
		"blog": {"v1": {"ResourceQuota": {"any": _quota("any", "blog", {"matchExpressions": [{
			"scopeName": "PriorityClass",
			"operator": "NotIn",
			"values": ["other"],
		}]})}}},
		"app": {"v1": {"ResourceQuota": {"brief": _quota("brief", "app", {"matchExpressions": [
			{"scopeName": "PriorityClass", "operator": "In", "values": ["high", "other", "top"]},
			{"scopeName": "NotTerminating", "operator": "Exists"},
		]})}}},
	},
	"cluster": {"v1": {"Namespace": {name: {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}} |
		some name in ["shop", "blog", "app", "kube-system"]
	}}},
	"complete": {"ResourceQuota": {"*": true}, "Namespace": {"*": true}},
}

_quota(name, namespace, selector) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": name, "namespace": namespace},
	"spec": {"hard": {"pods": 1}, "scopeSelector": selector},
}

denied["a class that a quota limits in some namespaces"] := _class("high", 1000001)

denied["a class that no quota limits"] := _class("other", 2000000)

allowed["a low value"] := _class("other", 1000000)

allowed["null, which is zero"] := _class("other", null)

_class(name, number) := {
	"apiVersion": "scheduling.k8s.io/v1",
	"kind": "PriorityClass",
	"metadata": {"name": name},
	"value": number,
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
		"msg": "no quota of namespace \"app\" limits the priority class \"high\"",
		"path": ["value"],
	}} with input as denied["a class that a quota limits in some namespaces"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "no quota of namespace \"app\" and 2 more limits the priority class \"other\"",
		"path": ["value"],
	}} with input as denied["a class that no quota limits"]
		with data.inventory as inventory
}

test_exempt_namespaces if {
	count(policy.violation) == 0 with input as denied["a class that a quota limits in some namespaces"]
		with data.inventory as inventory
		with data.reeve_parameters as {"quotas/high-priority-capped": {"exemptNamespaces": ["app", "kube-system"]}}
}

test_the_threshold if {
	count(policy.violation) == 1 with input as allowed["a low value"]
		with data.inventory as inventory
		with data.reeve_parameters as {"quotas/high-priority-capped": {"threshold": 10}}
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	every complete in [{}, {"Namespace": {"*": true}}, {"Namespace": {"*": true}, "ResourceQuota": {"shop": true}}] {
		policy.unknown == {{
			"msg": "which quotas limit the priority class \"other\"",
			"needs": ["Namespace", "ResourceQuota"],
		}} with input as denied["a class that no quota limits"]
			with data.inventory as {"namespace": inventory.namespace, "cluster": inventory.cluster, "complete": complete}
	}
}
