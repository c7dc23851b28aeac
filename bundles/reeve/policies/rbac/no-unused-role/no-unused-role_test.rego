package reeve.policies.rbac["no-unused-role_test"]

import data.reeve.policies.rbac["no-unused-role"] as policy

inventory := {
	"cluster": {_version: {
		"ClusterRole": {"helper": object.union(_cluster_role("helper", {}), {"aggregationRule": {"clusterRoleSelectors": [{
			"matchLabels": {"team": "shop"},
		}]}})},
		"ClusterRoleBinding": {"team": _binding("ClusterRoleBinding", {"name": "team"}, "ClusterRole", "reader")},
	}},
	"namespace": {"shop": {_version: {"RoleBinding": {
		"readers": _binding("RoleBinding", {"name": "readers", "namespace": "shop"}, "Role", "reader"),
		"writers": _binding("RoleBinding", {"name": "writers", "namespace": "shop"}, "ClusterRole", "writer"),
	}}}},
	"complete": {"*/*": {"*": true}},
}

denied["a role"] := _role("writer", "shop")

denied["a role of another namespace"] := _role("reader", "blog")

denied["a cluster role"] := _cluster_role("auditor", null)

denied["a cluster role that nothing aggregates"] := _cluster_role("auditor", {"team": "blog"})

allowed["a role in a role binding"] := _role("reader", "shop")

allowed["a cluster role in a cluster role binding"] := _cluster_role("reader", {})

allowed["a cluster role in a role binding"] := _cluster_role("writer", {})

allowed["a cluster role that another one aggregates"] := _cluster_role("pods", {"team": "shop"})

allowed["a cluster role for a default role"] := _cluster_role("crds", {"rbac.authorization.k8s.io/aggregate-to-view": "true"})

allowed["a bootstrap role"] := _cluster_role("edit", {"kubernetes.io/bootstrapping": "rbac-defaults"})

_version := "rbac.authorization.k8s.io/v1"

_role(name, namespace) := {
	"apiVersion": _version,
	"kind": "Role",
	"metadata": {"name": name, "namespace": namespace},
	"rules": [],
}

_cluster_role(name, labels) := {
	"apiVersion": _version,
	"kind": "ClusterRole",
	"metadata": {"name": name, "labels": labels},
	"rules": [],
}

_binding(kind, metadata, role_kind, role_name) := {
	"apiVersion": _version,
	"kind": kind,
	"metadata": metadata,
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": role_kind, "name": role_name},
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
		"msg": "role \"writer\" is in no binding",
		"path": ["metadata", "name"],
	}} with input as denied["a role"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing[name] if {
	some name, needs in {
		"a role": ["rbac.authorization.k8s.io/RoleBinding"],
		"a cluster role": [
			"rbac.authorization.k8s.io/ClusterRole",
			"rbac.authorization.k8s.io/ClusterRoleBinding",
			"rbac.authorization.k8s.io/RoleBinding",
		],
	}
	known := object.union(inventory, {"complete": {"*/*": {"*": false, "blog": true}}})
	count(policy.violation) == 0 with input as denied[name] with data.inventory as known
	found := policy.unknown with input as denied[name] with data.inventory as known
	{one.needs | some one in found} == {needs}
}

test_what_is_bound_needs_no_completeness[name] if {
	some name, object in allowed
	known := {"cluster": inventory.cluster, "namespace": inventory.namespace}
	count(policy.unknown) == 0 with input as object with data.inventory as known
}
