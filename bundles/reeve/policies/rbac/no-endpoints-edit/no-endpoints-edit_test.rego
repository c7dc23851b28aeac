package reeve.policies.rbac["no-endpoints-edit_test"]

import data.reeve.policies.rbac["no-endpoints-edit"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["endpoints"], "verbs": ["update"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

_named(name, rules) := object.union(_cluster_role(rules), {"metadata": {"name": name}})

_labelled(label, rules) := object.union(_cluster_role(rules), {"metadata": {"name": "helper", "labels": {label: "true"}}})

denied["the role edit"] := _named("edit", [_rule({})])

denied["the role admin"] := _named("admin", [_rule({})])

denied["the rules that the API server adds to edit"] := _bootstrap([_rule({"verbs": ["get", "create"]})])

denied["rules that are added to edit"] := _labelled("rbac.authorization.k8s.io/aggregate-to-edit", [_rule({"verbs": ["patch"]})])

denied["rules that are added to admin"] := _labelled("rbac.authorization.k8s.io/aggregate-to-admin", [_rule({})])

denied["endpoint slices"] := _named("edit", [_rule({"apiGroups": ["discovery.k8s.io"], "resources": ["endpointslices"]})])

denied["every resource"] := _named("edit", [_rule({"resources": ["*"]})])

denied["every verb"] := _named("edit", [_rule({"verbs": ["*"]})])

denied["one rule among others"] := _named("edit", [_rule({"resources": ["pods"]}), _rule({"resources": ["pods", "endpoints"]})])

allowed["reading"] := _named("edit", [_rule({"verbs": ["get", "list", "watch"]})])

allowed["deleting"] := _named("edit", [_rule({"verbs": ["delete", "deletecollection"]})])

allowed["endpoint slices of another group"] := _named("edit", [_rule({"resources": ["endpointslices"]})])

allowed["another role"] := _cluster_role([_rule({})])

allowed["another role of that name"] := object.union(_role([_rule({})]), {"metadata": {"name": "edit", "namespace": "shop"}})

allowed["a label that is not true"] := object.union(_cluster_role([_rule({})]), {"metadata": {
	"name": "helper",
	"labels": {"rbac.authorization.k8s.io/aggregate-to-edit": "false"},
}})

allowed["the label of view"] := _labelled("rbac.authorization.k8s.io/aggregate-to-view", [_rule({})])

allowed["a rule that allows everything, which another policy reports"] := _named("edit", [_everything])

allowed["certain names only"] := _named("edit", [_rule({"resourceNames": ["a"]})])

allowed["no rules"] := _named("edit", null)

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
	"name": "system:aggregate-to-edit",
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
		"msg": "cluster role \"edit\" allows update on endpoints, and every tenant is bound to it",
		"path": ["rules", 1, "resources", 1],
	}} with input as denied["one rule among others"]
	policy.violation == {{
		"msg": "cluster role \"helper\" allows patch on endpoints, and its label rbac.authorization.k8s.io/aggregate-to-edit=true adds that to what every tenant may",
		"path": ["rules", 0, "resources", 0],
	}} with input as denied["rules that are added to edit"]
}

test_every_role_on_request if {
	parameters := {"rbac/no-endpoints-edit": {"checkAll": true}}
	policy.violation == {{
		"msg": "cluster role \"helper\" allows update on endpoints",
		"path": ["rules", 0, "resources", 0],
	}} with input as allowed["another role"]
		with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["another role of that name"] with data.reeve_parameters as parameters
}

test_rules_that_allow_everything_on_request if {
	count(policy.violation) == 1 with input as _named("edit", [_everything])
		with data.reeve_parameters as {"rbac/no-endpoints-edit": {"reportSubsumed": true}}
}
