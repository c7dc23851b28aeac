package reeve.policies.rbac["aggregation-selector-bounded_test"]

import data.reeve.policies.rbac["aggregation-selector-bounded"] as policy

_selectors(list) := _role({"clusterRoleSelectors": list})

_expressions(list) := _selectors([{"matchExpressions": list}])

_not_in := {"key": "team", "operator": "NotIn", "values": ["shop"]}

_exists := {"key": "example.com/aggregate", "operator": "Exists"}

denied["an empty selector"] := _selectors([{"matchLabels": {"team": "shop"}}, {}])

denied["a selector of nothing but empty fields"] := _selectors([{"matchLabels": {}, "matchExpressions": null}])

denied["a null selector"] := _selectors([null])

denied["all but a value"] := _expressions([_not_in])

denied["all without a label"] := _expressions([{"key": "team", "operator": "DoesNotExist"}, _not_in])

denied["all with a label"] := _expressions([_exists])

denied["all with a label, but for some"] := _expressions([_exists, _not_in])

denied["no selectors"] := _selectors([])

denied["an empty aggregation"] := _role({})

allowed["the value of a label"] := _selectors([{"matchLabels": {"example.com/aggregate-to-helper": "true"}}])

allowed["values of a label"] := _expressions([{"key": "team", "operator": "In", "values": ["shop", "blog"]}, _not_in])

allowed["a value beside an expression"] := _selectors([{"matchLabels": {"team": "shop"}, "matchExpressions": [_exists, _not_in]}])

allowed["no aggregation"] := _role(null)

allowed["a bootstrap role"] := object.union(_selectors([{}]), {"metadata": {
	"name": "edit",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

_role(aggregation) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRole",
	"metadata": {"name": "helper"},
	"aggregationRule": aggregation,
	"rules": [],
}

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
		"msg": "cluster role \"helper\" takes up the rules of every cluster role",
		"path": ["aggregationRule", "clusterRoleSelectors", 1],
	}} with input as denied["an empty selector"]
	policy.violation == {{
		"msg": "cluster role \"helper\" takes up the rules of every cluster role that it does not leave out",
		"path": ["aggregationRule", "clusterRoleSelectors", 0],
	}} with input as denied["all but a value"]
	policy.violation == {{
		"msg": "cluster role \"helper\" takes up the rules of every cluster role with a label, whatever its value",
		"path": ["aggregationRule", "clusterRoleSelectors", 0],
		"severity": "medium",
		"action": "warn",
	}} with input as denied["all with a label"]
	policy.violation == {{
		"msg": "cluster role \"helper\" has an aggregationRule without selectors, which the API server refuses",
		"path": ["aggregationRule"],
		"severity": "low",
		"action": "warn",
	}} with input as denied["no selectors"]
}
