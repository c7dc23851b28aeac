package reeve.lib.pspgrant_test

import data.reeve.lib.pspgrant

_use(group, names) := {"apiGroups": [group], "resources": ["podsecuritypolicies"], "verbs": ["use"], "resourceNames": names}

test_rules if {
	every rule in [
		_use("policy", []),
		_use("extensions", ["a"]),
		{"apiGroups": ["*"], "resources": ["podsecuritypolicies"], "verbs": ["*"]},
		{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"], "resourceNames": ["a"]},
	] {
		pspgrant.rules([rule]) == [rule]
	}
	pspgrant.rules([
		{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]},
		_use("apps", []),
		object.union(_use("policy", []), {"verbs": ["get"]}),
		object.union(_use("policy", []), {"resources": ["podsecuritypolicies/status"]}),
	]) == []
}

test_allows if {
	pspgrant.allows(_use("policy", []), "a")
	pspgrant.allows(_use("policy", ["a", "b"]), "b")
	not pspgrant.allows(_use("policy", ["a"]), "b")
}

_rbac := "rbac.authorization.k8s.io/v1"

_role(name, rules) := {"apiVersion": _rbac, "kind": "ClusterRole", "metadata": {"name": name}, "rules": rules}

_binding(name, role, subjects) := {
	"apiVersion": _rbac,
	"kind": "ClusterRoleBinding",
	"metadata": {"name": name},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
	"subjects": subjects,
}

_known := {"cluster": {_rbac: {
	"ClusterRole": {
		"a": _role("a", [_use("policy", ["a"]), _use("extensions", ["a"])]),
		"b": _role("b", [_use("policy", ["b"])]),
		"reader": _role("reader", []),
	},
	"ClusterRoleBinding": {
		"a": _binding("a", "a", [{"kind": "Group", "name": "system:serviceaccounts"}]),
		"b": _binding("b", "b", [
			{"kind": "ServiceAccount", "namespace": "shop", "name": "robot"},
			{"kind": "User", "name": "alice"},
		]),
		"readers": _binding("readers", "reader", [{"kind": "User", "name": "alice"}]),
		"missing": _binding("missing", "missing", [{"kind": "User", "name": "alice"}]),
	},
}}}

test_grants_of if {
	[grant.subject.key | some grant in pspgrant.grants_of("a")] == ["Group:system:serviceaccounts"] with data.inventory as _known
	[grant.subject.name | some grant in pspgrant.grants_of("b")] == ["robot", "alice"] with data.inventory as _known
	pspgrant.grants_of("c") == [] with data.inventory as _known
}

test_common if {
	wanted := {"service account \"robot\" of namespace \"shop\""}
	pspgrant.common("a", "b") == wanted with data.inventory as _known
	pspgrant.common("b", "a") == wanted with data.inventory as _known
	pspgrant.common("a", "c") == set() with data.inventory as _known
}
