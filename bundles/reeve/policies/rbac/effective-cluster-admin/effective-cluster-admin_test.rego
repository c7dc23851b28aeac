package reeve.policies.rbac["effective-cluster-admin_test"]

import data.reeve.policies.rbac["effective-cluster-admin"] as policy

_version := "rbac.authorization.k8s.io/v1"

inventory := {
	"cluster": {_version: {
		"ClusterRole": {
			"runner": _role("runner", [_rule("", ["pods"], ["create", "get"])]),
			"reader": _role("reader", [_rule("", ["pods", "services"], ["get", "list"])]),
			"secrets": _role("secrets", [_rule("", ["secrets"], ["list"])]),
			"binder": _role("binder", [_rule("rbac.authorization.k8s.io", ["clusterroles", "clusterrolebindings"], ["bind", "create"])]),
			"everything": _role("everything", [_rule("*", ["*"], ["*"])]),
		},
		"ClusterRoleBinding": {
			"tiller": _cluster_binding("tiller", "cluster-admin", [_account("tiller", "kube-system")]),
			"secret-readers": _cluster_binding("secret-readers", "secrets", [_account("vault", "shop")]),
		},
	}},
	"namespace": {
		"kube-system": {_version: {"RoleBinding": {"ci": _binding("ci", "kube-system", "runner", [_account("ci", "build")])}}},
		"build": {_version: {"RoleBinding": {"devs": _binding("devs", "build", "runner", [_account("dev", "shop")])}}},
	},
	"complete": {"rbac.authorization.k8s.io/*": {"*": true}},
}

_rule(group, resources, verbs) := {"apiGroups": [group], "resources": resources, "verbs": verbs}

_role(name, rules) := {"apiVersion": _version, "kind": "ClusterRole", "metadata": {"name": name}, "rules": rules}

_account(name, namespace) := {"kind": "ServiceAccount", "name": name, "namespace": namespace}

_cluster_binding(name, role, subjects) := {
	"apiVersion": _version,
	"kind": "ClusterRoleBinding",
	"metadata": {"name": name},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
	"subjects": subjects,
}

_binding(name, namespace, role, subjects) := {
	"apiVersion": _version,
	"kind": "RoleBinding",
	"metadata": {"name": name, "namespace": namespace},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
	"subjects": subjects,
}

_eve := {"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "eve"}

_group(name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": name}

denied["pods next to a stronger account"] := _binding("new", "kube-system", "runner", [_group("devs")])

denied["pods anywhere"] := _cluster_binding("new", "runner", [_account("operator", "shop")])

denied["bind"] := _cluster_binding("new", "binder", [_eve])

denied["pods next to an account that may run pods next to a stronger one"] := _binding("new", "build", "runner", [_eve])

denied["four steps"] := _binding("new", "shop", "runner", [_eve])

denied["everything in a namespace with a stronger account"] := _binding("new", "kube-system", "everything", [_eve])

denied["the second of two subjects"] := _binding("new", "kube-system", "runner", [{"kind": "Robot", "name": "r2"}, _eve])

denied["every account"] := _cluster_binding("new", "runner", [_group("system:serviceaccounts")])

allowed["reading"] := _cluster_binding("new", "reader", [_eve])

allowed["pods in a namespace without stronger accounts"] := _binding("new", "blog", "runner", [_eve])

allowed["bind in a namespace without stronger accounts"] := _binding("new", "blog", "binder", [_eve])

allowed["everything at once, which another policy reports"] := _cluster_binding("new", "everything", [_eve])

allowed["cluster-admin, which another policy reports"] := _cluster_binding("new", "cluster-admin", [_eve])

allowed["a part of the control plane"] := _cluster_binding("new", "runner", [
	{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "system:kube-controller-manager"},
	_group("system:masters"),
])

allowed["a binding of the API server's own"] := object.union(
	_cluster_binding("system:node", "runner", [_group("devs")]),
	{"metadata": {"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"}}},
)

allowed["no subjects"] := _cluster_binding("new", "runner", null)

_policy := "rbac/effective-cluster-admin"

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

_tiller := {
	"key": "User:system:serviceaccount:kube-system:tiller",
	"label": "kube-system/tiller",
	"namespace": "kube-system",
	"name": "tiller",
}

test_verdict if {
	policy.violation == {{
		"msg": concat("", [
			"group \"devs\" reaches cluster-admin: runs pods as kube-system/tiller (role binding kube-system/new)",
			" -> holds everything (cluster role binding tiller)",
		]),
		"path": ["subjects", 0],
		"details": {"steps": [
			{
				"deed": "runs pods as",
				"to": _tiller,
				"via": [{"kind": "RoleBinding", "namespace": "kube-system", "name": "new"}],
			},
			{"deed": "holds everything", "via": [{"kind": "ClusterRoleBinding", "namespace": "", "name": "tiller"}]},
		]},
	}} with input as denied["pods next to a stronger account"] with data.inventory as inventory
}

# What is denied, and the deeds that lead up.
_ways := {
	"bind": ["binds cluster-admin"],
	"pods anywhere": ["runs pods as", "holds everything"],
	"pods next to an account that may run pods next to a stronger one": ["runs pods as", "runs pods as", "holds everything"],
	"four steps": ["runs pods as", "runs pods as", "runs pods as", "holds everything"],
}

test_steps[name] if {
	some name, deeds in _ways
	found := policy.violation with input as denied[name] with data.inventory as inventory
	{[step.deed | some step in one.details.steps] | some one in found} == {deeds}
}

test_the_subject_at_fault if {
	some found in policy.violation with input as denied["the second of two subjects"] with data.inventory as inventory
	found.path == ["subjects", 1]
}

# Each finding is of the binding that allows the first step, not of every one of the subject.
test_another_binding_of_the_same_subject_is_not_reported if {
	known := object.union(inventory, {"cluster": {_version: {"ClusterRoleBinding": {"binders": _cluster_binding("binders", "binder", [_eve])}}}})
	count(policy.violation) == 0 with input as allowed["pods in a namespace without stronger accounts"]
		with data.inventory as known
}

test_what_it_takes_may_come_from_two_bindings if {
	halves := {"cluster": {_version: {
		"ClusterRole": {"bind": _role("bind", [_rule("rbac.authorization.k8s.io", ["clusterroles"], ["bind"])])},
		"ClusterRoleBinding": {"writers": _cluster_binding("writers", "writer", [_eve])},
	}}}
	writer := {"cluster": {_version: {"ClusterRole": {"writer": _role("writer", [_rule(
		"rbac.authorization.k8s.io",
		["clusterrolebindings"],
		["create"],
	)])}}}}
	some found in policy.violation with input as _cluster_binding("new", "bind", [_eve])
		with data.inventory as object.union_n([inventory, halves, writer])
	[place.name | some place in found.details.steps[0].via] == ["new", "writers"]
}

_given(fields) := {_policy: fields}

test_the_bound_is_told if {
	object := denied["four steps"]
	given := _given({"maxDepth": 3})
	count(policy.violation) == 0 with input as object with data.inventory as inventory with data.reeve_parameters as given
	policy.unknown == {{"msg": "whether more than 3 steps lead user \"eve\" to cluster-admin"}} with input as object
		with data.inventory as inventory
		with data.reeve_parameters as given
	count(policy.unknown) == 0 with input as allowed.reading with data.inventory as inventory with data.reeve_parameters as given
}

test_one_step_needs_nobody_else if {
	given := _given({"maxDepth": 1})
	count(policy.violation) == 1 with input as denied.bind with data.inventory as inventory with data.reeve_parameters as given
	count(policy.violation) == 0 with input as denied["pods anywhere"] with data.inventory as inventory with data.reeve_parameters as given
}

test_ignored_subjects[name] if {
	some name, [patterns, wanted] in {
		"a group": [["Group:devs"], 0],
		"a pattern": [["*:dev*"], 0],
		"another": [["User:devs", "Group:ops"], 1],
	}
	count(policy.violation) == wanted with input as denied["pods next to a stronger account"]
		with data.inventory as inventory
		with data.reeve_parameters as _given({"ignoreSubjects": patterns})
}

test_ignored_accounts if {
	every pattern, wanted in {"ServiceAccount:shop/operator": 0, "ServiceAccount:shop/*": 0, "ServiceAccount:blog/operator": 1} {
		count(policy.violation) == wanted with input as denied["pods anywhere"]
			with data.inventory as inventory
			with data.reeve_parameters as _given({"ignoreSubjects": [pattern]})
	}
}

test_bootstrap_bindings_on_request if {
	count(policy.violation) == 1 with input as allowed["a binding of the API server's own"]
		with data.inventory as inventory
		with data.reeve_parameters as _given({"includeBootstrap": true})
}

test_bindings_that_grant_everything_on_request if {
	every name in ["everything at once, which another policy reports", "cluster-admin, which another policy reports"] {
		found := policy.violation with input as allowed[name]
			with data.inventory as inventory
			with data.reeve_parameters as _given({"reportSubsumed": true})
		{one.msg | some one in found} == {"user \"eve\" reaches cluster-admin: holds everything (cluster role binding new)"}
	}
}

test_what_is_not_known_may_lead_on if {
	known := object.remove(inventory, ["complete"])
	policy.unknown == {{
		"msg": "whether user \"eve\" reaches cluster-admin",
		"needs": [concat("/", ["rbac.authorization.k8s.io", kind]) | some kind in ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]],
	}} with input as allowed["pods in a namespace without stronger accounts"] with data.inventory as known
	count(policy.unknown) == 0 with input as allowed.reading with data.inventory as known
	count(policy.unknown) == 0 with input as denied["pods anywhere"] with data.inventory as known
}

test_a_role_that_is_not_known if {
	object := _cluster_binding("new", "missing", [_eve])
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	policy.unknown == {{
		"msg": "what the clusterrole \"missing\" grants",
		"needs": ["rbac.authorization.k8s.io/ClusterRole"],
	}} with input as object with data.inventory as inventory
}
