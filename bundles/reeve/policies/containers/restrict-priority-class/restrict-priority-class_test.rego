package reeve.policies.containers["restrict-priority-class_test"]

import data.reeve.policies.containers["restrict-priority-class"] as policy

denied["a class for what every node needs"] := _pod("shop", "system-node-critical")

denied["a class for what the cluster needs"] := _pod("shop", "system-cluster-critical")

denied["an object without a namespace"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app"}], "priorityClassName": "system-node-critical"},
}

allowed["a reserved class in an exempt namespace"] := _pod("kube-system", "system-node-critical")

allowed["another class"] := _pod("shop", "urgent")

allowed["an empty name, which is that of the default"] := _pod("shop", "")

allowed["null, which is the same as absent"] := _pod("shop", null)

_pod(namespace, class) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": {"containers": [{"name": "app"}], "priorityClassName": class},
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_on_a_reserved_class if {
	policy.violation == {{
		"msg": "pod takes the priority class \"system-node-critical\", which is reserved",
		"path": ["spec", "priorityClassName"],
	}} with input as denied["a class for what every node needs"]
}

_with(parameters) := {"containers/restrict-priority-class": parameters}

test_allowed_classes if {
	parameters := _with({"allowed": ["app-*"]})
	policy.violation == {{
		"msg": "pod takes the priority class \"urgent\", which is not allowed",
		"path": ["spec", "priorityClassName"],
	}} with input as allowed["another class"]
		with data.reeve_parameters as parameters
	every pod in [_pod("shop", "app-1"), _pod("shop", ""), _pod("kube-system", "system-node-critical")] {
		count(policy.violation) == 0 with input as pod with data.reeve_parameters as parameters
	}
}

test_required[name] if {
	some name, wanted in {
		"an empty name, which is that of the default": 1,
		"null, which is the same as absent": 1,
		"another class": 0,
	}
	found := policy.violation with input as allowed[name] with data.reeve_parameters as _with({"required": true})
	count(found) == wanted
}

test_verdict_on_none if {
	policy.violation == {{
		"msg": "pod names no priority class",
		"path": ["spec", "priorityClassName"],
	}} with input as allowed["an empty name, which is that of the default"]
		with data.reeve_parameters as _with({"required": true})
}

test_required_of_what_bears_no_pod if {
	count(policy.violation) == 0 with input as {"apiVersion": "v1", "kind": "Service"}
		with data.reeve_parameters as _with({"required": true})
}

test_reserved if {
	parameters := _with({"reserved": ["urgent"]})
	count(policy.violation) == 1 with input as allowed["another class"] with data.reeve_parameters as parameters
	count(policy.violation) == 0 with input as denied["a class for what every node needs"]
		with data.reeve_parameters as parameters
}

test_exempt_namespaces if {
	parameters := _with({"exemptNamespaces": ["sh*"]})
	count(policy.violation) == 0 with input as denied["a class for what every node needs"]
		with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["a reserved class in an exempt namespace"]
		with data.reeve_parameters as parameters
}
