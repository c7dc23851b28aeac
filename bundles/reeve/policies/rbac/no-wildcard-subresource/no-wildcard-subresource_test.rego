package reeve.policies.rbac["no-wildcard-subresource_test"]

import data.reeve.policies.rbac["no-wildcard-subresource"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["exec"] := _role([_rule({"resources": ["*/exec"], "verbs": ["create"]})])

denied["token"] := _role([_rule({"resources": ["*/token"]})])

denied["a cluster role"] := _cluster_role([_rule({"resources": ["*/proxy"]})])

denied["one entry among others"] := _role([_rule({"resources": ["pods", "*/status", "*/exec"]})])

allowed["status and scale"] := _role([_rule({"resources": ["*/status", "*/scale"]})])

allowed["a subresource of one resource"] := _role([_rule({"resources": ["pods/exec"]})])

allowed["a star after the slash, which is no wildcard"] := _role([_rule({"resources": ["pods/*"]})])

allowed["every resource, which another policy reports"] := _role([_rule({"resources": ["*"]})])

allowed["a bootstrap role"] := _bootstrap([_rule({"resources": ["*/exec"]})])

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
		"msg": "role \"helper\" allows get on */exec, a subresource of every resource",
		"path": ["rules", 0, "resources", 2],
		"severity": "high",
	}} with input as denied["one entry among others"]
}

test_severity if {
	_severities(denied["a cluster role"]) == {"critical"}
	found := policy.violation with input as denied.exec
		with data.reeve_parameters as {"rbac/no-wildcard-subresource": {"systemNamespaces": ["shop"]}}
	{one.severity | some one in found} == {"critical"}
}

_severities(object) := {found.severity | some found in all} if {
	all := policy.violation with input as object
}

test_allowed_entries if {
	count(policy.violation) == 0 with input as denied.exec
		with data.reeve_parameters as {"rbac/no-wildcard-subresource": {"allowed": ["*/exec"]}}
	count(policy.violation) == 2 with input as allowed["status and scale"]
		with data.reeve_parameters as {"rbac/no-wildcard-subresource": {"allowed": []}}
}

test_rules_that_allow_everything_on_request if {
	helper := _role([object.union(_everything, {"resources": ["*", "*/exec"]})])
	count(policy.violation) == 0 with input as helper
	count(policy.violation) == 1 with input as helper
		with data.reeve_parameters as {"rbac/no-wildcard-subresource": {"reportSubsumed": true}}
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({"resources": ["*/exec"]})])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-wildcard-subresource": {"includeBootstrap": true}}
}
