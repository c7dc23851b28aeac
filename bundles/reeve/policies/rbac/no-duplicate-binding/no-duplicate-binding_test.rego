package reeve.policies.rbac["no-duplicate-binding_test"]

import data.reeve.policies.rbac["no-duplicate-binding"] as policy

inventory := {
	"cluster": {_version: {"ClusterRoleBinding": _bindings([
		_cluster_binding("viewers", _view, ["devs", "ops"]),
		_cluster_binding("watchers", _view, ["ops"]),
	])}},
	"namespace": {"shop": {_version: {"RoleBinding": _bindings([
		_binding("editors", "shop", _edit, ["shop"]),
		_binding("readers", "shop", _ref("Role", "view"), ["devs"]),
		_binding("writers", "shop", _edit, ["shop", "blog"]),
	])}}},
}

_view := _ref("ClusterRole", "view")

_edit := _ref("ClusterRole", "edit")

denied["a role that another role binding grants"] := _binding("team", "shop", _edit, ["ops", "blog"])

denied["a role that a cluster role binding grants"] := _binding("team", "shop", _view, ["devs"])

denied["the later of two known bindings"] := _binding("writers", "shop", _edit, ["shop"])

denied["two cluster role bindings"] := _cluster_binding("team", _view, ["devs"])

denied["the later of two known cluster role bindings"] := _cluster_binding("watchers", _view, ["ops"])

allowed["the earlier of two known bindings"] := _binding("editors", "shop", _edit, ["shop"])

allowed["the earlier of two known cluster role bindings"] := _cluster_binding("viewers", _view, ["devs", "ops"])

allowed["another subject"] := _binding("team", "shop", _view, ["shop"])

allowed["another role"] := _binding("team", "shop", _edit, ["devs"])

allowed["a role of that name"] := _binding("readers", "shop", _ref("Role", "view"), ["devs"])

allowed["a cluster role binding beside a role binding"] := _cluster_binding("team", _edit, ["shop"])

allowed["another namespace"] := _binding("team", "blog", _edit, ["shop"])

allowed["no subjects"] := _binding("team", "shop", _edit, [])

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
		"msg": "role binding \"team\" grants the cluster role \"edit\" to group \"blog\", as role binding \"writers\" does",
		"path": ["subjects", 1],
	}} with input as denied["a role that another role binding grants"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "role binding \"team\" grants the cluster role \"view\" to group \"devs\", as cluster role binding \"viewers\" does",
		"path": ["subjects", 0],
	}} with input as denied["a role that a cluster role binding grants"]
		with data.inventory as inventory
}
