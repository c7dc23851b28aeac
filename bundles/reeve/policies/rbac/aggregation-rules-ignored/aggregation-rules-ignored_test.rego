package reeve.policies.rbac["aggregation-rules-ignored_test"]

import data.reeve.policies.rbac["aggregation-rules-ignored"] as policy

_rules := [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}]

_selectors := {"clusterRoleSelectors": [{"matchLabels": {"example.com/aggregate-to-helper": "true"}}]}

denied["both"] := _role({"aggregationRule": _selectors, "rules": _rules})

denied["rules beside an empty aggregation"] := _role({"aggregationRule": {}, "rules": _rules})

denied["no managers of fields"] := _role({
	"metadata": {"name": "helper", "uid": null, "managedFields": []},
	"aggregationRule": _selectors,
	"rules": _rules,
})

allowed["rules alone"] := _role({"aggregationRule": null, "rules": _rules})

allowed["an aggregation alone"] := _role({"aggregationRule": _selectors})

allowed["an aggregation with empty rules"] := _role({"aggregationRule": _selectors, "rules": []})

allowed["an aggregation with null rules"] := _role({"aggregationRule": _selectors, "rules": null})

allowed["a role that was read back"] := _role({
	"metadata": {"name": "helper", "uid": "4f1c"},
	"aggregationRule": _selectors,
	"rules": _rules,
})

allowed["a role whose fields have managers"] := _role({
	"metadata": {"name": "helper", "managedFields": [{"manager": "kube-controller-manager"}]},
	"aggregationRule": _selectors,
	"rules": _rules,
})

_role(fields) := object.union(
	{
		"apiVersion": "rbac.authorization.k8s.io/v1",
		"kind": "ClusterRole",
		"metadata": {"name": "helper"},
	},
	fields,
)

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
		"msg": "cluster role \"helper\" has rules of its own, which those it aggregates replace",
		"path": ["rules"],
		"fix": [{"op": "replace", "value": []}],
	}} with input as denied.both
}
