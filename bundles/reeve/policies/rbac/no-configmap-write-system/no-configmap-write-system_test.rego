package reeve.policies.rbac["no-configmap-write-system_test"]

import data.reeve.policies.rbac["no-configmap-write-system"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["update"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["a cluster role"] := _cluster_role([_rule({})])

denied["every verb"] := _cluster_role([_rule({"verbs": ["*"]})])

denied["every resource"] := _cluster_role([_rule({"resources": ["*"]})])

denied["creation"] := _cluster_role([_rule({"verbs": ["create"]})])

denied["one by name"] := _cluster_role([_rule({"resourceNames": ["mine", "aws-auth"]})])

denied["a role of the system"] := object.union(_role([_rule({})]), {"metadata": {"name": "helper", "namespace": "kube-system"}})

denied["one by name, by a role of the system"] := object.union(
	_role([_rule({"resourceNames": ["coredns"]})]),
	{"metadata": {"name": "helper", "namespace": "kube-system"}},
)

allowed["a role"] := _role([_rule({})])

allowed["reading"] := _cluster_role([_rule({"verbs": ["get", "list", "watch"]})])

allowed["another resource"] := _cluster_role([_rule({"resources": ["secrets"]})])

allowed["another group"] := _cluster_role([_rule({"apiGroups": ["apps"]})])

allowed["others by name"] := _cluster_role([_rule({"resourceNames": ["mine"]})])

allowed["one by name, by a role of another namespace"] := _role([_rule({"resourceNames": ["aws-auth"]})])

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
		"msg": "role \"helper\" allows update on configmaps",
		"path": ["rules", 0, "resources", 0],
	}} with input as denied["a role of the system"]
	policy.violation == {{
		"msg": "cluster role \"helper\" allows update on configmaps named aws-auth",
		"path": ["rules", 0, "resources", 0],
	}} with input as denied["one by name"]
}

test_parameters if {
	count(policy.violation) == 1 with input as allowed["a role"]
		with data.reeve_parameters as {"rbac/no-configmap-write-system": {"systemNamespaces": ["shop"]}}
	count(policy.violation) == 1 with input as allowed["others by name"]
		with data.reeve_parameters as {"rbac/no-configmap-write-system": {"names": ["mine"]}}
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-configmap-write-system": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _cluster_role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-configmap-write-system": {"reportSubsumed": true}}
}
