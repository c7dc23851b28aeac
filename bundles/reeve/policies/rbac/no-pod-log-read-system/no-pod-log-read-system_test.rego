package reeve.policies.rbac["no-pod-log-read-system_test"]

import data.reeve.policies.rbac["no-pod-log-read-system"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["pods/log"], "verbs": ["get"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["a cluster role"] := _cluster_role([_rule({})])

denied["every verb"] := _cluster_role([_rule({"verbs": ["*"]})])

denied["every resource"] := _cluster_role([_rule({"resources": ["*"]})])

denied["the log of every resource"] := _cluster_role([_rule({"resources": ["*/log"]})])

denied["a role of the system"] := object.union(_role([_rule({})]), {"metadata": {"name": "helper", "namespace": "kube-system"}})

allowed["a role"] := _role([_rule({})])

allowed["pods themselves"] := _cluster_role([_rule({"resources": ["pods", "log"]})])

allowed["another verb"] := _cluster_role([_rule({"verbs": ["list"]})])

allowed["another group"] := _cluster_role([_rule({"apiGroups": ["apps"]})])

allowed["certain pods"] := _cluster_role([_rule({"resourceNames": ["a"]})])

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
		"msg": "role \"helper\" allows get on pods/log",
		"path": ["rules", 0, "resources", 0],
	}} with input as denied["a role of the system"]
}

test_system_namespaces if {
	count(policy.violation) == 1 with input as allowed["a role"]
		with data.reeve_parameters as {"rbac/no-pod-log-read-system": {"systemNamespaces": ["shop"]}}
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-pod-log-read-system": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _cluster_role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-pod-log-read-system": {"reportSubsumed": true}}
}
