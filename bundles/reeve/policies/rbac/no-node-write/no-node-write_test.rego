package reeve.policies.rbac["no-node-write_test"]

import data.reeve.policies.rbac["no-node-write"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["nodes"], "verbs": ["update"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["the verb update"] := _cluster_role([_rule({"verbs": ["update"]})])

denied["the verb patch"] := _cluster_role([_rule({"verbs": ["patch"]})])

denied["the verb delete"] := _cluster_role([_rule({"verbs": ["delete"]})])

denied["the verb deletecollection"] := _cluster_role([_rule({"verbs": ["deletecollection"]})])

denied["the resource nodes/status"] := _cluster_role([_rule({"apiGroups": [""], "resources": ["nodes/status"]})])

denied["every verb"] := _cluster_role([_rule({"verbs": ["*"]})])

denied["every group"] := _cluster_role([_rule({"apiGroups": ["*"]})])

denied["every resource of the group"] := _cluster_role([_rule({"resources": ["*"]})])

denied["no names, which are null"] := _cluster_role([_rule({"resourceNames": null})])

denied["one rule among others"] := _cluster_role([_rule({"resources": ["bindings"]}), _rule({"resources": ["bindings", "nodes"]})])

denied["the label of a bootstrap role, but not its name"] := object.union(_cluster_role([_rule({})]), {"metadata": {
	"name": "helper",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

allowed["another verb"] := _cluster_role([_rule({"verbs": ["watch"]})])

allowed["another group"] := _cluster_role([_rule({"apiGroups": ["example.com"]})])

allowed["another resource"] := _cluster_role([_rule({"resources": ["bindings"]})])

allowed["a subresource"] := _cluster_role([_rule({"resources": ["nodes/scale"]})])

allowed["certain names only"] := _cluster_role([_rule({"resourceNames": ["a"]})])

allowed["the verb in one rule and the resource in another"] := _cluster_role([_rule({"resources": ["bindings"]}), _rule({"verbs": ["watch"]})])

allowed["a rule that allows everything, which another policy reports"] := _cluster_role([_everything])

allowed["a bootstrap role"] := _bootstrap([_rule({})])

allowed["rules of nothing but nulls"] := _cluster_role([{"apiGroups": null, "resources": null, "verbs": null}, null])

allowed["no rules"] := _cluster_role(null)

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
		"msg": "cluster role \"helper\" allows update on nodes",
		"path": ["rules", 1, "resources", 1],
	}} with input as denied["one rule among others"]
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-node-write": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _cluster_role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-node-write": {"reportSubsumed": true}}
}
