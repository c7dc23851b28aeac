package reeve.policies.rbac["no-wildcard-api-groups_test"]

import data.reeve.policies.rbac["no-wildcard-api-groups"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["a role"] := _role([_rule({"apiGroups": ["*"]})])

denied["a cluster role"] := _cluster_role([_rule({"apiGroups": ["*"]})])

denied["the star among other groups"] := _role([_rule({"apiGroups": ["", "*"]})])

allowed["groups that are listed"] := _role([_rule({"apiGroups": ["", "apps"]})])

allowed["a star elsewhere"] := _role([_rule({"resources": ["*"], "verbs": ["*"]})])

allowed["a part of a group, which is no wildcard"] := _role([_rule({"apiGroups": ["*.example.com"]})])

allowed["a rule that allows everything, which another policy reports"] := _role([_everything])

allowed["a bootstrap role"] := _bootstrap([_rule({"apiGroups": ["*"]})])

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
		"msg": "role \"helper\" allows get on pods of every API group",
		"path": ["rules", 0, "apiGroups", 1],
		"severity": "medium",
	}} with input as denied["the star among other groups"]
}

test_severity if {
	_severities(denied["a cluster role"]) == {"high"}
	found := policy.violation with input as denied["a role"]
		with data.reeve_parameters as {"rbac/no-wildcard-api-groups": {"systemNamespaces": ["shop"]}}
	{one.severity | some one in found} == {"high"}
}

_severities(object) := {found.severity | some found in all} if {
	all := policy.violation with input as object
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({"apiGroups": ["*"]})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-wildcard-api-groups": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-wildcard-api-groups": {"reportSubsumed": true}}
}
