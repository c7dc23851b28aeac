package reeve.policies.rbac["max-subjects-per-namespace_test"]

import data.reeve.policies.rbac["max-subjects-per-namespace"] as policy

inventory := {"namespace": {"shop": {_version: {"RoleBinding": _bindings([
	_binding("a", "shop", _edit, ["a", "b", "system:nodes"]),
	_binding("z", "shop", _edit, ["b", "c", "d", "e"]),
])}}}}

_edit := _ref("ClusterRole", "edit")

_account(namespace) := {"kind": "ServiceAccount", "name": "web", "namespace": namespace}

denied["a new group"] := _binding("new", "shop", _edit, ["f"])

denied["a new service account"] := object.union(_binding("new", "shop", _edit, []), {"subjects": [_account("shop")]})

denied["a group more in the last of the bindings"] := _binding("z", "shop", _edit, ["b", "c", "d", "e", "f"])

allowed["a group that has rights"] := _binding("new", "shop", _edit, ["a"])

allowed["a group more in another binding than the last"] := _binding("a", "shop", _edit, ["a", "b", "f"])

allowed["a group less in the last of the bindings"] := _binding("z", "shop", _edit, ["f"])

allowed["groups of the system"] := _binding("new", "shop", _edit, ["system:masters"])

allowed["service accounts of the system"] := object.union(
	_binding("new", "shop", _edit, []),
	{"subjects": [_account("kube-system")]},
)

allowed["another namespace"] := _binding("new", "blog", _edit, ["f"])

allowed["no subjects"] := _binding("new", "shop", _edit, [])

_version := "rbac.authorization.k8s.io/v1"

_subject(name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": name}

_bindings(list) := {known.metadata.name: known | some known in list}

_binding(name, namespace, role_ref, subjects) := {
	"apiVersion": _version,
	"kind": "RoleBinding",
	"metadata": {"name": name, "namespace": namespace},
	"roleRef": role_ref,
	"subjects": [_subject(subject) | some subject in subjects],
}

_ref(kind, name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": kind, "name": name}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "namespace \"shop\" has 6 subjects with rights, more than 5",
		"path": ["subjects"],
	}} with input as denied["a new group"]
		with data.inventory as inventory
}

test_max if {
	count(policy.violation) == 0 with input as denied["a new group"]
		with data.inventory as inventory
		with data.reeve_parameters as {"rbac/max-subjects-per-namespace": {"max": 6}}
}
