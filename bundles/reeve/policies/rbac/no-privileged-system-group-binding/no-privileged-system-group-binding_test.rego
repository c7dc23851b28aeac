package reeve.policies.rbac["no-privileged-system-group-binding_test"]

import data.reeve.policies.rbac["no-privileged-system-group-binding"] as policy

_view := _ref("ClusterRole", "view")

denied["nodes"] := _cluster_binding(_view, [_user("alice"), _group("system:nodes")])

denied["one node"] := _binding(_view, [_user("system:node:worker-1")])

denied["nodes that join"] := _binding(_view, [_group("system:bootstrappers")])

denied["nodes that join with some token"] := _cluster_binding(_view, [_group("system:bootstrappers:workers")])

denied["monitoring"] := _cluster_binding(_view, [_group("system:monitoring")])

denied["administrators of kubeadm"] := _cluster_binding(_view, [_group("kubeadm:cluster-admins")])

denied["the scheduler"] := _cluster_binding(_view, [_user("system:kube-scheduler")])

denied["a binding with nothing but a name of the API server"] := object.union(
	_cluster_binding(_view, [_user("system:kube-scheduler")]),
	{"metadata": {"name": "system:kube-scheduler"}},
)

allowed["a binding of the API server"] := object.union(
	_cluster_binding(_ref("ClusterRole", "system:kube-scheduler"), [_user("system:kube-scheduler")]),
	{"metadata": {"name": "system:kube-scheduler", "labels": {"kubernetes.io/bootstrapping": "rbac-defaults"}}},
)

allowed["a binding of kubeadm"] := object.union(
	_cluster_binding(_ref("ClusterRole", "system:node-bootstrapper"), [_group("system:bootstrappers:kubeadm:default-node-token")]),
	{"metadata": {"name": "kubeadm:kubelet-bootstrap"}},
)

allowed["others"] := _cluster_binding(_view, [_group("devs"), _user("kube-scheduler"), _account("shop", "system:nodes")])

allowed["names of users for groups, which have no members"] := _cluster_binding(_view, [
	_group("system:node:worker-1"),
	_user("system:nodes"),
])

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
		"msg": concat(", ", [
			"cluster role binding \"team\" grants the cluster role \"view\" to group \"system:nodes\"",
			"which is kept for the system",
		]),
		"path": ["subjects", 1],
	}} with input as denied.nodes
}

test_allowed_bindings if {
	given := {"rbac/no-privileged-system-group-binding": {"allowedBindings": ["team"]}}
	count(policy.violation) == 0 with input as denied.nodes with data.reeve_parameters as given
	count(policy.violation) == 1 with input as allowed["a binding of kubeadm"] with data.reeve_parameters as given
}
