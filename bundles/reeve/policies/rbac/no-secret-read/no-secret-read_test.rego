package reeve.policies.rbac["no-secret-read_test"]

import data.reeve.policies.rbac["no-secret-read"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["the verb get"] := _role([_rule({"verbs": ["get"]})])

denied["the verb list"] := _role([_rule({"verbs": ["list"]})])

denied["the verb watch"] := _role([_rule({"verbs": ["watch"]})])

denied["every verb"] := _role([_rule({"verbs": ["*"]})])

denied["every group"] := _role([_rule({"apiGroups": ["*"]})])

denied["every resource of the group"] := _role([_rule({"resources": ["*"]})])

denied["a cluster role"] := _cluster_role([_rule({})])

denied["one rule among others"] := _role([_rule({"resources": ["bindings"]}), _rule({"resources": ["bindings", "secrets"]})])

denied["the label of a bootstrap role, but not its name"] := object.union(_cluster_role([_rule({})]), {"metadata": {
	"name": "helper",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

denied["every Secret that a list without a name finds"] := _role([_rule({"verbs": ["list"], "resourceNames": [""]})])

allowed["another verb"] := _role([_rule({"verbs": ["create"]})])

allowed["another group"] := _role([_rule({"apiGroups": ["example.com"]})])

allowed["another resource"] := _role([_rule({"resources": ["bindings"]})])

allowed["a subresource"] := _role([_rule({"resources": ["secrets/status", "*/status"]})])

allowed["certain names only"] := _role([_rule({"resourceNames": ["a"]})])

allowed["the verb in one rule and the resource in another"] := _role([_rule({"resources": ["bindings"]}), _rule({"verbs": ["create"]})])

allowed["a rule that allows everything, which another policy reports"] := _role([_everything])

allowed["a bootstrap role"] := _bootstrap([_rule({})])

allowed["rules of nothing but nulls"] := _role([{"apiGroups": null, "resources": null, "verbs": null}, null])

allowed["no rules"] := _role(null)

allowed["an empty name, which no get carries"] := _role([_rule({"resourceNames": [""]})])

allowed["a list of certain names"] := _role([_rule({"verbs": ["list", "watch"], "resourceNames": ["a"]})])

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
		"msg": "role \"helper\" allows get on secrets",
		"path": ["rules", 1, "resources", 1],
		"severity": "high",
	}} with input as denied["one rule among others"]
}

test_severity if {
	_severities(_role([_rule({})]), {}) == {"high"}
	_severities(_cluster_role([_rule({})]), {}) == {"critical"}
	_severities(_role([_rule({})]), {"systemNamespaces": ["shop"]}) == {"critical"}
}

_severities(object, parameters) := {found.severity | some found in found_all} if {
	found_all := policy.violation with input as object with data.reeve_parameters as {"rbac/no-secret-read": parameters}
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-secret-read": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-secret-read": {"reportSubsumed": true}}
}

test_verbs if {
	count(policy.violation) == 0 with input as denied["the verb get"]
		with data.reeve_parameters as {"rbac/no-secret-read": {"verbs": ["create"]}}
	count(policy.violation) == 1 with input as allowed["another verb"]
		with data.reeve_parameters as {"rbac/no-secret-read": {"verbs": ["create"]}}
}
