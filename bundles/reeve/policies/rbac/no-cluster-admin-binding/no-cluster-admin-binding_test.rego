package reeve.policies.rbac["no-cluster-admin-binding_test"]

import data.reeve.policies.rbac["no-cluster-admin-binding"] as policy

_admin := _ref("ClusterRole", "cluster-admin")

_view := _ref("ClusterRole", "view")

denied["a user for the cluster"] := _cluster_binding(_admin, [_user("alice")])

denied["a service account for the cluster"] := _cluster_binding(_admin, [_account("shop", "web")])

denied["a group in a namespace"] := _binding(_admin, [_group("devs")])

denied["a reference without a group, which is that of the binding"] := _cluster_binding(
	{"kind": "ClusterRole", "name": "cluster-admin"},
	[_group("devs")],
)

denied["the masters in another binding"] := _cluster_binding(_admin, [_group("system:masters")])

denied["a further subject of the binding of Kubernetes"] := _named("cluster-admin", _admin, [
	_group("system:masters"),
	_user("alice"),
])

denied["a further subject of the binding of kubeadm"] := _named("kubeadm:cluster-admins", _admin, [
	_group("devs"),
	_group("kubeadm:cluster-admins"),
])

denied["a user of the name of the group"] := _named("cluster-admin", _admin, [_user("system:masters")])

allowed["the binding of Kubernetes"] := _named("cluster-admin", _admin, [_group("system:masters")])

allowed["the binding of kubeadm"] := _named("kubeadm:cluster-admins", _admin, [_group("kubeadm:cluster-admins")])

allowed["another role"] := _cluster_binding(_view, [_user("alice")])

allowed["a role of that name"] := _binding(_ref("Role", "cluster-admin"), [_user("alice")])

allowed["what the API server refuses"] := _cluster_binding(_admin, [{"kind": "Robot", "name": "r2"}, null, {}])

allowed["no subjects"] := _cluster_binding(_admin, null)

_named(name, role_ref, subjects) := object.union(_cluster_binding(role_ref, subjects), {"metadata": {"name": name}})

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
		"msg": "cluster role binding \"team\" grants cluster-admin to user \"alice\"",
		"path": ["subjects", 0],
		"severity": "critical",
	}} with input as denied["a user for the cluster"]
	policy.violation == {{
		"msg": "role binding \"team\" grants cluster-admin to group \"devs\"",
		"path": ["subjects", 0],
		"severity": "high",
	}} with input as denied["a group in a namespace"]
	policy.violation == {{
		"msg": "cluster role binding \"cluster-admin\" grants cluster-admin to user \"alice\"",
		"path": ["subjects", 1],
		"severity": "critical",
	}} with input as denied["a further subject of the binding of Kubernetes"]
}

test_roles_that_are_as_good[name] if {
	some name, case in {
		"the same rights": {"rules": [_everything], "wanted": 1},
		"everything of one group": {"rules": [object.union(_everything, {"apiGroups": ["apps"]})], "wanted": 0},
		"one name": {"rules": [object.union(_everything, {"resourceNames": ["a"]})], "wanted": 0},
	}
	known := {"cluster": {"rbac.authorization.k8s.io/v1": {"ClusterRole": {"super": {
		"apiVersion": "rbac.authorization.k8s.io/v1",
		"kind": "ClusterRole",
		"metadata": {"name": "super"},
		"rules": case.rules,
	}}}}}
	found := policy.violation with input as _cluster_binding(_ref("ClusterRole", "super"), [_user("alice")])
		with data.inventory as known
	{one.msg | some one in found} == {msg |
		case.wanted == 1
		msg := "cluster role binding \"team\" grants the cluster role \"super\", which allows everything, to user \"alice\""
	}
}

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

test_allowed_bindings_and_subjects[name] if {
	some name, given in {
		"by the name of the binding": {"allowedBindings": ["te*"]},
		"by user": {"allowedSubjects": ["User:alice"]},
	}
	count(policy.violation) == 0 with input as denied["a user for the cluster"]
		with data.reeve_parameters as {"rbac/no-cluster-admin-binding": given}
}
