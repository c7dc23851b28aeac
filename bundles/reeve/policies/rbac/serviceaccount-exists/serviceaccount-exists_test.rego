package reeve.policies.rbac["serviceaccount-exists_test"]

import data.reeve.policies.rbac["serviceaccount-exists"] as policy

inventory := {
	"namespace": {"shop": {"v1": {"ServiceAccount": {"web": {
		"apiVersion": "v1",
		"kind": "ServiceAccount",
		"metadata": {"name": "web", "namespace": "shop"},
	}}}}},
	"complete": {"ServiceAccount": {"*": true}},
}

denied["an account that does not exist"] := _pod("shop", {"serviceAccountName": "payments"})

denied["an account of another namespace"] := _pod("blog", {"serviceAccountName": "web"})

denied["the older field"] := _pod("shop", {"serviceAccount": "payments"})

allowed["an account that exists"] := _pod("shop", {"serviceAccountName": "web"})

allowed["the older field beside the other"] := _pod("shop", {"serviceAccountName": "web", "serviceAccount": "payments"})

allowed["the account default"] := _pod("shop", {"serviceAccountName": "default"})

allowed["no account"] := _pod("shop", {"serviceAccountName": null})

_pod(namespace, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": object.union({"containers": [{"name": "app"}]}, spec),
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "pod runs as the service account \"payments\", which does not exist in namespace \"shop\"",
		"path": ["spec", "serviceAccountName"],
	}} with input as denied["an account that does not exist"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["an account that does not exist"]
	known := {"namespace": inventory.namespace}
	count(policy.violation) == 0 with input as object with data.inventory as known
	policy.unknown == {{
		"msg": "whether the service account \"payments\" exists in namespace \"shop\"",
		"needs": ["ServiceAccount"],
	}} with input as object
		with data.inventory as known
}
