package reeve.policies.rbac["no-rbac-write_test"]

import data.reeve.policies.rbac["no-rbac-write"] as policy

_rule(fields) := object.union(
	{"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["create"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["the verb create"] := _role([_rule({"verbs": ["create"]})])

denied["the verb update"] := _role([_rule({"verbs": ["update"]})])

denied["the verb patch"] := _role([_rule({"verbs": ["patch"]})])

denied["the verb delete"] := _role([_rule({"verbs": ["delete"]})])

denied["the verb deletecollection"] := _role([_rule({"verbs": ["deletecollection"]})])

denied["the resource clusterroles of the group rbac.authorization.k8s.io"] := _cluster_role([_rule({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterroles"]})])

allowed["clusterroles of a role, which cannot grant them"] := _role([_rule({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterroles"]})])

denied["the resource rolebindings of the group rbac.authorization.k8s.io"] := _role([_rule({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["rolebindings"]})])

denied["the resource clusterrolebindings of the group rbac.authorization.k8s.io"] := _cluster_role([_rule({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterrolebindings"]})])

allowed["clusterrolebindings of a role, which cannot grant them"] := _role([_rule({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterrolebindings"]})])

denied["every verb"] := _role([_rule({"verbs": ["*"]})])

denied["every group"] := _role([_rule({"apiGroups": ["*"]})])

denied["every resource of the group"] := _role([_rule({"resources": ["*"]})])

denied["a cluster role"] := _cluster_role([_rule({})])

denied["one rule among others"] := _role([_rule({"resources": ["bindings"]}), _rule({"resources": ["bindings", "roles"]})])

denied["the label of a bootstrap role, but not its name"] := object.union(_cluster_role([_rule({})]), {"metadata": {
	"name": "helper",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

allowed["another verb"] := _role([_rule({"verbs": ["watch"]})])

allowed["another group"] := _role([_rule({"apiGroups": ["example.com"]})])

allowed["another resource"] := _role([_rule({"resources": ["bindings"]})])

allowed["a subresource"] := _role([_rule({"resources": ["roles/status", "*/status"]})])

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
		"msg": "role \"helper\" allows create on roles",
		"path": ["rules", 1, "resources", 1],
		"severity": "high",
	}} with input as denied["one rule among others"]
}

test_severity if {
	_severities(_role([_rule({})]), {}) == {"high"}
	_severities(_cluster_role([_rule({})]), {}) == {"critical"}
	_severities(_role([_rule({})]), {"systemNamespaces": ["shop"]}) == {"critical"}
}

_severities(object, parameters) := {found.severity | some found in found_all} if {
	found_all := policy.violation with input as object with data.reeve_parameters as {"rbac/no-rbac-write": parameters}
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-rbac-write": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-rbac-write": {"reportSubsumed": true}}
}
