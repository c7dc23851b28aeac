package reeve.policies.quotas["namespace-has-limit-range_test"]

import data.reeve.policies.quotas["namespace-has-limit-range"] as policy

inventory := {
	"namespace": {namespace: {"v1": {"LimitRange": {"main": _object(namespace, "v1", spec)}}} |
		some namespace, spec in {
			"shop": {"limits": [{"type": "Pod"}, {"type": "Container", "default": {"cpu": "1"}}]},
			"pods": {"limits": [{"type": "Pod", "max": {"cpu": "4"}}, {"type": "PersistentVolumeClaim"}]},
			"nothing": {"limits": []},
			"unset": {"limits": null},
			"untyped": {"limits": [{}, null]},
		}
	},
	"complete": {"LimitRange": {"*": true}},
}

_object(namespace, api_version, spec) := {
	"apiVersion": api_version,
	"kind": "LimitRange",
	"metadata": {"name": "main", "namespace": namespace},
	"spec": spec,
}

denied["no LimitRange"] := _namespace("blog")

denied["a LimitRange for pods and claims only"] := _namespace("pods")

denied["a LimitRange without items"] := _namespace("nothing")

denied["a LimitRange whose items are null"] := _namespace("unset")

denied["a LimitRange with items of no type"] := _namespace("untyped")

allowed["a LimitRange with an item for containers"] := _namespace("shop")

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
		"msg": "namespace \"blog\" has no LimitRange for containers",
		"path": ["metadata", "name"],
	}} with input as denied["no LimitRange"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["no LimitRange"]
	known := {"namespace": inventory.namespace, "complete": {"LimitRange": {"shop": true}}}
	count(policy.violation) == 0 with input as object with data.inventory as known
	policy.unknown == {{
		"msg": "whether namespace \"blog\" has a LimitRange for containers",
		"needs": ["LimitRange"],
	}} with input as object
		with data.inventory as known
}

test_a_namespace_complete_by_itself if {
	count(policy.violation) == 1 with input as denied["no LimitRange"]
		with data.inventory as {"complete": {"LimitRange": {"blog": true}}}
}

test_what_is_there_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as {"namespace": inventory.namespace}
}

test_exempt_namespaces if {
	exempt := {"quotas/namespace-has-limit-range": {"exemptNamespaces": ["blog"]}}
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

test_a_limit_range_of_another_group_is_none if {
	known := {"namespace": {"shop": {"example.com/v1": inventory.namespace.shop.v1}}, "complete": inventory.complete}
	count(policy.violation) == 1 with input as _namespace("shop") with data.inventory as known
}
