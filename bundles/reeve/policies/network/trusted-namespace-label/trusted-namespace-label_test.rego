package reeve.policies.network["trusted-namespace-label_test"]

import data.reeve.policies.network["trusted-namespace-label"] as policy

denied["a label"] := _policy({"matchLabels": {"team": "shop"}})

denied["a label that looks like the name"] := _policy({"matchLabels": {"name": "shop"}})

denied["a requirement"] := _policy({"matchExpressions": [{"key": "team", "operator": "In", "values": ["shop"]}]})

denied["that there is a label"] := _policy({"matchExpressions": [{"key": "kubernetes.io/metadata.name", "operator": "Exists"}]})

denied["a name that is excluded"] := _policy({
	"matchLabels": {"team": "shop"},
	"matchExpressions": [{"key": "kubernetes.io/metadata.name", "operator": "NotIn", "values": ["dev"]}],
})

denied["as a destination"] := _object({"policyTypes": ["Egress"], "egress": [{"to": [{"namespaceSelector": {"matchLabels": {"b": "2", "a": "1"}}}]}]})

allowed["the name"] := _policy({"matchLabels": {"kubernetes.io/metadata.name": "shop"}})

allowed["several names"] := _policy({"matchExpressions": [{"key": "kubernetes.io/metadata.name", "operator": "In", "values": ["shop", "blog"]}]})

allowed["the name and another label"] := _policy({"matchLabels": {"kubernetes.io/metadata.name": "shop", "team": "shop"}})

allowed["every namespace, which has a policy of its own"] := _policy({})

allowed["all namespaces but some, likewise"] := _policy({"matchExpressions": [{"key": "private", "operator": "DoesNotExist"}]})

allowed["null"] := _policy(null)

allowed["a dead rule"] := _object({"policyTypes": ["Egress"], "ingress": [{"from": [{"namespaceSelector": {"matchLabels": {"team": "shop"}}}]}]})

allowed["no spec"] := _object(null)

_policy(namespace_selector) := _object({"policyTypes": ["Ingress"], "ingress": [{"from": [{
	"namespaceSelector": namespace_selector,
	"podSelector": {"matchLabels": {"app": "web"}},
}]}]})

_object(spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
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
		"msg": "namespaceSelector of an egress peer goes by label \"a\", label \"b\", which others can set",
		"path": ["spec", "egress", 0, "to", 0, "namespaceSelector"],
	}} with input as denied["as a destination"]
}

test_other_keys if {
	parameters := {"network/trusted-namespace-label": {"trustedKeys": ["team"]}}
	count(policy.violation) == 0 with input as denied["a label"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["the name"] with data.reeve_parameters as parameters
}

test_who_can_set_labels if {
	count(policy.violation) == 0 with input as denied["a label"] with data.inventory as _granted("system:node", "*")
	count(policy.violation) == 1 with input as denied["a label"] with data.inventory as _granted("jane", "*")
	count(policy.violation) == 1 with input as denied["a label"] with data.inventory as _granted("system:node", "shop")
}

_granted(user, complete) := {
	"cluster": {"rbac.authorization.k8s.io/v1": {
		"ClusterRole": {"labeller": {"rules": [{"apiGroups": [""], "resources": ["namespaces"], "verbs": ["patch"]}]}},
		"ClusterRoleBinding": {"labeller": {
			"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "labeller"},
			"subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": user}],
		}},
	}},
	"complete": {"*/*": {complete: true}},
}
