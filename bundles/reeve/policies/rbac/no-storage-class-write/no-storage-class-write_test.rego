package reeve.policies.rbac["no-storage-class-write_test"]

import data.reeve.policies.rbac["no-storage-class-write"] as policy

_rule(fields) := object.union(
	{"apiGroups": ["storage.k8s.io"], "resources": ["storageclasses"], "verbs": ["create"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["the verb create"] := _cluster_role([_rule({"verbs": ["create"]})])

denied["the verb update"] := _cluster_role([_rule({"verbs": ["update"]})])

denied["the verb patch"] := _cluster_role([_rule({"verbs": ["patch"]})])

denied["the verb delete"] := _cluster_role([_rule({"verbs": ["delete"]})])

denied["the verb deletecollection"] := _cluster_role([_rule({"verbs": ["deletecollection"]})])

denied["the resource csidrivers of the group storage.k8s.io"] := _cluster_role([_rule({"apiGroups": ["storage.k8s.io"], "resources": ["csidrivers"]})])

denied["the resource runtimeclasses of the group node.k8s.io"] := _cluster_role([_rule({"apiGroups": ["node.k8s.io"], "resources": ["runtimeclasses"]})])

denied["the resource priorityclasses of the group scheduling.k8s.io"] := _cluster_role([_rule({"apiGroups": ["scheduling.k8s.io"], "resources": ["priorityclasses"]})])

denied["every verb"] := _cluster_role([_rule({"verbs": ["*"]})])

denied["every group"] := _cluster_role([_rule({"apiGroups": ["*"]})])

denied["every resource of the group"] := _cluster_role([_rule({"resources": ["*"]})])

denied["no names, which are null"] := _cluster_role([_rule({"resourceNames": null})])

denied["one rule among others"] := _cluster_role([_rule({"resources": ["bindings"]}), _rule({"resources": ["bindings", "storageclasses"]})])

denied["the label of a bootstrap role, but not its name"] := object.union(_cluster_role([_rule({})]), {"metadata": {
	"name": "helper",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

allowed["another verb"] := _cluster_role([_rule({"verbs": ["watch"]})])

allowed["another group"] := _cluster_role([_rule({"apiGroups": ["example.com"]})])

allowed["another resource"] := _cluster_role([_rule({"resources": ["bindings"]})])

allowed["a subresource"] := _cluster_role([_rule({"resources": ["storageclasses/status", "*/status"]})])

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
		"msg": "cluster role \"helper\" allows create on storageclasses",
		"path": ["rules", 1, "resources", 1],
	}} with input as denied["one rule among others"]
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-storage-class-write": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _cluster_role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-storage-class-write": {"reportSubsumed": true}}
}
