package reeve.policies.rbac["max-roles-per-subject_test"]

import data.reeve.policies.rbac["max-roles-per-subject"] as policy

inventory := {
	"cluster": {_version: {"ClusterRoleBinding": _bindings([
		_cluster_binding("a", _ref("ClusterRole", "one"), ["devs", "ops"]),
		_cluster_binding("b", _ref("ClusterRole", "two"), ["devs", "ops"]),
	])}},
	"namespace": {"shop": {_version: {"RoleBinding": _bindings([
		_binding("a", "shop", _ref("Role", "one"), ["devs", "ops"]),
		_binding("b", "shop", _ref("ClusterRole", "one"), ["devs"]),
		_binding("z", "shop", _ref("Role", "two"), ["devs"]),
	])}}},
}

denied["a new binding"] := _binding("new", "blog", _ref("Role", "one"), ["ops", "devs"])

denied["a new binding for the cluster"] := _cluster_binding("new", _ref("ClusterRole", "three"), ["devs"])

denied["the last of the known bindings, with a new role"] := _binding("z", "shop", _ref("Role", "three"), ["devs"])

allowed["a new binding of a role that the subject has"] := _binding("new", "shop", _ref("Role", "one"), ["devs"])

allowed["a binding that is not the last"] := _binding("a", "shop", _ref("Role", "three"), ["devs"])

allowed["few roles"] := _binding("new", "shop", _ref("Role", "three"), ["ops", "others"])

allowed["a binding of the API server"] := object.union(
	_cluster_binding("system:discovery", _ref("ClusterRole", "system:discovery"), ["devs"]),
	{"metadata": {"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"}}},
)

allowed["a reference that the API server refuses"] := _cluster_binding("new", _ref("Role", "three"), ["devs"])

allowed["no subjects"] := _binding("new", "shop", _ref("Role", "three"), [])

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

_cluster_binding(name, role_ref, subjects) := {
	"apiVersion": _version,
	"kind": "ClusterRoleBinding",
	"metadata": {"name": name},
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
		"msg": "group \"devs\" has 5 roles, more than 4",
		"path": ["subjects", 1],
	}} with input as denied["a new binding"]
		with data.inventory as inventory
}

test_max if {
	object := denied["a new binding"]
	count(policy.violation) == 0 with input as object
		with data.inventory as inventory
		with data.reeve_parameters as {"rbac/max-roles-per-subject": {"max": 5}}
	count(policy.violation) == 2 with input as object
		with data.inventory as inventory
		with data.reeve_parameters as {"rbac/max-roles-per-subject": {"max": 3}}
}
