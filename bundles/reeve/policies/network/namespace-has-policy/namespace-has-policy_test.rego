package reeve.policies.network["namespace-has-policy_test"]

import data.reeve.policies.network["namespace-has-policy"] as policy

inventory := {
	"namespace": {namespace: {"networking.k8s.io/v1": {"NetworkPolicy": {"main": _object(namespace, "networking.k8s.io/v1", spec)}}} |
		some namespace, spec in {
			"shop": {"podSelector": {"matchLabels": {"app": "web"}}},
			"open": {"podSelector": {}, "ingress": [{}]},
		}
	},
	"complete": {"networking.k8s.io/NetworkPolicy": {"*": true}},
}

_object(namespace, api_version, spec) := {
	"apiVersion": api_version,
	"kind": "NetworkPolicy",
	"metadata": {"name": "main", "namespace": namespace},
	"spec": spec,
}

denied["no policy"] := _namespace("blog")

allowed["a policy"] := _namespace("shop")

allowed["a policy that allows everything"] := _namespace("open")

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
		"msg": "namespace \"blog\" has no NetworkPolicy",
		"path": ["metadata", "name"],
	}} with input as denied["no policy"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["no policy"]
	known := {"namespace": inventory.namespace, "complete": {"networking.k8s.io/NetworkPolicy": {"shop": true}}}
	count(policy.violation) == 0 with input as object with data.inventory as known
	policy.unknown == {{
		"msg": "whether namespace \"blog\" has a NetworkPolicy",
		"needs": ["networking.k8s.io/NetworkPolicy"],
	}} with input as object
		with data.inventory as known
}

test_a_namespace_complete_by_itself if {
	count(policy.violation) == 1 with input as denied["no policy"]
		with data.inventory as {"complete": {"networking.k8s.io/NetworkPolicy": {"blog": true}}}
}

test_what_is_there_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as {"namespace": inventory.namespace}
}

test_exempt_namespaces if {
	exempt := {"network/namespace-has-policy": {"exemptNamespaces": ["blog"]}}
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

test_a_policy_of_another_group_is_none if {
	policies := inventory.namespace.shop["networking.k8s.io/v1"]
	count(policy.violation) == 1 with input as _namespace("shop")
		with data.inventory as {"namespace": {"shop": {"example.com/v1": policies}}, "complete": inventory.complete}
}

test_policies_of_network_plugins[version] if {
	some version, kind in {
		"cilium.io/v2": "CiliumNetworkPolicy",
		"crd.projectcalico.org/v1": "NetworkPolicy",
		"projectcalico.org/v3": "NetworkPolicy",
	}
	known := {"blog": {version: {kind: {"main": {"spec": {}}}}}}
	count(policy.violation) == 0 with input as _namespace("blog")
		with data.inventory as {"namespace": known, "complete": inventory.complete}
	count(policy.unknown) == 0 with input as _namespace("blog") with data.inventory as {"namespace": known}
}

test_a_policy_of_calico_for_the_whole_cluster[name] if {
	some name, row in {
		"that selects it": {"selector": "projectcalico.org/name not in {'kube-system'}", "violations": 0, "unknown": set()},
		"that does not": {"selector": "projectcalico.org/name == 'shop'", "violations": 1, "unknown": set()},
		"that cannot be read": {"selector": "has(a) || has(b)", "violations": 0, "unknown": {{
			"msg": "whether the selector of GlobalNetworkPolicy \"deny\" matches namespace \"blog\"",
			"needs": [],
		}}},
	}
	known := {
		"cluster": {"projectcalico.org/v3": {"GlobalNetworkPolicy": {"deny": {"spec": {"namespaceSelector": row.selector}}}}},
		"complete": inventory.complete,
	}
	count(policy.violation) == row.violations with input as _namespace("blog") with data.inventory as known
	policy.unknown == row.unknown with input as _namespace("blog") with data.inventory as known
}

# What selects the namespace blog, by a label of its own or by the one that all have.
test_a_policy_for_the_whole_cluster[name] if {
	some name, row in {
		"by a label": {"labels": {"team": "press"}, "action": "Deny", "count": 0},
		"by another value": {"labels": {"team": "sales"}, "action": "Deny", "count": 1},
		"by name": {"labels": {"kubernetes.io/metadata.name": "blog"}, "action": "Deny", "count": 0},
		"by another name": {"labels": {"kubernetes.io/metadata.name": "shop"}, "action": "Deny", "count": 1},
		"without effect": {"labels": {"team": "press"}, "action": "Pass", "count": 1},
	}
	known := {"policy.networking.k8s.io/v1alpha2": {"ClusterNetworkPolicy": {"main": {"spec": {
		"subject": {"namespaces": {"matchLabels": row.labels}},
		"ingress": [{"action": row.action}],
	}}}}}
	count(policy.violation) == row.count with data.inventory as {"cluster": known, "complete": inventory.complete}
		with input as {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "blog", "labels": {"team": "press"}}}
}

test_labels_that_are_null if {
	count(policy.violation) == 1 with data.inventory as inventory
		with input as {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "blog", "labels": null}}
}
