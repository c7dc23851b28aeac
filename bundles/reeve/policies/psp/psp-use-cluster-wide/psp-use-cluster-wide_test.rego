package reeve.policies.psp["psp-use-cluster-wide_test"]

import data.reeve.policies.psp["psp-use-cluster-wide"] as policy

inventory := {
	"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": {"dangerous": _policy("dangerous", {"privileged": true}), "mild": _mild}},
		_group: {
			"ClusterRole": {"use": _role("use", [_use("policy", ["dangerous"])]), "mild": _role("mild", [_use("policy", ["mild"])]), "all": _role("all", [_use("extensions", [])]), "gone": _role("gone", [_use("policy", ["gone"])]), "reader": _role("reader", [object.union(_use("policy", []), {"verbs": ["get"]})]), "admin": _role("admin", [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}])},
			"ClusterRoleBinding": {},
		},
	},
	"namespace": {},
	"complete": {"*/*": {"*": true}},
}

denied["a dangerous policy"] := _everywhere("users", "use", [_group_of("devs")])

denied["all policies"] := _everywhere("users", "all", [_account("shop", "robot")])

allowed["a policy that allows nothing dangerous"] := _everywhere("users", "mild", [_group_of("devs")])

allowed["a policy that does not exist"] := _everywhere("users", "gone", [_group_of("devs")])

allowed["other verbs"] := _everywhere("users", "reader", [_group_of("devs")])

allowed["a role that allows everything"] := _everywhere("users", "admin", [_group_of("devs")])

allowed["nobody"] := _everywhere("users", "use", [])

allowed["a role that does not exist"] := _everywhere("users", "missing", [_group_of("devs")])

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

_mild := _policy("mild", {"runAsUser": {"rule": "MustRunAsNonRoot"}, "allowPrivilegeEscalation": false})

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
		"msg": concat("", [
			"cluster role binding \"users\" grants the use of the pod security policy \"dangerous\", ",
			"which allows privileged containers, in every namespace",
		]),
		"path": ["roleRef", "name"],
		"related": [{"object": {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "name": "dangerous"}}],
		"details": {"allows": ["privileged", "escalation", "root"]},
	}} with input as denied["a dangerous policy"]
		with data.inventory as inventory
}

test_a_binding_that_the_api_server_creates if {
	made := object.union(_everywhere("system:basic-user", "all", [_group_of("system:authenticated")]), {"metadata": {"labels": {
		"kubernetes.io/bootstrapping": "rbac-defaults",
	}}})
	count(policy.violation) == 0 with input as made with data.inventory as inventory
}

test_a_binding_in_a_namespace if {
	count(policy.violation) == 0 with input as _within("shop", "users", "use", [_group_of("devs")]) with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := object.remove(inventory, ["complete"])
	every name in ["all policies", "a policy that does not exist"] {
		policy.unknown == {{
			"msg": "what the pod security policies allow whose use cluster role binding \"users\" grants",
			"needs": ["policy/PodSecurityPolicy"],
		}} with input as object.union(denied, allowed)[name]
			with data.inventory as known
	}
	policy.unknown == {{
		"msg": "whether the cluster role \"missing\" of cluster role binding \"users\" grants the use of pod security policies",
		"needs": ["rbac.authorization.k8s.io/ClusterRole"],
	}} with input as allowed["a role that does not exist"]
		with data.inventory as known
	count(policy.unknown) == 0 with input as allowed["a policy that allows nothing dangerous"] with data.inventory as known
}
