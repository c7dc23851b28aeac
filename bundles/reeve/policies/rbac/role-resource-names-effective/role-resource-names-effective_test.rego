package reeve.policies.rbac["role-resource-names-effective_test"]

import data.reeve.policies.rbac["role-resource-names-effective"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["configmaps"], "resourceNames": ["lock"], "verbs": ["create"]},
	fields,
)

denied["create"] := _role([_rule({})])

denied["create among other verbs"] := _role([_rule({"verbs": ["get", "create", "update"]})])

denied["create of several resources, a subresource among them"] := _role([_rule({"resources": ["pods", "pods/exec", "secrets"]})])

denied["create of every resource"] := _role([_rule({"resources": ["*"]})])

denied["deletecollection"] := _role([_rule({"verbs": ["deletecollection"]})])

denied["a second rule that opens it"] := _role([_rule({}), _rule({"resourceNames": null, "verbs": ["get", "create"]})])

denied["a second rule that opens something else"] := _role([_rule({}), _rule({"resourceNames": null, "verbs": ["get"]})])

denied["a cluster role"] := _cluster_role([_rule({})])

allowed["no names"] := _role([_rule({"resourceNames": null}), _rule({"resourceNames": []})])

allowed["the empty name, which lets requests without one through"] := _role([_rule({"resourceNames": ["lock", ""]})])

allowed["create of a subresource, which carries a name"] := _role([_rule({"resources": ["pods/exec", "serviceaccounts/token"]})])

allowed["verbs that carry a name"] := _role([_rule({"verbs": ["get", "update", "patch", "delete"]})])

allowed["every verb, most of which carry a name"] := _role([_rule({"verbs": ["*"]})])

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
		"msg": "role \"helper\" limits create on pods, secrets to names, which such requests do not carry",
		"path": ["rules", 0, "verbs", 0],
	}} with input as denied["create of several resources, a subresource among them"]
	policy.violation == {{
		"msg": "role \"helper\" limits create on configmaps to names, which such requests do not carry",
		"path": ["rules", 0, "verbs", 1],
	}} with input as denied["create among other verbs"]
}

test_verdict_names_the_rule_that_opens_it if {
	policy.violation == {{
		"msg": concat(", and ", [
			"role \"helper\" limits create on configmaps to names, which such requests do not carry",
			"rule 1 allows it whatever the name",
		]),
		"path": ["rules", 0, "verbs", 0],
	}} with input as denied["a second rule that opens it"]
	policy.violation == {{
		"msg": "role \"helper\" limits create on configmaps to names, which such requests do not carry",
		"path": ["rules", 0, "verbs", 0],
	}} with input as denied["a second rule that opens something else"]
}
