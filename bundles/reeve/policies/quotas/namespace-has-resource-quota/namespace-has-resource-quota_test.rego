package reeve.policies.quotas["namespace-has-resource-quota_test"]

import data.reeve.policies.quotas["namespace-has-resource-quota"] as policy

inventory := {
	"namespace": {namespace: {"v1": {"ResourceQuota": {"main": _object(namespace, "v1", spec)}}} |
		some namespace, spec in {
			"shop": {"hard": {"pods": "10"}},
			"plain": {"hard": {"pods": "10"}, "scopes": [], "scopeSelector": {"matchExpressions": []}},
			"unset": {"hard": {"pods": "10"}, "scopes": null, "scopeSelector": null},
			"scoped": {"hard": {"pods": "10"}, "scopes": ["BestEffort"]},
			"selected": {"hard": {"pods": "10"}, "scopeSelector": {"matchExpressions": [{
				"scopeName": "PriorityClass",
				"operator": "Exists",
			}]}},
		}
	},
	"complete": {"ResourceQuota": {"*": true}},
}

_object(namespace, api_version, spec) := {
	"apiVersion": api_version,
	"kind": "ResourceQuota",
	"metadata": {"name": "main", "namespace": namespace},
	"spec": spec,
}

denied["no quota"] := _namespace("blog")

denied["a quota with scopes"] := _namespace("scoped")

denied["a quota with a scope selector"] := _namespace("selected")

allowed["a quota"] := _namespace("shop")

allowed["a quota without any scope"] := _namespace("plain")

allowed["a quota whose scopes are null"] := _namespace("unset")

allowed["an exempt namespace"] := _namespace("kube-system")

allowed["a namespace whose name is yet to be generated"] := {
	"apiVersion": "v1",
	"kind": "Namespace",
	"metadata": {"generateName": "preview-"},
}

_namespace(name) := {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}

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
		"msg": "namespace \"blog\" has no ResourceQuota for all pods",
		"path": ["metadata", "name"],
	}} with input as denied["no quota"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["no quota"]
	known := {"namespace": inventory.namespace, "complete": {"ResourceQuota": {"shop": true}}}
	count(policy.violation) == 0 with input as object with data.inventory as known
	policy.unknown == {{
		"msg": "whether namespace \"blog\" has a ResourceQuota for all pods",
		"needs": ["ResourceQuota"],
	}} with input as object
		with data.inventory as known
}

test_a_namespace_complete_by_itself if {
	count(policy.violation) == 1 with input as denied["no quota"]
		with data.inventory as {"complete": {"ResourceQuota": {"blog": true}}}
}

test_what_is_there_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as {"namespace": inventory.namespace}
}

test_exempt_namespaces if {
	exempt := {"quotas/namespace-has-resource-quota": {"exemptNamespaces": ["blog"]}}
	count(policy.violation) == 0 with input as _namespace("blog")
		with data.inventory as inventory
		with data.reeve_parameters as exempt
	count(policy.violation) == 1 with input as _namespace("kube-system")
		with data.inventory as inventory
		with data.reeve_parameters as exempt
	count(policy.unknown) == 0 with input as _namespace("blog") with data.reeve_parameters as exempt
}

test_a_namespace_of_another_group_is_none if {
	object := {"apiVersion": "example.com/v1", "kind": "Namespace", "metadata": {"name": "blog"}}
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object
}

test_a_quota_of_another_group_is_none if {
	known := {"namespace": {"shop": {"example.com/v1": inventory.namespace.shop.v1}}, "complete": inventory.complete}
	count(policy.violation) == 1 with input as _namespace("shop") with data.inventory as known
}

test_scoped_quotas_can_be_accepted if {
	accepting := {"quotas/namespace-has-resource-quota": {"acceptScoped": true}}
	every name in ["a quota with scopes", "a quota with a scope selector"] {
		count(policy.violation) == 0 with input as denied[name]
			with data.inventory as inventory
			with data.reeve_parameters as accepting
	}
	policy.violation == {{
		"msg": "namespace \"blog\" has no ResourceQuota",
		"path": ["metadata", "name"],
	}} with input as denied["no quota"]
		with data.inventory as inventory
		with data.reeve_parameters as accepting
}
