package reeve.policies.network["selects-pods_test"]

import data.reeve.policies.network["selects-pods"] as policy

inventory := {
	"namespace": {"shop": {
		"apps/v1": {"Deployment": {"web": {
			"apiVersion": "apps/v1",
			"kind": "Deployment",
			"metadata": {"name": "web", "namespace": "shop", "labels": {"own": "yes"}},
			"spec": {"template": {"metadata": {"labels": {"app": "web"}}, "spec": {}}},
		}}},
		"batch/v1": {"CronJob": {"nightly": {
			"apiVersion": "batch/v1",
			"kind": "CronJob",
			"metadata": {"name": "nightly", "namespace": "shop"},
			"spec": {"jobTemplate": {"spec": {"template": {"metadata": {"labels": {"app": "nightly"}}, "spec": {}}}}},
		}}},
		"v1": {
			"Pod": {"debug": {
				"apiVersion": "v1",
				"kind": "Pod",
				"metadata": {"name": "debug", "namespace": "shop", "labels": {"app": "debug"}},
				"spec": {"hostNetwork": true},
			}},
			"ReplicationController": {"old": {
				"apiVersion": "v1",
				"kind": "ReplicationController",
				"metadata": {"name": "old", "namespace": "shop"},
				"spec": {"template": {"metadata": {"labels": {"app": "old"}}, "spec": {}}},
			}},
		},
	}},
	"complete": {"*/*": {"*": true}},
}

denied["a label that nothing has"] := _selecting("shop", {"matchLabels": {"app": "wbe"}})

denied["an expression that nothing meets"] := _selecting("shop", {"matchExpressions": [{"key": "app", "operator": "DoesNotExist"}]})

denied["labels of a Deployment, which are not those of its pods"] := _selecting("shop", {"matchLabels": {"own": "yes"}})

denied["pods of another namespace"] := _selecting("blog", {"matchLabels": {"app": "web"}})

allowed["a Deployment"] := _selecting("shop", {"matchLabels": {"app": "web"}})

allowed["a CronJob, by an expression"] := _selecting("shop", {"matchExpressions": [{"key": "app", "operator": "In", "values": ["nightly"]}]})

allowed["a ReplicationController"] := _selecting("shop", {"matchLabels": {"app": "old"}})

allowed["a pod on the host network"] := _selecting("shop", {"matchLabels": {"app": "debug"}})

allowed["every pod of a namespace that has none"] := _selecting("blog", {})

allowed["null, which is every pod"] := _selecting("blog", null)

_selecting(namespace, pod_selector) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": {"podSelector": pod_selector, "policyTypes": ["Ingress"]},
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
		"msg": "podSelector matches no pod and no workload of namespace \"shop\"",
		"path": ["spec", "podSelector"],
	}} with input as denied["a label that nothing has"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["a label that nothing has"]
	known := {"namespace": inventory.namespace, "complete": {"*/*": {"blog": true}, "apps/*": {"shop": true}, "batch/*": {"*": true}}}
	count(policy.violation) == 0 with input as object with data.inventory as known
	policy.unknown == {{
		"msg": "whether podSelector matches a pod or a workload of namespace \"shop\"",
		"needs": ["Pod", "ReplicationController"],
	}} with input as object
		with data.inventory as known
}

test_what_is_there_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as {"namespace": inventory.namespace}
}

test_other_objects_are_not_judged if {
	service := object.union(denied["a label that nothing has"], {"kind": "Service", "apiVersion": "v1"})
	count(policy.violation) == 0 with input as service with data.inventory as inventory
	count(policy.unknown) == 0 with input as service with data.inventory as {}
}
