package reeve.policies.network["and-or-confusion_test"]

import data.reeve.policies.network["and-or-confusion"] as policy

denied["a namespace, then pods"] := _policy([_namespace, _pods])

denied["pods, then a namespace"] := _policy([_pods, _namespace])

denied["by expressions"] := _policy([
	{"namespaceSelector": {"matchExpressions": [{"key": "team", "operator": "Exists"}]}},
	{"podSelector": {"matchExpressions": [{"key": "app", "operator": "In", "values": ["web"]}]}},
])

denied["the others null"] := _policy([
	object.union(_namespace, {"podSelector": null}),
	object.union(_pods, {"namespaceSelector": null, "ipBlock": null}),
])

denied["behind a block"] := _policy([{"ipBlock": {"cidr": "10.0.0.0/8"}}, _namespace, _pods])

allowed["one peer"] := _policy([object.union(_namespace, _pods)])

allowed["two peers for namespaces"] := _policy([_namespace, _namespace])

allowed["every pod, on purpose"] := _policy([_namespace, {"podSelector": {}}])

allowed["every namespace"] := _policy([{"namespaceSelector": {}}, _pods])

allowed["a namespace with all its pods, on purpose"] := _policy([object.union(_namespace, {"podSelector": {}}), _pods])

allowed["not neighbours"] := _policy([_namespace, {"ipBlock": {"cidr": "10.0.0.0/8"}}, _pods])

allowed["peers of two rules"] := _object({"policyTypes": ["Ingress"], "ingress": [{"from": [_namespace]}, {"from": [_pods]}]})

allowed["a peer alone"] := _policy([_namespace])

_namespace := {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "blog"}}}

_pods := {"podSelector": {"matchLabels": {"app": "web"}}}

_policy(from) := _object({"policyTypes": ["Ingress"], "ingress": [{"from": from}]})

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
		"msg": "namespaceSelector and podSelector are two peers of this ingress rule, not one",
		"path": ["spec", "ingress", 0, "from", 1],
		"fix": [],
	}} with input as denied["a namespace, then pods"]
}

test_merging_is_done_on_request if {
	some found in policy.violation with input as denied["pods, then a namespace"]
		with data.reeve_config as {"fixes": "all"}
	found.fix == [
		{"op": "add", "path": ["spec", "ingress", 0, "from", 0, "namespaceSelector"], "value": _namespace.namespaceSelector},
		{"op": "remove", "path": ["spec", "ingress", 0, "from", 1]},
	]
}
