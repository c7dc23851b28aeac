package reeve.policies.rbac["no-token-request_test"]

import data.reeve.policies.rbac["no-token-request"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["serviceaccounts/token"], "verbs": ["create"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["every account"] := _role([_rule({})])

denied["every verb"] := _role([_rule({"verbs": ["*"]})])

denied["every resource"] := _role([_rule({"resources": ["*"]})])

denied["the token of every resource"] := _role([_rule({"resources": ["*/token"]})])

denied["every group"] := _role([_rule({"apiGroups": ["*"]})])

denied["a cluster role"] := _cluster_role([_rule({})])

denied["certain accounts"] := _role([_rule({"resourceNames": ["robot", "helper"]})])

allowed["another verb"] := _role([_rule({"verbs": ["get"]})])

allowed["another group"] := _role([_rule({"apiGroups": ["apps"]})])

allowed["service accounts themselves"] := _role([_rule({"resources": ["serviceaccounts"]})])

allowed["an empty name, which nothing has"] := _role([_rule({"resourceNames": [""]})])

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
		"msg": "role \"helper\" allows create on serviceaccounts/token",
		"path": ["rules", 0, "resources", 0],
		"severity": "high",
	}} with input as denied["every account"]
	policy.violation == {{
		"msg": "role \"helper\" allows create on serviceaccounts/token of helper, robot",
		"path": ["rules", 0, "resources", 0],
		"severity": "medium",
	}} with input as denied["certain accounts"]
}

test_severity if {
	_severities(denied["a cluster role"]) == {"critical"}
	found := policy.violation with input as denied["every account"]
		with data.reeve_parameters as {"rbac/no-token-request": {"systemNamespaces": ["shop"]}}
	{one.severity | some one in found} == {"critical"}
}

_severities(object) := {found.severity | some found in all} if {
	all := policy.violation with input as object
}

test_allowed_accounts if {
	parameters := {"rbac/no-token-request": {"allowedServiceAccounts": ["robot", "helper"]}}
	count(policy.violation) == 0 with input as denied["certain accounts"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied["every account"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied["certain accounts"]
		with data.reeve_parameters as {"rbac/no-token-request": {"allowedServiceAccounts": ["robot"]}}
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-token-request": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-token-request": {"reportSubsumed": true}}
}
