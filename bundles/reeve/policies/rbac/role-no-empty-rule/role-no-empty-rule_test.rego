package reeve.policies.rbac["role-no-empty-rule_test"]

import data.reeve.policies.rbac["role-no-empty-rule"] as policy

_rule(fields) := object.union({"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}, fields)

_urls(fields) := object.union({"nonResourceURLs": ["/metrics"], "verbs": ["get"]}, fields)

denied["no rules"] := _role([])

denied["null rules"] := _role(null)

denied["rules left out"] := object.remove(_role([]), ["rules"])

denied["a cluster role without rules"] := _cluster_role([])

denied["a cluster role with an aggregation that is null"] := object.union(_cluster_role([]), {"aggregationRule": null})

denied["no verbs"] := _role([_rule({}), _rule({"verbs": []})])

denied["no resources"] := _role([_rule({"resources": []})])

denied["neither resources nor groups"] := _role([{"verbs": ["get"]}])

denied["no groups"] := _role([_rule({"apiGroups": null})])

denied["a URL and a resource"] := _cluster_role([_rule({"nonResourceURLs": ["/metrics"]})])

denied["a URL and a group"] := _cluster_role([_urls({"apiGroups": [""]})])

denied["a URL and a name"] := _cluster_role([_urls({"resourceNames": ["a"]})])

allowed["a rule for a resource"] := _role([_rule({})])

allowed["a rule for a URL"] := _cluster_role([_urls({"apiGroups": [], "resources": null})])

allowed["an aggregated cluster role"] := object.union(
	_cluster_role([]),
	{"aggregationRule": {"clusterRoleSelectors": [{"matchLabels": {"team": "shop"}}]}},
)

allowed["a bootstrap role"] := _bootstrap(null)

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
		"msg": "role \"helper\" has no rules",
		"path": ["rules"],
	}} with input as denied["no rules"]
	policy.violation == {{
		"msg": "role \"helper\" has a rule without verbs",
		"path": ["rules", 1],
	}} with input as denied["no verbs"]
	policy.violation == {{
		"msg": "role \"helper\" has a rule without API groups",
		"path": ["rules", 0],
	}} with input as denied["no groups"]
	policy.violation == {{
		"msg": "cluster role \"helper\" has a rule for both resources and URLs",
		"path": ["rules", 0],
	}} with input as denied["a URL and a resource"]
}

test_a_null_rule_lacks_everything if {
	found := policy.violation with input as _role([null])
	{one.msg | some one in found} == {
		"role \"helper\" has a rule without verbs",
		"role \"helper\" has a rule without resources",
	}
}
