package reeve.policies.rbac["no-admin-edit-cluster-binding_test"]

import data.reeve.policies.rbac["no-admin-edit-cluster-binding"] as policy

denied["edit"] := _cluster_binding(_ref("ClusterRole", "edit"), [_group("devs")])

denied["admin"] := _cluster_binding(_ref("ClusterRole", "admin"), [_account("shop", "web"), _user("alice")])

allowed["view"] := _cluster_binding(_ref("ClusterRole", "view"), [_group("devs")])

allowed["a role that the API server refuses here"] := _cluster_binding(_ref("Role", "edit"), [_group("devs")])

allowed["a role of another group"] := _cluster_binding(
	{"apiGroup": "example.com", "kind": "ClusterRole", "name": "edit"},
	[_group("devs")],
)

allowed["what the API server refuses"] := _cluster_binding(_ref("ClusterRole", "edit"), [{"kind": "Robot", "name": "r2"}, null, {}])

allowed["no subjects"] := _cluster_binding(_ref("ClusterRole", "edit"), null)
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
		"msg": "cluster role binding \"team\" grants the cluster role \"edit\" in every namespace",
		"path": ["roleRef", "name"],
	}} with input as denied.edit
}

test_roles if {
	given := {"rbac/no-admin-edit-cluster-binding": {"roles": ["view"]}}
	count(policy.violation) == 0 with input as denied.edit with data.reeve_parameters as given
	count(policy.violation) == 1 with input as allowed.view with data.reeve_parameters as given
}
