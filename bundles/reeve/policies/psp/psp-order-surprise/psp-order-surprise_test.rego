package reeve.policies.psp["psp-order-surprise_test"]

import data.reeve.policies.psp["psp-order-surprise"] as policy

inventory := {
	"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": {"a-first": _policy("a-first", {"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 1000, "max": 2000}]}, "fsGroup": {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 9}]}}), "z-last": _policy("z-last", {"requiredDropCapabilities": ["ALL"]}), "a-apart": _policy("a-apart", {"requiredDropCapabilities": ["ALL"]})}},
		_group: {
			"ClusterRole": {"all": _role("all", [_use("policy", ["a-first", "both", "same", "in-a-group", "z-last"])]), "apart": _role("apart", [_use("policy", ["a-apart", "apart"])]), "group": _role("group", [_use("policy", ["in-a-group", "apart"])])},
			"ClusterRoleBinding": {"all": _everywhere("all", "all", [_account("shop", "robot")])},
		},
	},
	"namespace": {"shop": {_group: {"RoleBinding": {"apart": _within("shop", "apart", "apart", []), "group": _within("shop", "group", "group", [_group_of("devs")])}}}},
	"complete": {"*/*": {"*": true}},
}

denied["other values"] := _policy("both", {"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 2000}]}, "fsGroup": {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 9}]}})

denied["no values"] := _policy("same", {"runAsUser": {"rule": "RunAsAny"}})

allowed["the same values"] := _policy("same", {"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 1000, "max": 1000}]}, "fsGroup": {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 1}]}})

allowed["the first one"] := _policy("a-first", {"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 1000, "max": 2000}]}})

allowed["nobody may use both"] := _policy("apart", {"requiredDropCapabilities": ["KILL"]})

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
		"msg": concat(" ", [
			"pod security policy \"both\" fills in other values for runAsUser than \"a-first\",",
			"which comes first for service account \"robot\" of namespace \"shop\"",
		]),
		"path": ["metadata", "name"],
		"related": [{"object": {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "name": "a-first"}}],
		"details": {"subjects": ["service account \"robot\" of namespace \"shop\""]},
	}} with input as denied["other values"]
		with data.inventory as inventory
}

test_verdict_of_several_fields if {
	some found in policy.violation with input as denied["no values"] with data.inventory as inventory
	contains(found.msg, "fills in other values for fsGroup, runAsUser than \"a-first\"")
}

test_a_member_of_a_group if {
	known := object.union(inventory, {"cluster": {_group: {"ClusterRoleBinding": {"apart": _everywhere("apart", "apart", [
		_group_of("system:serviceaccounts"),
	])}}}})
	some found in policy.violation with input as _policy("in-a-group", {"defaultAddCapabilities": ["KILL"]})
		with data.inventory as known
	found.related == [{"object": {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "name": "a-apart"}}]
	found.details.subjects == ["service account \"robot\" of namespace \"shop\""]
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := object.remove(inventory, ["complete"])
	policy.unknown == {{
		"msg": "whether somebody may use pod security policy \"same\" and another with other defaults",
		"needs": [
			"policy/PodSecurityPolicy",
			"rbac.authorization.k8s.io/ClusterRole",
			"rbac.authorization.k8s.io/ClusterRoleBinding",
			"rbac.authorization.k8s.io/Role",
			"rbac.authorization.k8s.io/RoleBinding",
		],
	}} with input as allowed["the same values"]
		with data.inventory as known
	count(policy.unknown) == 0 with input as denied["other values"] with data.inventory as known
}
