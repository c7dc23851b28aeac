package reeve.policies.network["service-selects-pods_test"]

import data.reeve.policies.network["service-selects-pods"] as policy

inventory := {
	"namespace": {"shop": {"apps/v1": {"StatefulSet": {"web": {
		"apiVersion": "apps/v1",
		"kind": "StatefulSet",
		"metadata": {"name": "web", "namespace": "shop", "labels": {"own": "yes"}},
		"spec": {"template": {"metadata": {"labels": {"app": "web", "tier": "front"}}, "spec": {}}},
	}}}}},
	"complete": {"*/*": {"*": true}},
}

denied["a label that nothing has"] := _service({"selector": {"app": "wbe"}})

denied["one label of two"] := _service({"selector": {"app": "web", "tier": "back"}})

denied["labels of the StatefulSet, which are not those of its pods"] := _service({"selector": {"own": "yes"}})

denied["a load balancer without a selector"] := _service({"type": "LoadBalancer"})

denied["a node port with an empty selector"] := _service({"type": "NodePort", "selector": {}})

allowed["a workload"] := _service({"selector": {"app": "web"}})

allowed["no selector, for endpoints kept by hand"] := _service({"selector": null})

allowed["a name, for which the selector means nothing"] := _service({"type": "ExternalName", "selector": {"app": "wbe"}})

allowed["a Service of another API"] := object.union(denied["a label that nothing has"], {"apiVersion": "serving.knative.dev/v1"})

_service(spec) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
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
		"msg": "selector matches no pod and no workload of namespace \"shop\"",
		"path": ["spec", "selector"],
	}} with input as denied["a label that nothing has"]
		with data.inventory as inventory
}

test_without_a_selector if {
	policy.violation == {{"msg": "service of type LoadBalancer has no selector", "path": ["spec", "selector"]}}
		with input as denied["a load balancer without a selector"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["a label that nothing has"]
	known := {"namespace": inventory.namespace, "complete": {"apps/*": {"*": true}, "batch/*": {"*": true}, "Pod": {"*": true}}}
	count(policy.violation) == 0 with input as object with data.inventory as known
	policy.unknown == {{
		"msg": "whether the selector matches a pod or a workload of namespace \"shop\"",
		"needs": ["ReplicationController"],
	}} with input as object
		with data.inventory as known
}

test_what_is_there_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as {"namespace": inventory.namespace}
}
