package reeve.policies.rbac["no-pod-attach_test"]

import data.reeve.policies.rbac["no-pod-attach"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["pods/attach"], "verbs": ["create"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["create"] := _role([_rule({})])

denied["get alone"] := _role([_rule({"verbs": ["get"]})])

denied["both verbs"] := _role([_rule({"verbs": ["get", "create"]})])

denied["every verb"] := _role([_rule({"verbs": ["*"]})])

denied["every resource"] := _role([_rule({"resources": ["*"]})])

denied["the subresource of every resource"] := _role([_rule({"resources": ["*/attach"]})])

denied["every group"] := _role([_rule({"apiGroups": ["*"]})])

denied["a cluster role"] := _cluster_role([_rule({})])

denied["one rule among others"] := _role([_rule({"resources": ["pods"]}), _rule({"resources": ["pods", "pods/attach"]})])

allowed["another verb"] := _role([_rule({"verbs": ["update"]})])

allowed["another group"] := _role([_rule({"apiGroups": ["apps"]})])

allowed["another subresource"] := _role([_rule({"resources": ["pods/log", "*/log"]})])

allowed["pods themselves"] := _role([_rule({"resources": ["pods", "attach"]})])

allowed["a star after the slash, which is no wildcard"] := _role([_rule({"resources": ["pods/*"]})])

allowed["certain pods only"] := _role([_rule({"resourceNames": ["a"]})])

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
		"msg": "role \"helper\" allows create on pods/attach",
		"path": ["rules", 1, "resources", 1],
		"severity": "high",
	}} with input as denied["one rule among others"]
}

# Kubernetes v1.35 asks for create as well.
test_severity_of_get_alone if {
	_severities(denied["get alone"]) == {"low"}
	_severities(denied["both verbs"]) == {"high"}
	_severities(denied["a cluster role"]) == {"critical"}
	old := policy.violation with input as denied["get alone"] with data.reeve_config as {"k8sVersion": "v1.34"}
	{one.severity | some one in old} == {"high"}
	system := policy.violation with input as denied["both verbs"]
		with data.reeve_parameters as {"rbac/no-pod-attach": {"systemNamespaces": ["shop"]}}
	{one.severity | some one in system} == {"critical"}
}

_severities(object) := {found.severity | some found in all} if {
	all := policy.violation with input as object
}

test_verbs if {
	parameters := {"rbac/no-pod-attach": {"verbs": ["create"]}}
	count(policy.violation) == 0 with input as denied["get alone"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied["both verbs"] with data.reeve_parameters as parameters
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-pod-attach": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-pod-attach": {"reportSubsumed": true}}
}
