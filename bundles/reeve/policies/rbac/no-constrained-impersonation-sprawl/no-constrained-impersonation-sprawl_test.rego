package reeve.policies.rbac["no-constrained-impersonation-sprawl_test"]

import data.reeve.policies.rbac["no-constrained-impersonation-sprawl"] as policy

_rule(fields) := object.union(
	{"apiGroups": ["authentication.k8s.io"], "resources": ["users"], "verbs": ["impersonate:user-info"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["every user"] := _cluster_role([_rule({})])

denied["every group of users"] := _cluster_role([_rule({"verbs": ["impersonate:user-info"], "resources": ["groups"]})])

denied["every user ID"] := _cluster_role([_rule({"verbs": ["impersonate:user-info"], "resources": ["uids"]})])

denied["every service account"] := _cluster_role([_rule({"verbs": ["impersonate:serviceaccount"], "resources": ["serviceaccounts"]})])

denied["every service account, by a role"] := _role([_rule({"verbs": ["impersonate:serviceaccount"], "resources": ["serviceaccounts"]})])

denied["every node"] := _cluster_role([_rule({"verbs": ["impersonate:arbitrary-node"], "resources": ["nodes"]})])

denied["every verb"] := _cluster_role([_rule({"verbs": ["*"]})])

denied["on every resource"] := _cluster_role([_rule({"verbs": ["impersonate-on:user-info:get"], "apiGroups": [""], "resources": ["*"]})])

denied["in every group"] := _role([_rule({"verbs": ["impersonate-on:serviceaccount:get"], "apiGroups": ["*"], "resources": ["pods"]})])

denied["a star in the verb, which matches nothing"] := _role([_rule({"verbs": ["impersonate-on:user-info:*"], "apiGroups": [""], "resources": ["*"]})])

denied["a star for the mode, which matches nothing"] := _role([_rule({"verbs": ["impersonate:*"], "resources": ["users"]})])

allowed["certain users"] := _cluster_role([_rule({"resourceNames": ["alice"]})])

allowed["on certain resources"] := _cluster_role([_rule({"verbs": ["impersonate-on:user-info:get"], "apiGroups": [""], "resources": ["pods"]})])

allowed["the node of the pod"] := _cluster_role([_rule({"verbs": ["impersonate:associated-node"], "resources": ["nodes"]})])

allowed["users in the core group, where it is not asked for"] := _cluster_role([_rule({"apiGroups": [""]})])

allowed["users of a role, which cannot grant it"] := _role([_rule({})])

allowed["plain impersonation, which another policy reports"] := _cluster_role([_rule({"apiGroups": [""], "verbs": ["impersonate"]})])

allowed["a rule that allows everything, which another policy reports"] := _role([_everything])

allowed["a bootstrap role"] := _bootstrap([_rule({})])

allowed["rules of nothing but nulls"] := _role([{"apiGroups": null, "resources": null, "verbs": null}, null])

allowed["no rules"] := _role(null)

_role(rules) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "Role",
	"metadata": {"name": "helper", "namespace": "shop"},
	"rules": rules,
}

_cluster_role(rules) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRole",
	"metadata": {"name": "helper"},
	"rules": rules,
}

_bootstrap(rules) := object.union(_cluster_role(rules), {"metadata": {
	"name": "edit",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

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
		"msg": "cluster role \"helper\" allows impersonate:user-info on users",
		"path": ["rules", 0, "resources", 0],
	}} with input as denied["every user"]
	policy.violation == {{
		"msg": "cluster role \"helper\" allows impersonate-on:user-info:get on every resource",
		"path": ["rules", 0, "verbs", 0],
	}} with input as denied["on every resource"]
	policy.violation == {{
		"msg": "role \"helper\" allows impersonate-on:serviceaccount:get on every group",
		"path": ["rules", 0, "verbs", 0],
	}} with input as denied["in every group"]
	policy.violation == {{
		"msg": "role \"helper\" has the verb \"impersonate:*\", which matches nothing",
		"path": ["rules", 0, "verbs", 0],
		"severity": "low",
	}} with input as denied["a star for the mode, which matches nothing"]
}

test_before_it_was_served if {
	every name in object.keys(denied) {
		count(policy.violation) == 0 with input as denied[name] with data.reeve_config as {"k8sVersion": "v1.35"}
	}
	count(policy.violation) == 1 with input as denied["every user"] with data.reeve_config as {"k8sVersion": "v1.36"}
}

test_rules_that_allow_everything_on_demand if {
	parameters := {"rbac/no-constrained-impersonation-sprawl": {"reportSubsumed": true}}
	count(policy.violation) == 3 with input as _cluster_role([_everything]) with data.reeve_parameters as parameters
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-constrained-impersonation-sprawl": {"includeBootstrap": true}}
}
