package reeve.policies.rbac["no-pod-proxy_test"]

import data.reeve.policies.rbac["no-pod-proxy"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["pods/proxy"], "verbs": ["get"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["the verb get"] := _role([_rule({"verbs": ["get"]})])

denied["the verb create"] := _role([_rule({"verbs": ["create"]})])

denied["the verb update"] := _role([_rule({"verbs": ["update"]})])

denied["the verb patch"] := _role([_rule({"verbs": ["patch"]})])

denied["the verb delete"] := _role([_rule({"verbs": ["delete"]})])

denied["the resource services/proxy"] := _role([_rule({"apiGroups": [""], "resources": ["services/proxy"]})])

denied["every verb"] := _role([_rule({"verbs": ["*"]})])

denied["every group"] := _role([_rule({"apiGroups": ["*"]})])

denied["every resource of the group"] := _role([_rule({"resources": ["*"]})])

denied["the subresource of every resource"] := _role([_rule({"resources": ["*/proxy"]})])

denied["a cluster role"] := _cluster_role([_rule({})])

denied["one rule among others"] := _role([_rule({"resources": ["bindings"]}), _rule({"resources": ["bindings", "pods/proxy"]})])

denied["the label of a bootstrap role, but not its name"] := object.union(_cluster_role([_rule({})]), {"metadata": {
	"name": "helper",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

allowed["another verb"] := _role([_rule({"verbs": ["watch"]})])

allowed["another group"] := _role([_rule({"apiGroups": ["example.com"]})])

allowed["another resource"] := _role([_rule({"resources": ["bindings"]})])

allowed["what the subresource belongs to"] := _role([_rule({"resources": ["pods", "proxy"]})])

allowed["a star after the slash, which is no wildcard"] := _role([_rule({"resources": ["pods/*"]})])

allowed["certain names only"] := _role([_rule({"resourceNames": ["a"]})])

allowed["the verb in one rule and the resource in another"] := _role([_rule({"resources": ["bindings"]}), _rule({"verbs": ["watch"]})])

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
		"msg": "role \"helper\" allows get on pods/proxy",
		"path": ["rules", 1, "resources", 1],
		"severity": "medium",
	}} with input as denied["one rule among others"]
}

test_severity if {
	_severities(_role([_rule({})]), {}) == {"medium"}
	_severities(_cluster_role([_rule({})]), {}) == {"high"}
	_severities(_role([_rule({})]), {"systemNamespaces": ["shop"]}) == {"high"}
}

_severities(object, parameters) := {found.severity | some found in found_all} if {
	found_all := policy.violation with input as object with data.reeve_parameters as {"rbac/no-pod-proxy": parameters}
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-pod-proxy": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-pod-proxy": {"reportSubsumed": true}}
}
