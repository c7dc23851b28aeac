package reeve.policies.network["no-all-namespaces-peer_test"]

import data.reeve.policies.network["no-all-namespaces-peer"] as policy

denied["an empty selector"] := _policy({"namespaceSelector": {}})

denied["an empty selector in another writing"] := _policy({"namespaceSelector": {"matchLabels": {}, "matchExpressions": null}})

denied["every pod too"] := _policy({"namespaceSelector": {}, "podSelector": {}})

denied["null in place of pods"] := _policy({"namespaceSelector": {}, "podSelector": null})

denied["some pods"] := _policy({"namespaceSelector": {}, "podSelector": {"matchLabels": {"app": "web"}}})

denied["all but some"] := _policy({"namespaceSelector": {"matchExpressions": [
	{"key": "kubernetes.io/metadata.name", "operator": "NotIn", "values": ["dev"]},
	{"key": "private", "operator": "DoesNotExist"},
]}})

denied["some pods of all but some"] := _policy({
	"namespaceSelector": {"matchExpressions": [{"key": "private", "operator": "DoesNotExist"}]},
	"podSelector": {"matchLabels": {"app": "web"}},
})

denied["as a destination"] := _object({"policyTypes": ["Egress"], "egress": [{"to": [{"podSelector": {}}, {"namespaceSelector": {}}]}]})

allowed["null in place of the selector"] := _policy({"namespaceSelector": null, "podSelector": {}})

allowed["labels"] := _policy({"namespaceSelector": {"matchLabels": {"team": "shop"}}})

allowed["a requirement that picks"] := _policy({"namespaceSelector": {"matchExpressions": [
	{"key": "team", "operator": "Exists"},
	{"key": "private", "operator": "DoesNotExist"},
]}})

allowed["a block"] := _policy({"ipBlock": {"cidr": "0.0.0.0/0"}})

allowed["a peer that is null"] := _policy(null)

allowed["a dead rule"] := _object({"policyTypes": ["Egress"], "ingress": [{"from": [{"namespaceSelector": {}}]}]})

allowed["no spec"] := _object(null)

_policy(peer) := _object({"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{"from": [peer]}]})

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
		"msg": "egress peer is every pod of every namespace",
		"path": ["spec", "egress", 0, "to", 1, "namespaceSelector"],
	}} with input as denied["as a destination"]
}

test_verdict_on_what_is_narrower if {
	path := ["spec", "ingress", 0, "from", 0, "namespaceSelector"]
	every name, message in {
		"some pods": "ingress peer is pods of every namespace, by labels that anybody can set",
		"all but some": "ingress peer is every pod of all namespaces but some",
		"some pods of all but some": "ingress peer is pods of all namespaces but some, by labels that anybody can set",
	} {
		policy.violation == {{"msg": message, "path": path, "severity": "low"}} with input as denied[name]
	}
}

test_peers_that_may_be if {
	parameters := {"network/no-all-namespaces-peer": {"allowed": [{"namespaceSelector": {}, "podSelector": {"matchLabels": {"app": "web"}}}]}}
	count(policy.violation) == 0 with input as denied["some pods"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied["an empty selector"] with data.reeve_parameters as parameters
}
