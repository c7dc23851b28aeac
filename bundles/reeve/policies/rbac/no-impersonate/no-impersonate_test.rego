package reeve.policies.rbac["no-impersonate_test"]

import data.reeve.policies.rbac["no-impersonate"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["users"], "verbs": ["impersonate"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["users"] := _cluster_role([_rule({})])

denied["groups"] := _cluster_role([_rule({"resources": ["groups"]})])

denied["service accounts"] := _cluster_role([_rule({"resources": ["serviceaccounts"]})])

denied["service accounts, by a role"] := _role([_rule({"resources": ["serviceaccounts"]})])

denied["every verb"] := _cluster_role([_rule({"verbs": ["*"]})])

denied["every resource"] := _cluster_role([_rule({"resources": ["*"]})])

denied["every group"] := _cluster_role([_rule({"apiGroups": ["*"]})])

denied["certain users"] := _cluster_role([_rule({"resourceNames": ["bob", "alice"]})])

denied["a group of the system"] := _cluster_role([_rule({"resources": ["groups"], "resourceNames": ["devs", "system:masters"]})])

denied["the ID of users alone"] := _cluster_role([_rule({"apiGroups": ["authentication.k8s.io"], "resources": ["uids"]})])

denied["an extra attribute alone"] := _cluster_role([_rule({"apiGroups": ["authentication.k8s.io"], "resources": ["userextras/scopes"]})])

denied["an extra attribute of every resource alone"] := _cluster_role([_rule({"apiGroups": ["authentication.k8s.io"], "resources": ["*/scopes"]})])

denied["users and their attributes"] := _cluster_role([_rule({"apiGroups": ["", "authentication.k8s.io"], "resources": ["users", "uids", "userextras/scopes"]})])

allowed["another verb"] := _cluster_role([_rule({"verbs": ["get"]})])

allowed["another group"] := _cluster_role([_rule({"apiGroups": ["example.com"]})])

allowed["another resource"] := _cluster_role([_rule({"resources": ["pods"]})])

allowed["users of a role, which cannot grant it"] := _role([_rule({"resources": ["users", "groups"]})])

allowed["extra attributes without a key, which match nothing"] := _cluster_role([_rule({"apiGroups": ["authentication.k8s.io"], "resources": ["userextras"]})])

allowed["attributes of a role, which cannot grant them"] := _role([_rule({"apiGroups": ["authentication.k8s.io"], "resources": ["uids"]})])

allowed["a verb that only begins so"] := _cluster_role([_rule({"verbs": ["impersonate:user-info"]})])

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
		"msg": "cluster role \"helper\" allows impersonate on users",
		"path": ["rules", 0, "resources", 0],
		"severity": "critical",
	}} with input as denied.users
	policy.violation == {{
		"msg": "cluster role \"helper\" allows impersonate on users named alice, bob",
		"path": ["rules", 0, "resources", 0],
		"severity": "medium",
	}} with input as denied["certain users"]
	policy.violation == {{
		"msg": "cluster role \"helper\" allows impersonate on groups named devs, system:masters",
		"path": ["rules", 0, "resources", 0],
		"severity": "critical",
	}} with input as denied["a group of the system"]
	policy.violation == {{
		"msg": "role \"helper\" allows impersonate on serviceaccounts",
		"path": ["rules", 0, "resources", 0],
		"severity": "high",
	}} with input as denied["service accounts, by a role"]
	policy.violation == {{
		"msg": "cluster role \"helper\" allows impersonate on userextras/scopes",
		"path": ["rules", 0, "resources", 0],
		"severity": "low",
		"action": "warn",
	}} with input as denied["an extra attribute alone"]
}

test_allowed_names if {
	parameters := {"rbac/no-impersonate": {"allowedNames": ["alice", "bob"]}}
	count(policy.violation) == 0 with input as denied["certain users"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied.users with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied["certain users"]
		with data.reeve_parameters as {"rbac/no-impersonate": {"allowedNames": ["alice"]}}
}

test_attributes_of_certain_users_are_reported_with_these if {
	object := _cluster_role([
		_rule({"resourceNames": ["alice"]}),
		_rule({"apiGroups": ["authentication.k8s.io"], "resources": ["uids"]}),
	])
	count(policy.violation) == 1 with input as object
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-impersonate": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-impersonate": {"reportSubsumed": true}}
}
