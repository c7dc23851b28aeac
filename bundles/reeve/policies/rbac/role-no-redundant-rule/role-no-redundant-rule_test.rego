package reeve.policies.rbac["role-no-redundant-rule_test"]

import data.reeve.policies.rbac["role-no-redundant-rule"] as policy

_rule(fields) := object.union({"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}, fields)

_urls(urls) := {"nonResourceURLs": urls, "verbs": ["get"]}

denied["the same rule twice"] := _role([_rule({}), _rule({"resources": ["secrets"]}), _rule({})])

denied["the same in another order"] := _role([_rule({"verbs": ["get", "list"]}), _rule({"verbs": ["list", "get"]})])

denied["a narrower rule that stands first"] := _role([_rule({}), _rule({"verbs": ["get", "list"]})])

denied["every resource beside one"] := _role([_rule({}), _rule({"resources": ["*"]})])

denied["a name beside all names"] := _role([_rule({"resourceNames": ["a"]}), _rule({})])

denied["URLs"] := _cluster_role([_urls(["/metrics/*"]), _urls(["/metrics/cadvisor"])])

denied["a cluster role"] := _cluster_role([_rule({}), _rule({})])

allowed["one rule"] := _role([_rule({})])

allowed["other verbs"] := _role([_rule({}), _rule({"verbs": ["list"]})])

allowed["rules that include it only together"] := _role([
	_rule({}),
	_rule({"verbs": ["list"]}),
	_rule({"verbs": ["get", "list"], "resources": ["pods", "secrets"], "apiGroups": ["", "apps"], "resourceNames": ["a"]}),
	_rule({"verbs": ["get", "watch"], "resourceNames": ["a"]}),
])

allowed["all names beside one"] := _role([
	_rule({"verbs": ["get", "list"], "resourceNames": ["a"]}),
	_rule({"verbs": ["get"]}),
])

allowed["a subresource, which its resource does not bring along"] := _role([_rule({}), _rule({"resources": ["pods/log"]})])

allowed["rules that the API server refuses"] := _role([_rule({"verbs": []}), _rule({"apiGroups": null}), {}, {}, null])

allowed["a bootstrap role"] := _bootstrap([_rule({}), _rule({})])

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
		"msg": "role \"helper\" has rule 2, all of which rule 0 allows too",
		"path": ["rules", 2],
		"fix": [{"op": "remove"}],
	}} with input as denied["the same rule twice"]
	policy.violation == {{
		"msg": "role \"helper\" has rule 0, all of which rule 1 allows too",
		"path": ["rules", 0],
		"fix": [{"op": "remove"}],
	}} with input as denied["a narrower rule that stands first"]
}
