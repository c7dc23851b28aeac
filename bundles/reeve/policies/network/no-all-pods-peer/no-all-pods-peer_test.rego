package reeve.policies.network["no-all-pods-peer_test"]

import data.reeve.policies.network["no-all-pods-peer"] as policy

denied["an empty selector"] := _policy({"podSelector": {}})

denied["an empty selector in another writing"] := _policy({"podSelector": {"matchLabels": null, "matchExpressions": []}})

denied["null in place of namespaces"] := _policy({"podSelector": {}, "namespaceSelector": null})

denied["as a destination"] := _object({"policyTypes": ["Egress"], "egress": [{"to": [{"ipBlock": {"cidr": "192.0.2.0/24"}}, {"podSelector": {}}]}]})

allowed["labels"] := _policy({"podSelector": {"matchLabels": {"app": "web"}}})

allowed["a requirement"] := _policy({"podSelector": {"matchExpressions": [{"key": "app", "operator": "Exists"}]}})

allowed["pods of other namespaces"] := _policy({"podSelector": {}, "namespaceSelector": {"matchLabels": {"team": "shop"}}})

allowed["null in place of the selector"] := _policy({"podSelector": null})

allowed["a peer that is null"] := _policy(null)

allowed["the pods that the policy is for"] := _object({"podSelector": {}})

allowed["a dead rule"] := _object({"policyTypes": ["Egress"], "ingress": [{"from": [{"podSelector": {}}]}]})

allowed["no spec"] := _object(null)

_policy(peer) := _object({"policyTypes": ["Ingress"], "ingress": [{"from": [peer]}]})

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
		"msg": "egress peer is every pod of the namespace",
		"path": ["spec", "egress", 0, "to", 1, "podSelector"],
	}} with input as denied["as a destination"]
}
