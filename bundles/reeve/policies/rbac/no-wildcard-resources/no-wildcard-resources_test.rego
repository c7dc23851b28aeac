package reeve.policies.rbac["no-wildcard-resources_test"]

import data.reeve.policies.rbac["no-wildcard-resources"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["a role"] := _role([_rule({"resources": ["*"]})])

denied["a cluster role"] := _cluster_role([_rule({"resources": ["*"]})])

denied["the star among other resources"] := _role([_rule({"resources": ["pods", "*"]})])

denied["certain names only"] := _role([_rule({"resources": ["*"], "resourceNames": ["a"]})])

denied["another group"] := _role([_rule({"resources": ["*"], "apiGroups": ["example.com", "apps"]})])

denied["every group"] := _role([_rule({"resources": ["*"], "apiGroups": ["*"]})])

allowed["resources that are listed"] := _role([_rule({"resources": ["pods", "secrets", "configmaps"]})])

allowed["custom resources"] := _role([_rule({"resources": ["*"], "apiGroups": ["example.com"]})])

allowed["a subresource of every resource, which another policy reports"] := _role([_rule({"resources": ["*/exec"]})])

allowed["a star after the slash, which is no wildcard"] := _role([_rule({"resources": ["pods/*"]})])

allowed["a star elsewhere"] := _role([_rule({"apiGroups": ["*"], "verbs": ["*"]})])

allowed["a rule that allows everything, which another policy reports"] := _role([_everything])

allowed["a bootstrap role"] := _bootstrap([_rule({"resources": ["*"]})])

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
		"msg": "role \"helper\" allows get on every resource of the core group",
		"path": ["rules", 0, "resources", 1],
		"severity": "high",
	}} with input as denied["the star among other resources"]
	policy.violation == {{
		"msg": "role \"helper\" allows get on every resource of example.com, apps",
		"path": ["rules", 0, "resources", 0],
		"severity": "high",
	}} with input as denied["another group"]
	policy.violation == {{
		"msg": "role \"helper\" allows get on every resource of every group",
		"path": ["rules", 0, "resources", 0],
		"severity": "high",
	}} with input as denied["every group"]
}

test_severity if {
	_severities(denied["a cluster role"]) == {"critical"}
	found := policy.violation with input as denied["a role"]
		with data.reeve_parameters as {"rbac/no-wildcard-resources": {"systemNamespaces": ["shop"]}}
	{one.severity | some one in found} == {"critical"}
}

_severities(object) := {found.severity | some found in all} if {
	all := policy.violation with input as object
}

test_allowed_groups if {
	count(policy.violation) == 0 with input as denied["another group"]
		with data.reeve_parameters as {"rbac/no-wildcard-resources": {"allowedApiGroups": ["apps"]}}
	count(policy.violation) == 1 with input as denied["every group"]
		with data.reeve_parameters as {"rbac/no-wildcard-resources": {"allowedApiGroups": ["apps"]}}
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({"resources": ["*"]})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-wildcard-resources": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-wildcard-resources": {"reportSubsumed": true}}
}
