package reeve.policies.rbac["no-masters-binding_test"]

import data.reeve.policies.rbac["no-masters-binding"] as policy

_admin := _ref("ClusterRole", "cluster-admin")

denied["a cluster role binding"] := _cluster_binding(_ref("ClusterRole", "view"), [_user("alice"), _group("system:masters")])

denied["a role binding"] := _binding(_ref("Role", "reader"), [_group("system:masters")])

denied["a subject without an API group, which is that of the binding"] := _cluster_binding(
	_admin,
	[{"kind": "Group", "name": "system:masters"}],
)

denied["a binding with nothing but the name of that of the API server"] := object.union(
	_cluster_binding(_admin, [_group("system:masters")]),
	{"metadata": {"name": "cluster-admin"}},
)

denied["another binding of the API server"] := _labelled("system:discovery", _ref("ClusterRole", "system:discovery"))

allowed["the binding of the API server"] := _labelled("cluster-admin", _admin)

allowed["another group"] := _cluster_binding(_admin, [_group("admins")])

allowed["a user of that name"] := _cluster_binding(_admin, [_user("system:masters")])

allowed["what the API server refuses"] := _cluster_binding(_admin, [{"kind": "Robot", "name": "r2"}, null, {}])

allowed["no subjects"] := _cluster_binding(_admin, null)

_labelled(name, role_ref) := object.union(_cluster_binding(role_ref, [_group("system:masters")]), {"metadata": {
	"name": name,
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

_binding(role_ref, subjects) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "RoleBinding",
	"metadata": {"name": "team", "namespace": "shop"},
	"roleRef": role_ref,
	"subjects": subjects,
}

_cluster_binding(role_ref, subjects) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRoleBinding",
	"metadata": {"name": "team"},
	"roleRef": role_ref,
	"subjects": subjects,
}

_ref(kind, name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": kind, "name": name}

_user(name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": name}

_group(name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": name}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "cluster role binding \"team\" names the group \"system:masters\"",
		"path": ["subjects", 1],
	}} with input as denied["a cluster role binding"]
}
