package reeve.policies.containers["runtime-class-exists_test"]

import data.reeve.policies.containers["runtime-class-exists"] as policy

inventory := {
	"cluster": {
		"node.k8s.io/v1": {"RuntimeClass": {"gvisor": {
			"apiVersion": "node.k8s.io/v1",
			"kind": "RuntimeClass",
			"metadata": {"name": "gvisor"},
			"handler": "runsc",
		}}},
		"example.com/v1": {"RuntimeClass": {"kata": {
			"apiVersion": "example.com/v1",
			"kind": "RuntimeClass",
			"metadata": {"name": "kata"},
		}}},
	},
	"complete": {"node.k8s.io/RuntimeClass": {"*": true}},
}

denied["a class that does not exist"] := _pod("gvisr")

denied["a class of another group"] := _pod("kata")

allowed["a class that exists"] := _pod("gvisor")

allowed["null, which is the same as absent"] := _pod(null)

allowed["an empty name, which is that of the default runtime"] := _pod("")

allowed["no class"] := object.union(object.remove(_pod("gvisor"), ["spec"]), {"spec": {"containers": [{"name": "app"}]}})

_pod(name) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"containers": [{"name": "app"}], "runtimeClassName": name},
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
		"msg": "pod names the runtime class \"gvisr\", which does not exist",
		"path": ["spec", "runtimeClassName"],
	}} with input as denied["a class that does not exist"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["a class that does not exist"]
	known := {"cluster": inventory.cluster}
	count(policy.violation) == 0 with input as object with data.inventory as known
	policy.unknown == {{
		"msg": "whether the runtime class \"gvisr\" exists",
		"needs": ["node.k8s.io/RuntimeClass"],
	}} with input as object
		with data.inventory as known
}

test_a_class_that_exists_needs_no_completeness if {
	count(policy.unknown) == 0 with input as allowed["a class that exists"]
		with data.inventory as {"cluster": inventory.cluster}
}
