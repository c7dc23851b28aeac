package reeve.policies.rbac["no-policy-engine-write_test"]

import data.reeve.policies.rbac["no-policy-engine-write"] as policy

_rule(fields) := object.union(
	{"apiGroups": ["kyverno.io"], "resources": ["clusterpolicies"], "verbs": ["update"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["a policy"] := _cluster_role([_rule({})])

denied["a role"] := _role([_rule({"resources": ["policies"]})])

denied["another engine"] := _cluster_role([_rule({"apiGroups": ["constraints.gatekeeper.sh"], "resources": ["k8srequiredlabels"]})])

denied["every verb"] := _cluster_role([_rule({"verbs": ["*"]})])

denied["every resource"] := _cluster_role([_rule({"resources": ["*"]})])

denied["every group"] := _cluster_role([_rule({"apiGroups": ["*"]})])

allowed["reading"] := _cluster_role([_rule({"verbs": ["get", "list", "watch"]})])

allowed["another group"] := _cluster_role([_rule({"apiGroups": ["example.com"]})])

allowed["certain names only"] := _cluster_role([_rule({"resourceNames": ["a"]})])

allowed["a ConfigMap by name"] := _cluster_role([_rule({"apiGroups": [""], "resources": ["configmaps"], "resourceNames": ["policies", "other"]})])

allowed["every ConfigMap, which another policy reports"] := _cluster_role([_rule({"apiGroups": [""], "resources": ["configmaps"]})])

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
		"msg": "role \"helper\" allows update on kyverno.io/*",
		"path": ["rules", 0, "resources", 0],
		"severity": "high",
	}} with input as denied["a role"]
	policy.violation == {{
		"msg": "cluster role \"helper\" allows update on configmaps named policies",
		"path": ["rules", 0, "resources", 0],
		"severity": "critical",
	}} with input as allowed["a ConfigMap by name"]
		with data.reeve_parameters as {"rbac/no-policy-engine-write": {"bundleConfigMaps": ["policies"]}}
}

test_severity if {
	found := policy.violation with input as denied["a role"]
		with data.reeve_parameters as {"rbac/no-policy-engine-write": {"systemNamespaces": ["shop"]}}
	{one.severity | some one in found} == {"critical"}
}

test_groups if {
	parameters := {"rbac/no-policy-engine-write": {"groups": ["example.com"]}}
	count(policy.violation) == 0 with input as denied["a policy"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["another group"] with data.reeve_parameters as parameters
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-policy-engine-write": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-policy-engine-write": {"reportSubsumed": true}}
}
