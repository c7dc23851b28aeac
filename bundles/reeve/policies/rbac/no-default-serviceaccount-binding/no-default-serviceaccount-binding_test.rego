package reeve.policies.rbac["no-default-serviceaccount-binding_test"]

import data.reeve.policies.rbac["no-default-serviceaccount-binding"] as policy

_view := _ref("ClusterRole", "view")

denied["a role binding"] := _binding(_view, [_user("alice"), _account("blog", "default")])

denied["a cluster role binding"] := _cluster_binding(_view, [_account("shop", "default")])

denied["a subject without a namespace, which is that of the binding"] := _binding(_view, [_account(null, "default")])

denied["the user as whom it acts"] := _cluster_binding(_view, [_user("system:serviceaccount:shop:default")])

allowed["another account"] := _binding(_view, [_account("shop", "web"), _account("default", "web")])

allowed["a user and a group of that name"] := _cluster_binding(_view, [_user("default"), _group("default")])

allowed["an account in the namespace default"] := _cluster_binding(_view, [_user("system:serviceaccount:default:web")])

allowed["a user whose name ends so"] := _cluster_binding(_view, [_user("oidc:default"), _group("system:serviceaccount:shop:default")])

allowed["an account for the cluster without a namespace, which the API server refuses"] := _cluster_binding(
	_view,
	[_account(null, "default")],
)

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
		"msg": "role binding \"team\" grants the cluster role \"view\" to the account default of namespace \"blog\"",
		"path": ["subjects", 1],
	}} with input as denied["a role binding"]
	policy.violation == {{
		"msg": "role binding \"team\" grants the cluster role \"view\" to the account default of namespace \"shop\"",
		"path": ["subjects", 0],
	}} with input as denied["a subject without a namespace, which is that of the binding"]
}
