package reeve.policies.rbac["no-admission-policy-write_test"]

import data.reeve.policies.rbac["no-admission-policy-write"] as policy

_rule(fields) := object.union(
	{"apiGroups": ["admissionregistration.k8s.io"], "resources": ["validatingadmissionpolicies"], "verbs": ["update"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["validatingadmissionpolicies"] := _cluster_role([_rule({"resources": ["validatingadmissionpolicies"]})])

denied["validatingadmissionpolicybindings"] := _cluster_role([_rule({"resources": ["validatingadmissionpolicybindings"]})])

denied["mutatingadmissionpolicies"] := _cluster_role([_rule({"resources": ["mutatingadmissionpolicies"]})])

denied["mutatingadmissionpolicybindings"] := _cluster_role([_rule({"resources": ["mutatingadmissionpolicybindings"]})])

denied["creation"] := _cluster_role([_rule({"verbs": ["create"]})])

denied["deletion"] := _cluster_role([_rule({"verbs": ["delete"]})])

denied["deletion of all"] := _cluster_role([_rule({"verbs": ["deletecollection"]})])

denied["every verb"] := _cluster_role([_rule({"verbs": ["*"]})])

denied["every resource"] := _cluster_role([_rule({"resources": ["*"]})])

denied["every group"] := _cluster_role([_rule({"apiGroups": ["*"]})])

allowed["reading"] := _cluster_role([_rule({"verbs": ["get", "list", "watch"]})])

allowed["another group"] := _cluster_role([_rule({"apiGroups": ["example.com"]})])

allowed["the status"] := _cluster_role([_rule({"resources": ["validatingadmissionpolicies/status"]})])

allowed["certain names only"] := _cluster_role([_rule({"resourceNames": ["a"]})])

allowed["a resource that may hold parameters"] := _cluster_role([_rule({"apiGroups": ["example.com"], "resources": ["limits"]})])

allowed["one of the core group"] := _cluster_role([_rule({"apiGroups": [""], "resources": ["configmaps"]})])

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
		"msg": "cluster role \"helper\" allows update on mutatingadmissionpolicies",
		"path": ["rules", 0, "resources", 0],
	}} with input as denied.mutatingadmissionpolicies
}

test_resources_that_hold_parameters if {
	parameters := {"rbac/no-admission-policy-write": {"paramKinds": ["example.com/limits", "configmaps"]}}
	every name in ["a resource that may hold parameters", "one of the core group"] {
		count(policy.violation) == 1 with input as allowed[name] with data.reeve_parameters as parameters
	}
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-admission-policy-write": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _cluster_role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-admission-policy-write": {"reportSubsumed": true}}
}
