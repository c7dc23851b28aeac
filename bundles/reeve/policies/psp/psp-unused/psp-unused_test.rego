package reeve.policies.psp["psp-unused_test"]

import data.reeve.policies.psp["psp-unused"] as policy

inventory := {
	"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": {}},
		_group: {
			"ClusterRole": {"one": _role("one", [_use("policy", ["bound", "bound-in-a-namespace"])]), "old": _role("old", [_use("extensions", ["of-the-older-group"])]), "unbound": _role("unbound", [_use("policy", ["unbound"])]), "nobody": _role("nobody", [_use("policy", ["for-nobody"])]), "admin": _role("admin", [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]), "wrong": _role("wrong", [object.union(_use("policy", ["in-other-words"]), {"verbs": ["get", "list"]}), object.union(_use("policy", ["in-other-words"]), {"resources": ["podsecuritypolicy"]}), _use("apps", ["in-other-words"])])},
			"ClusterRoleBinding": {"one": _everywhere("one", "one", [_group_of("devs")]), "old": _everywhere("old", "old", [_account("shop", "robot")]), "nobody": _everywhere("nobody", "nobody", []), "admins": _everywhere("admins", "admin", [_group_of("admins")]), "wrong": _everywhere("wrong", "wrong", [_group_of("devs")])},
		},
	},
	"namespace": {"shop": {_group: {"RoleBinding": {"one": _within("shop", "one", "one", [_account("shop", "robot")])}}}},
	"complete": {"*/*": {"*": true}},
}

denied["no role that names it"] := _policy("other", {})

denied["a role that nobody is bound to"] := _policy("unbound", {})

denied["a binding without subjects"] := _policy("for-nobody", {})

denied["other verbs, resources and groups"] := _policy("in-other-words", {})

allowed["a binding for the whole cluster"] := _policy("bound", {})

allowed["a binding in a namespace"] := _policy("bound-in-a-namespace", {})

allowed["a role of the older group"] := _policy("of-the-older-group", {})

_group := "rbac.authorization.k8s.io/v1"

_policy(name, spec) := {
	"apiVersion": "policy/v1beta1",
	"kind": "PodSecurityPolicy",
	"metadata": {"name": name},
	"spec": spec,
}

_role(name, rules) := {"apiVersion": _group, "kind": "ClusterRole", "metadata": {"name": name}, "rules": rules}

_use(group, names) := {
	"apiGroups": [group],
	"resources": ["podsecuritypolicies"],
	"verbs": ["use"],
	"resourceNames": names,
}

_everywhere(name, role, subjects) := {
	"apiVersion": _group,
	"kind": "ClusterRoleBinding",
	"metadata": {"name": name},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
	"subjects": subjects,
}

_within(namespace, name, role, subjects) := object.union(_everywhere(name, role, subjects), {
	"kind": "RoleBinding",
	"metadata": {"name": name, "namespace": namespace},
})

_group_of(name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": name}

_account(namespace, name) := {"kind": "ServiceAccount", "namespace": namespace, "name": name}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "pod security policy \"other\" may be used by nobody",
		"path": ["metadata", "name"],
	}} with input as denied["no role that names it"]
		with data.inventory as inventory
}

test_use_of_all if {
	all := object.union(inventory, {"cluster": {_group: {"ClusterRole": {"one": _role("one", [_use("policy", [])])}}}})
	count(policy.violation) == 0 with input as denied["no role that names it"] with data.inventory as all
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := object.remove(inventory, ["complete"])
	count(policy.violation) == 0 with input as denied["no role that names it"] with data.inventory as known
	policy.unknown == {{
		"msg": "whether anybody may use pod security policy \"other\"",
		"needs": [
			"rbac.authorization.k8s.io/ClusterRole",
			"rbac.authorization.k8s.io/ClusterRoleBinding",
			"rbac.authorization.k8s.io/Role",
			"rbac.authorization.k8s.io/RoleBinding",
		],
	}} with input as denied["no role that names it"]
		with data.inventory as known
	count(policy.unknown) == 0 with input as allowed["a binding in a namespace"] with data.inventory as known
}
