package reeve.policies.rbac["no-psp-use-wildcard_test"]

import data.reeve.policies.rbac["no-psp-use-wildcard"] as policy

_rule(fields) := object.union(
	{"apiGroups": ["policy"], "resources": ["podsecuritypolicies"], "verbs": ["use"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["every policy"] := _role([_rule({})])

denied["the older group"] := _role([_rule({"apiGroups": ["extensions"]})])

denied["constraints of OpenShift"] := _role([_rule({"apiGroups": ["security.openshift.io"], "resources": ["securitycontextconstraints"]})])

denied["every verb"] := _role([_rule({"verbs": ["*"]})])

denied["every resource"] := _role([_rule({"resources": ["*"]})])

denied["a cluster role"] := _cluster_role([_rule({})])

denied["the privileged one by name"] := _role([_rule({"resourceNames": ["restricted", "privileged"]})])

allowed["one policy by name"] := _role([_rule({"resourceNames": ["restricted"]})])

allowed["another verb"] := _role([_rule({"verbs": ["get"]})])

allowed["another group"] := _role([_rule({"apiGroups": [""]})])

allowed["another resource"] := _role([_rule({"resources": ["poddisruptionbudgets"]})])

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
		"msg": "role \"helper\" allows use on podsecuritypolicies",
		"path": ["rules", 0, "resources", 0],
		"severity": "high",
	}} with input as denied["every policy"]
	policy.violation == {{
		"msg": "role \"helper\" allows use on podsecuritypolicies named privileged",
		"path": ["rules", 0, "resources", 0],
		"severity": "high",
	}} with input as denied["the privileged one by name"]
}

test_severity if {
	_severities(denied["a cluster role"]) == {"critical"}
	found := policy.violation with input as denied["every policy"]
		with data.reeve_parameters as {"rbac/no-psp-use-wildcard": {"systemNamespaces": ["shop"]}}
	{one.severity | some one in found} == {"critical"}
}

_severities(object) := {found.severity | some found in all} if {
	all := policy.violation with input as object
}

test_denied_names if {
	parameters := {"rbac/no-psp-use-wildcard": {"deniedNames": ["restricted"]}}
	count(policy.violation) == 1 with input as allowed["one policy by name"] with data.reeve_parameters as parameters
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-psp-use-wildcard": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-psp-use-wildcard": {"reportSubsumed": true}}
}
