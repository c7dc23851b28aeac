package reeve.policies.network["system-namespace-peer_test"]

import data.reeve.policies.network["system-namespace-peer"] as policy

denied["the whole namespace"] := _policy({"namespaceSelector": _named})

denied["every pod of it"] := _policy({"namespaceSelector": _named, "podSelector": {}})

denied["by a requirement"] := _policy({"namespaceSelector": {"matchExpressions": [
	{"key": "team", "operator": "Exists"},
	{"key": "kubernetes.io/metadata.name", "operator": "In", "values": ["shop", "kube-system"]},
]}})

denied["other ports than that of DNS"] := _rule({"from": [{"namespaceSelector": _named}], "ports": [{"port": 53}, {"port": 443}]})

denied["a range"] := _rule({"from": [{"namespaceSelector": _named}], "ports": [{"port": 53, "endPort": 60}]})

denied["every port of a protocol"] := _rule({"from": [{"namespaceSelector": _named}], "ports": [{"protocol": "UDP"}]})

denied["as a destination"] := _object({"policyTypes": ["Egress"], "egress": [{"to": [{"namespaceSelector": _named}]}]})

allowed["some pods of it"] := _policy({"namespaceSelector": _named, "podSelector": {"matchLabels": {"k8s-app": "kube-dns"}}})

allowed["DNS"] := _rule({"from": [{"namespaceSelector": _named}], "ports": [{"port": 53, "protocol": "UDP"}, {"port": 53, "endPort": 53}]})

allowed["DNS by name"] := _rule({"from": [{"namespaceSelector": _named}], "ports": [{"port": "dns", "protocol": "UDP"}, {"port": "dns-tcp"}]})

allowed["another namespace"] := _policy({"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "shop"}}})

allowed["all but this one"] := _policy({"namespaceSelector": {"matchExpressions": [{
	"key": "kubernetes.io/metadata.name",
	"operator": "NotIn",
	"values": ["kube-system"],
}]}})

allowed["no selector of namespaces"] := _policy({"podSelector": {}})

allowed["a dead rule"] := _object({"policyTypes": ["Egress"], "ingress": [{"from": [{"namespaceSelector": _named}]}]})

allowed["no spec"] := _object(null)

_named := {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}}

_policy(peer) := _rule({"from": [peer]})

_rule(rule) := _object({"policyTypes": ["Ingress"], "ingress": [rule]})

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
		"msg": "egress peer is every pod of namespace \"kube-system\"",
		"path": ["spec", "egress", 0, "to", 0, "namespaceSelector"],
	}} with input as denied["as a destination"]
}
