package reeve.policies.rbac["no-user-binding_test"]

import data.reeve.policies.rbac["no-user-binding"] as policy

_view := _ref("ClusterRole", "view")

denied["a user for the cluster"] := _cluster_binding(_view, [_group("devs"), _user("alice")])

denied["a user in a namespace"] := _binding(_view, [_user("alice")])

denied["a user without an API group, which is that of the binding"] := _binding(_view, [{"kind": "User", "name": "alice"}])

allowed["groups and service accounts"] := _cluster_binding(_view, [_group("alice"), _account("shop", "alice")])

allowed["users of the system"] := _cluster_binding(_view, [_user("system:kube-scheduler")])

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
		"msg": "cluster role binding \"team\" names the user \"alice\"",
		"path": ["subjects", 1],
	}} with input as denied["a user for the cluster"]
}

test_allowed_users if {
	given := {"rbac/no-user-binding": {"allowed": ["ali*"]}}
	count(policy.violation) == 0 with input as denied["a user for the cluster"] with data.reeve_parameters as given
}
