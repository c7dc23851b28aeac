package reeve.policies.rbac["no-all-serviceaccounts-binding_test"]

import data.reeve.policies.rbac["no-all-serviceaccounts-binding"] as policy

_view := _ref("ClusterRole", "view")

denied["those of the cluster"] := _cluster_binding(_view, [_user("alice"), _group("system:serviceaccounts")])

denied["those of a namespace"] := _binding(_view, [_group("system:serviceaccounts:shop")])

denied["a role with the name of an allowed cluster role"] := _binding(
	_ref("Role", "system:service-account-issuer-discovery"),
	[_group("system:serviceaccounts")],
)

denied["a subject without an API group, which is that of the binding"] := _cluster_binding(
	_view,
	[{"kind": "Group", "name": "system:serviceaccounts"}],
)

allowed["what the API server grants itself"] := _cluster_binding(
	_ref("ClusterRole", "system:service-account-issuer-discovery"),
	[_group("system:serviceaccounts")],
)

allowed["one service account"] := _binding(_view, [_account("shop", "web")])

allowed["a group that only begins so"] := _binding(_view, [_group("system:serviceaccountsx")])

allowed["a user of that name"] := _binding(_view, [_user("system:serviceaccounts")])

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

_account(namespace, name) := {"kind": "ServiceAccount", "name": name, "namespace": namespace}

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
		"msg": "cluster role binding \"team\" grants the cluster role \"view\" to every service account",
		"path": ["subjects", 1],
	}} with input as denied["those of the cluster"]
	policy.violation == {{
		"msg": "role binding \"team\" grants the cluster role \"view\" to every service account of namespace \"shop\"",
		"path": ["subjects", 0],
	}} with input as denied["those of a namespace"]
}

test_allowed_roles if {
	given := {"rbac/no-all-serviceaccounts-binding": {"allowed": ["view"]}}
	count(policy.violation) == 0 with input as denied["those of a namespace"] with data.reeve_parameters as given
	count(policy.violation) == 1 with input as allowed["what the API server grants itself"] with data.reeve_parameters as given
}
