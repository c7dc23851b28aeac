package reeve.policies.rbac["no-anonymous-binding_test"]

import data.reeve.policies.rbac["no-anonymous-binding"] as policy

_view := _ref("ClusterRole", "view")

_info := _ref("ClusterRole", "system:public-info-viewer")

_signer := "kubeadm:bootstrap-signer-clusterinfo"

denied["the group in a cluster role binding"] := _cluster_binding(_view, [_user("alice"), _group("system:unauthenticated")])

denied["the user in a cluster role binding"] := _cluster_binding(_view, [_user("system:anonymous")])

denied["the user in a role binding"] := _binding(_ref("Role", "reader"), [_user("system:anonymous")])

denied["a subject without an API group, which is that of the binding"] := _cluster_binding(
	_view,
	[{"kind": "Group", "name": "system:unauthenticated"}],
)

denied["what the API server grants, in another binding"] := _cluster_binding(_info, [_group("system:unauthenticated")])

denied["another role in a binding of the API server"] := _named("system:public-info-viewer", _view, [_group("system:unauthenticated")])

denied["a binding with the name of that of kubeadm elsewhere"] := object.union(
	_binding(_ref("Role", _signer), [_user("system:anonymous")]),
	{"metadata": {"name": _signer}},
)

denied["a cluster role in the binding of kubeadm"] := object.union(
	_binding(_ref("ClusterRole", _signer), [_user("system:anonymous")]),
	{"metadata": {"name": _signer, "namespace": "kube-public"}},
)

allowed["the binding of the API server"] := _named("system:public-info-viewer", _info, [
	_group("system:authenticated"),
	_group("system:unauthenticated"),
])

allowed["the binding of kubeadm"] := object.union(
	_binding(_ref("Role", _signer), [_user("system:anonymous")]),
	{"metadata": {"name": _signer, "namespace": "kube-public"}},
)

allowed["somebody else"] := _cluster_binding(_view, [_group("devs"), _account("shop", "system:anonymous")])

allowed["a group of the name of the user, which has no members"] := _cluster_binding(_view, [_group("system:anonymous")])

allowed["what the API server refuses"] := _cluster_binding(_view, [{"kind": "Robot", "name": "r2"}, null, {}])

allowed["no subjects"] := _cluster_binding(_view, null)

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
		"msg": concat(", ", [
			"cluster role binding \"team\" grants the cluster role \"view\" to group \"system:unauthenticated\"",
			"which is everybody without credentials",
		]),
		"path": ["subjects", 1],
	}} with input as denied["the group in a cluster role binding"]
}

test_nothing_allowed if {
	count(policy.violation) == 1 with input as allowed["the binding of kubeadm"]
		with data.reeve_parameters as {"rbac/no-anonymous-binding": {"allowed": []}}
}
