package reeve.policies.rbac["subject-exists_test"]

import data.reeve.policies.rbac["subject-exists"] as policy

inventory := {
	"cluster": {"v1": {"Namespace": {name: {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}} |
		some name in ["blog", "shop"]
	}}},
	"namespace": {"shop": {
		"v1": {"ServiceAccount": {"web": _account("v1", "web")}},
		"example.com/v1": {"ServiceAccount": {"robot": _account("example.com/v1", "robot")}},
	}},
	"complete": {"Namespace": {"*": true}, "ServiceAccount": {"*": true}},
}

_account(api_version, name) := {
	"apiVersion": api_version,
	"kind": "ServiceAccount",
	"metadata": {"name": name, "namespace": "shop"},
}

denied["an account that does not exist"] := _cluster_binding([
	_subject({"name": "web", "namespace": "shop"}),
	_subject({"name": "payments", "namespace": "shop"}),
])

denied["an account of another namespace"] := _cluster_binding([_subject({"name": "web", "namespace": "blog"})])

denied["an account of another group"] := _cluster_binding([_subject({"name": "robot", "namespace": "shop"})])

denied["a namespace that does not exist"] := _cluster_binding([_subject({"name": "web", "namespace": "old"})])

denied["the account default of a namespace that does not exist"] := _cluster_binding([_subject({
	"name": "default",
	"namespace": "old",
})])

denied["an account in the namespace of the binding"] := _binding("shop", [_subject({"name": "payments"})])

denied["the account default in the namespace of the binding, which does not exist"] := _binding(
	"old",
	[_subject({"name": "default"})],
)

denied["an account in kube-system"] := _cluster_binding([_subject({"name": "agent", "namespace": "kube-system"})])

allowed["an account that exists"] := _cluster_binding([_subject({"name": "web", "namespace": "shop"})])

allowed["an account that exists in the namespace of the binding"] := _binding("shop", [_subject({
	"name": "web",
	"namespace": null,
})])

allowed["an account of another namespace that exists"] := _binding("blog", [_subject({"name": "web", "namespace": "shop"})])

allowed["the account default"] := _cluster_binding([_subject({"name": "default", "namespace": "blog"})])

allowed["the account default of a namespace of Kubernetes"] := _cluster_binding([_subject({
	"name": "default",
	"namespace": "kube-system",
})])

allowed["users and groups"] := _cluster_binding([
	{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "payments", "namespace": "old"},
	{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "payments", "namespace": "old"},
])

allowed["what the API server refuses"] := _cluster_binding([
	_subject({"name": "payments"}),
	_subject({"name": "", "namespace": "old"}),
	_subject({"name": null, "namespace": "old"}),
	_subject({"name": "payments", "namespace": "old", "apiGroup": "rbac.authorization.k8s.io"}),
	{"name": "payments", "namespace": "old"},
	null,
])

allowed["no subjects"] := _cluster_binding(null)

_subject(fields) := object.union({"kind": "ServiceAccount"}, fields)

_binding(namespace, subjects) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "RoleBinding",
	"metadata": {"name": "team", "namespace": namespace},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"},
	"subjects": subjects,
}

_cluster_binding(subjects) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRoleBinding",
	"metadata": {"name": "team"},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"},
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
		"msg": "binding names the service account \"payments\", which does not exist in namespace \"shop\"",
		"path": ["subjects", 1, "name"],
	}} with input as denied["an account that does not exist"]
		with data.inventory as inventory
}

test_verdict_on_a_namespace if {
	policy.violation == {{
		"msg": "binding names the service account \"web\" of namespace \"old\", which does not exist",
		"path": ["subjects", 0, "namespace"],
	}} with input as denied["a namespace that does not exist"]
		with data.inventory as inventory
}

test_verdict_on_the_namespace_of_the_binding if {
	policy.violation == {{
		"msg": "binding names the service account \"default\" of namespace \"old\", which does not exist",
		"path": ["subjects", 0, "name"],
	}} with data.inventory as inventory
		with input as denied["the account default in the namespace of the binding, which does not exist"]
}

_unknown(name, namespace, kind) := {{
	"msg": sprintf("whether the service account %q exists in namespace %q", [name, namespace]),
	"needs": [kind],
}}

# What is complete, and what is then unknown of whom.
_incomplete := {
	"nothing is complete, for an account": {
		"complete": {},
		"object": denied["an account that does not exist"],
		"unknown": _unknown("payments", "shop", "ServiceAccount"),
	},
	"another namespace is complete": {
		"complete": {"Namespace": {"*": true}, "ServiceAccount": {"blog": true}},
		"object": denied["an account that does not exist"],
		"unknown": _unknown("payments", "shop", "ServiceAccount"),
	},
	"nothing is complete, for the account default": {
		"complete": {"ServiceAccount": {"*": true}},
		"object": denied["the account default of a namespace that does not exist"],
		"unknown": _unknown("default", "old", "Namespace"),
	},
}

test_absence_from_an_incomplete_inventory_proves_nothing[name] if {
	some name, row in _incomplete
	known := object.union(object.remove(inventory, ["complete"]), {"complete": row.complete})
	count(policy.violation) == 0 with input as row.object with data.inventory as known
	policy.unknown == row.unknown with input as row.object with data.inventory as known
}

test_either_absence_is_proof if {
	every kind in ["Namespace", "ServiceAccount"] {
		known := object.union(object.remove(inventory, ["complete"]), {"complete": {kind: {"*": true}}})
		count(policy.violation) == 1 with data.inventory as known
			with input as denied["a namespace that does not exist"]
		count(policy.unknown) == 0 with data.inventory as known
			with input as denied["a namespace that does not exist"]
	}
}

# An account that is there proves that its namespace is.
test_what_exists_needs_no_completeness if {
	account := {"old": {"v1": {"ServiceAccount": {"web": {}, "default": {}}}}}
	every name in ["web", "default"] {
		every complete in [{}, {"Namespace": {"*": true}}] {
			found := policy.violation | policy.unknown with data.inventory as {"namespace": account, "complete": complete}
				with input as _cluster_binding([_subject({"name": name, "namespace": "old"})])
			count(found) == 0
		}
	}
}
