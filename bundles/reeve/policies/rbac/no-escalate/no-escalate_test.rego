package reeve.policies.rbac["no-escalate_test"]

import data.reeve.policies.rbac["no-escalate"] as policy

_rule(fields) := object.union(
	{"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterroles"], "verbs": ["escalate"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["every cluster role"] := _cluster_role([_rule({})])

denied["every role"] := _cluster_role([_rule({"resources": ["roles"]})])

denied["every role, by a role"] := _role([_rule({"resources": ["roles"]})])

denied["every verb"] := _cluster_role([_rule({"verbs": ["*"]})])

denied["every resource"] := _cluster_role([_rule({"resources": ["*"]})])

denied["every group"] := _cluster_role([_rule({"apiGroups": ["*"]})])

denied["certain roles"] := _cluster_role([_rule({"resourceNames": ["b", "a"]})])

allowed["another verb"] := _cluster_role([_rule({"verbs": ["create", "update"]})])

allowed["another group"] := _cluster_role([_rule({"apiGroups": ["example.com"]})])

allowed["bindings"] := _cluster_role([_rule({"resources": ["rolebindings"]})])

allowed["cluster roles of a role, which cannot grant it"] := _role([_rule({})])

allowed["an empty name, which nothing has"] := _cluster_role([_rule({"resourceNames": [""]})])

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
		"msg": "cluster role \"helper\" allows escalate on clusterroles",
		"path": ["rules", 0, "resources", 0],
		"severity": "critical",
	}} with input as denied["every cluster role"]
	policy.violation == {{
		"msg": "cluster role \"helper\" allows escalate on clusterroles named a, b",
		"path": ["rules", 0, "resources", 0],
		"severity": "critical",
	}} with input as denied["certain roles"]
	policy.violation == {{
		"msg": "role \"helper\" allows escalate on roles",
		"path": ["rules", 0, "resources", 0],
		"severity": "high",
	}} with input as denied["every role, by a role"]
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-escalate": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-escalate": {"reportSubsumed": true}}
}
