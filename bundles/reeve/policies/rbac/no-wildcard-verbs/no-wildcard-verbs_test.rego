package reeve.policies.rbac["no-wildcard-verbs_test"]

import data.reeve.policies.rbac["no-wildcard-verbs"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["a role"] := _role([_rule({"verbs": ["*"]})])

denied["a cluster role"] := _cluster_role([_rule({"verbs": ["*"]})])

denied["the star among other verbs"] := _role([_rule({"verbs": ["get", "*"]})])

denied["certain names only"] := _role([_rule({"verbs": ["*"], "resourceNames": ["a"]})])

denied["custom resources"] := _role([_rule({"verbs": ["*"], "apiGroups": ["example.com"]})])

denied["custom resources beside others"] := _role([_rule({"verbs": ["*"], "apiGroups": ["example.com", "apps"]})])

denied["every group"] := _role([_rule({"verbs": ["*"], "apiGroups": ["*"]})])

allowed["verbs that are listed"] := _role([_rule({"verbs": ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"]})])

allowed["a star elsewhere"] := _role([_rule({"apiGroups": ["*"], "resources": ["*"]})])

allowed["a verb that ends in a star, which is none"] := _role([_rule({"verbs": ["get*"]})])

allowed["every verb on a URL, which is no resource"] := _cluster_role([{"nonResourceURLs": ["/metrics"], "verbs": ["*"]}])

allowed["a rule that allows everything, which another policy reports"] := _role([_everything])

allowed["a bootstrap role"] := _bootstrap([_rule({"verbs": ["*"]})])

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
		"msg": "role \"helper\" allows every verb on pods",
		"path": ["rules", 0, "verbs", 1],
		"severity": "high",
	}} with input as denied["the star among other verbs"]
	policy.violation == {{
		"msg": "role \"helper\" allows every verb on pods",
		"path": ["rules", 0, "verbs", 0],
		"severity": "medium",
		"action": "warn",
	}} with input as denied["custom resources"]
}

test_severity if {
	_severities(denied["a role"]) == {"high"}
	_severities(denied["a cluster role"]) == {"critical"}
	_severities(denied["custom resources beside others"]) == {"high"}
	_severities(denied["every group"]) == {"high"}
	found := policy.violation with input as denied["a role"]
		with data.reeve_parameters as {"rbac/no-wildcard-verbs": {"systemNamespaces": ["shop"]}}
	{one.severity | some one in found} == {"critical"}
}

_severities(object) := {found.severity | some found in all} if {
	all := policy.violation with input as object
}

test_allowed_groups if {
	parameters := {"rbac/no-wildcard-verbs": {"allowedApiGroups": ["example.com"]}}
	count(policy.violation) == 0 with input as denied["custom resources"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied["custom resources beside others"]
		with data.reeve_parameters as parameters
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({"verbs": ["*"]})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-wildcard-verbs": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-wildcard-verbs": {"reportSubsumed": true}}
}
