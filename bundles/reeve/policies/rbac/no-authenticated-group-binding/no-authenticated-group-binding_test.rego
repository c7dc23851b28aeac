package reeve.policies.rbac["no-authenticated-group-binding_test"]

import data.reeve.policies.rbac["no-authenticated-group-binding"] as policy

_view := _ref("ClusterRole", "view")

denied["a cluster role for the cluster"] := _cluster_binding(_view, [_user("alice"), _group("system:authenticated")])

denied["a cluster role in a namespace"] := _binding(_view, [_group("system:authenticated")])

denied["a role"] := _binding(_ref("Role", "system:discovery"), [_group("system:authenticated")])

denied["a subject without an API group, which is that of the binding"] := _cluster_binding(
	_view,
	[{"kind": "Group", "name": "system:authenticated"}],
)

allowed["what the API server grants itself"] := _cluster_binding(
	_ref("ClusterRole", "system:basic-user"),
	[_group("system:authenticated")],
)

allowed["another group"] := _cluster_binding(_view, [_group("devs")])

allowed["a user of that name"] := _cluster_binding(_view, [_user("system:authenticated")])

allowed["what the API server refuses"] := _cluster_binding(_view, [{"kind": "Robot", "name": "r2"}, null, {}])

allowed["no subjects"] := _cluster_binding(_view, null)

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
		"msg": concat(", ", [
			"cluster role binding \"team\" grants the cluster role \"view\" to group \"system:authenticated\"",
			"which is everybody with credentials",
		]),
		"path": ["subjects", 1],
	}} with input as denied["a cluster role for the cluster"]
}

test_allowed_roles if {
	given := {"rbac/no-authenticated-group-binding": {"allowedRoles": ["view"]}}
	count(policy.violation) == 0 with input as denied["a cluster role in a namespace"] with data.reeve_parameters as given
	count(policy.violation) == 1 with input as allowed["what the API server grants itself"] with data.reeve_parameters as given
}
