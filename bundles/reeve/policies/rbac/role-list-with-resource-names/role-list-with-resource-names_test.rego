package reeve.policies.rbac["role-list-with-resource-names_test"]

import data.reeve.policies.rbac["role-list-with-resource-names"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["configmaps"], "resourceNames": ["settings"], "verbs": ["get", "list"]},
	fields,
)

denied["list"] := _role([_rule({})])

denied["watch"] := _role([_rule({"verbs": ["watch"]})])

denied["both"] := _role([_rule({"resourceNames": null}), _rule({"verbs": ["get", "list", "watch"]})])

denied["a cluster role"] := _cluster_role([_rule({})])

allowed["get"] := _role([_rule({"verbs": ["get"]})])

allowed["every verb"] := _role([_rule({"verbs": ["*"]})])

allowed["no names"] := _role([_rule({"resourceNames": null}), _rule({"resourceNames": []})])

allowed["the empty name, which lets requests without one through"] := _role([_rule({"resourceNames": [""]})])

allowed["names without resources"] := _role([_rule({"resources": null})])

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
		"msg": "role \"helper\" limits list to names, which only requests with a field selector carry",
		"path": ["rules", 0, "verbs", 1],
	}} with input as denied.list
	policy.violation == {{
		"msg": "role \"helper\" limits list and watch to names, which only requests with a field selector carry",
		"path": ["rules", 1, "verbs", 1],
	}} with input as denied.both
}
