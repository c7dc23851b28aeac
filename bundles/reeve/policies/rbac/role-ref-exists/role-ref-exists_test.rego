package reeve.policies.rbac["role-ref-exists_test"]

import data.reeve.policies.rbac["role-ref-exists"] as policy

_v1 := "rbac.authorization.k8s.io/v1"

inventory := {
	"cluster": {_v1: {"ClusterRole": {"deployer": {
		"apiVersion": _v1,
		"kind": "ClusterRole",
		"metadata": {"name": "deployer"},
	}}}},
	"namespace": {"shop": {
		_v1: {"Role": {"reader": _role(_v1, "reader")}},
		"example.com/v1": {"Role": {"writer": _role("example.com/v1", "writer")}},
	}},
	"complete": {"rbac.authorization.k8s.io/ClusterRole": {"*": true}, "rbac.authorization.k8s.io/Role": {"*": true}},
}

_role(api_version, name) := {
	"apiVersion": api_version,
	"kind": "Role",
	"metadata": {"name": name, "namespace": "shop"},
}

denied["a role that does not exist"] := _binding("shop", _ref("Role", "deployer"))

denied["a role of another namespace"] := _binding("blog", _ref("Role", "reader"))

denied["a role of another group"] := _binding("shop", _ref("Role", "writer"))

denied["a cluster role that does not exist"] := _binding("shop", _ref("ClusterRole", "reader"))

denied["a cluster role that does not exist, for the cluster"] := _cluster_binding(_ref("ClusterRole", "reader"))

denied["a reference without a group, which is that of the binding"] := _cluster_binding({
	"kind": "ClusterRole",
	"name": "reader",
})

denied["a role with the name of a cluster role of Kubernetes"] := _binding("shop", _ref("Role", "view"))

denied["a role with a reserved name in a namespace that has none"] := _binding("shop", _ref("Role", "system:reader"))

denied["a role of kube-system in another namespace"] := _binding(
	"kube-public",
	_ref("Role", "extension-apiserver-authentication-reader"),
)

allowed["a role that exists"] := _binding("shop", _ref("Role", "reader"))

allowed["a cluster role that exists"] := _binding("blog", _ref("ClusterRole", "deployer"))

allowed["a cluster role that exists, for the cluster"] := _cluster_binding(_ref("ClusterRole", "deployer"))

allowed["a cluster role of Kubernetes"] := _binding("shop", _ref("ClusterRole", "view"))

allowed["a cluster role with a reserved name"] := _cluster_binding(_ref("ClusterRole", "system:auth-delegator"))

allowed["a role with a reserved name in kube-system"] := _binding(
	"kube-system",
	_ref("Role", "system::leader-locking-kube-scheduler"),
)

allowed["the role that aggregated API servers bind"] := _binding(
	"kube-system",
	_ref("Role", "extension-apiserver-authentication-reader"),
)

allowed["what the API server refuses"] := _cluster_binding(_ref("Role", "reader"))

allowed["a reference to another group"] := _cluster_binding({
	"apiGroup": "example.com",
	"kind": "ClusterRole",
	"name": "reader",
})

allowed["a reference without a name"] := _cluster_binding(_ref("ClusterRole", null))

allowed["no reference"] := _cluster_binding(null)

_ref(kind, name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": kind, "name": name}

_binding(namespace, ref) := {
	"apiVersion": _v1,
	"kind": "RoleBinding",
	"metadata": {"name": "team", "namespace": namespace},
	"roleRef": ref,
}

_cluster_binding(ref) := {
	"apiVersion": _v1,
	"kind": "ClusterRoleBinding",
	"metadata": {"name": "team"},
	"roleRef": ref,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "binding grants the role \"deployer\", which does not exist in namespace \"shop\"",
		"path": ["roleRef", "name"],
	}} with input as denied["a role that does not exist"]
		with data.inventory as inventory
}

test_verdict_on_a_cluster_role if {
	policy.violation == {{
		"msg": "binding grants the cluster role \"reader\", which does not exist",
		"path": ["roleRef", "name"],
	}} with input as denied["a cluster role that does not exist"]
		with data.inventory as inventory
}

test_roles_of_kubernetes_need_not_be_assumed[name] if {
	some name in [
		"a cluster role of Kubernetes",
		"a cluster role with a reserved name",
		"a role with a reserved name in kube-system",
		"the role that aggregated API servers bind",
	]
	count(policy.violation) == 1 with input as allowed[name]
		with data.inventory as inventory
		with data.reeve_parameters as {"rbac/role-ref-exists": {"assumeBuiltins": false}}
}

test_absence_from_an_incomplete_inventory_proves_nothing[name] if {
	some name, wanted in {
		"a role that does not exist": {
			"msg": "whether the role \"deployer\" exists in namespace \"shop\"",
			"needs": ["rbac.authorization.k8s.io/Role"],
		},
		"a cluster role that does not exist": {
			"msg": "whether the cluster role \"reader\" exists",
			"needs": ["rbac.authorization.k8s.io/ClusterRole"],
		},
	}
	known := object.union(inventory, {"complete": {
		"rbac.authorization.k8s.io/ClusterRole": {"*": false},
		"rbac.authorization.k8s.io/Role": {"*": false, "blog": true},
	}})
	count(policy.violation) == 0 with input as denied[name] with data.inventory as known
	policy.unknown == {wanted} with input as denied[name] with data.inventory as known
}

test_what_exists_or_is_assumed_needs_no_completeness[name] if {
	some name, binding in allowed
	count(policy.unknown) == 0 with input as binding with data.inventory as object.remove(inventory, ["complete"])
}
