package reeve.policies.network["default-deny-egress_test"]

import data.reeve.policies.network["default-deny-egress"] as policy

inventory := {
	"namespace": {namespace: {"networking.k8s.io/v1": {"NetworkPolicy": {"main": _object(namespace, "networking.k8s.io/v1", spec)}}} |
		some namespace, spec in {
			"shop": {"podSelector": {}, "policyTypes": ["Egress"]},
			"both": {"podSelector": {"matchLabels": {}, "matchExpressions": []}, "policyTypes": ["Ingress", "Egress"], "egress": []},
			"partly": {"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Egress"]},
			"other": {"podSelector": {}, "policyTypes": ["Ingress"]},
			"ruled": {"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"ports": [{"port": 443}]}]},
			"nothing": {"podSelector": {}, "policyTypes": ["Egress"], "egress": [null]},
			"silent": {"podSelector": null, "policyTypes": null, "egress": null},
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

denied["no policy at all"] := _namespace("blog")

denied["a policy for some pods"] := _namespace("partly")

denied["a policy of the other type"] := _namespace("other")

denied["a policy that allows something"] := _namespace("ruled")

denied["a rule that is null, which allows everything"] := _namespace("nothing")

denied["a policy that says nothing, whose type is Ingress"] := _namespace("silent")

allowed["a policy for all pods without rules"] := _namespace("shop")

allowed["both types, and every part written out"] := _namespace("both")

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
		"msg": "namespace \"blog\" has no NetworkPolicy that denies all egress by default",
		"path": ["metadata", "name"],
	}} with input as denied["no policy at all"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["no policy at all"]
	known := {"namespace": inventory.namespace, "complete": {"networking.k8s.io/NetworkPolicy": {"shop": true}}}
	count(policy.violation) == 0 with input as object with data.inventory as known
	policy.unknown == {{
		"msg": "whether namespace \"blog\" has a NetworkPolicy that denies all egress by default",
		"needs": ["networking.k8s.io/NetworkPolicy"],
	}} with input as object
		with data.inventory as known
}

test_a_namespace_complete_by_itself if {
	count(policy.violation) == 1 with input as denied["no policy at all"]
		with data.inventory as {"complete": {"networking.k8s.io/NetworkPolicy": {"blog": true}}}
}

test_what_is_there_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as {"namespace": inventory.namespace}
}

test_exempt_namespaces if {
	exempt := {"network/default-deny-egress": {"exemptNamespaces": ["blog"]}}
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
		with data.inventory as {"namespace": {"shop": {"crd.projectcalico.org/v1": policies}}, "complete": inventory.complete}
}

test_a_policy_that_allows_everything_does_not_undo_it if {
	open := _object("shop", "networking.k8s.io/v1", {"policyTypes": ["Egress"], "egress": [{}]})
	known := object.union(inventory, {"namespace": {"shop": {"networking.k8s.io/v1": {"NetworkPolicy": {"open": open}}}}})
	count(policy.violation) == 0 with input as _namespace("shop") with data.inventory as known
}
