package reeve.policies.quotas["tenant-cannot-edit-quota_test"]

import data.reeve.policies.quotas["tenant-cannot-edit-quota"] as policy

inventory := {
	"namespace": {"shop": {"rbac.authorization.k8s.io/v1": {"Role": {
		"quotas": _role("Role", "quotas", [{"apiGroups": [""], "resources": ["resourcequotas"], "verbs": ["patch"], "resourceNames": ["main"]}]),
		"reader": _role("Role", "reader", [{"apiGroups": [""], "resources": ["resourcequotas", "limitranges"], "verbs": ["get", "list", "watch"]}]),
		"other": _role("Role", "other", [{"apiGroups": ["example.com"], "resources": ["resourcequotas"], "verbs": ["*"]}]),
		"status": _role("Role", "status", [{"apiGroups": [""], "resources": ["resourcequotas/status"], "verbs": ["update"]}]),
	}}}},
	"cluster": {"rbac.authorization.k8s.io/v1": {"ClusterRole": {"all": object.remove(
		_role("ClusterRole", "all", [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]),
		[["metadata", "namespace"]],
	)}}},
	"complete": {"rbac.authorization.k8s.io/*": {"*": true}},
}

_role(kind, name, rules) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": kind,
	"metadata": _metadata(kind, name),
	"rules": rules,
}

_metadata("Role", name) := {"name": name, "namespace": "shop"}

_metadata("ClusterRole", name) := {"name": name}

denied["one quota by name"] := _binding("Role", "quotas", [_user("jane")])

denied["everything in the namespace"] := _binding("ClusterRole", "all", [{"kind": "Group", "name": "team", "apiGroup": "rbac.authorization.k8s.io"}])

denied["a service account"] := _binding("Role", "quotas", [{"kind": "ServiceAccount", "name": "deployer", "namespace": "shop"}])

denied["all service accounts"] := _binding("Role", "quotas", [{"kind": "Group", "name": "system:serviceaccounts:shop"}])

denied["everyone"] := _binding("Role", "quotas", [{"kind": "Group", "name": "system:authenticated"}])

denied["cluster-admin"] := _binding("ClusterRole", "cluster-admin", [_user("jane")])

allowed["reading"] := _binding("Role", "reader", [_user("jane")])

allowed["another group"] := _binding("Role", "other", [_user("jane")])

allowed["the status, which is the controller's"] := _binding("Role", "status", [_user("jane")])

allowed["a component"] := _binding("Role", "quotas", [
	_user("system:kube-controller-manager"),
	_user("system:serviceaccount:kube-system:operator"),
	{"kind": "ServiceAccount", "name": "operator", "namespace": "kube-system"},
])

allowed["nobody"] := _binding("Role", "quotas", null)

allowed["a role that does not exist"] := _binding("Role", "missing", [_user("jane")])

_user(name) := {"kind": "User", "name": name, "apiGroup": "rbac.authorization.k8s.io"}

_binding(kind, role, subjects) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "RoleBinding",
	"metadata": {"name": "team", "namespace": "shop"},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": kind, "name": role},
	"subjects": subjects,
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
		"msg": "role binding \"team\" lets user \"jane\" change resourcequotas of namespace \"shop\"",
		"path": ["subjects", 0],
	}} with input as denied["one quota by name"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "role binding \"team\" lets group \"team\" change limitranges and resourcequotas of namespace \"shop\"",
		"path": ["subjects", 0],
	}} with input as denied["everything in the namespace"]
		with data.inventory as inventory
}

test_a_role_that_is_not_known if {
	policy.unknown == {{
		"msg": "whether the role \"missing\" may change quotas",
		"needs": ["rbac.authorization.k8s.io/Role"],
	}} with input as allowed["a role that does not exist"]
		with data.inventory as {"namespace": inventory.namespace}
}

test_no_cluster_role_binding if {
	cluster := object.union(denied["cluster-admin"], {"kind": "ClusterRoleBinding"})
	count(policy.violation) == 0 with input as cluster with data.inventory as inventory
}
