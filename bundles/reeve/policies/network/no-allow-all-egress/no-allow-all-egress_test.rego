package reeve.policies.network["no-allow-all-egress_test"]

import data.reeve.policies.network["no-allow-all-egress"] as policy

denied["an empty rule"] := _policy([{}])

denied["a rule that is null"] := _policy([null])

denied["nothing listed"] := _policy([{"to": [], "ports": null}])

denied["everybody and every port listed"] := _policy([{
	"to": [{"ipBlock": {"cidr": "0.0.0.0/0"}}, {"namespaceSelector": {}, "podSelector": {}}],
	"ports": [{"port": 1, "endPort": 65535}, {"protocol": "UDP"}],
}])

denied["the second rule"] := _policy([{"to": [{"podSelector": {}}]}, {}])

denied["the type is not listed but follows from the rule"] := _object({"podSelector": {}, "egress": [{}]})

allowed["no rule, which denies"] := _policy([])

allowed["null in place of rules"] := _policy(null)

allowed["a peer"] := _policy([{"to": [{"podSelector": {}}]}])

allowed["every pod but no other address"] := _policy([{"to": [{"namespaceSelector": {}}]}])

allowed["every address but not every pod"] := _policy([{"to": [{"ipBlock": {"cidr": "0.0.0.0/0"}}]}])

allowed["an address excepted"] := _policy([{"to": [
	{"ipBlock": {"cidr": "0.0.0.0/0", "except": ["192.0.2.0/24"]}},
	{"namespaceSelector": {}},
]}])

allowed["a port"] := _policy([{"ports": [{"port": 443}]}])

allowed["every port of one protocol"] := _policy([{"ports": [{"protocol": "TCP"}]}])

allowed["a rule of a type that the policy is not of"] := _object({
	"podSelector": {},
	"policyTypes": ["Ingress"],
	"egress": [{}],
})

allowed["a rule of the other type"] := _object({"policyTypes": ["Ingress", "Egress"], "ingress": [{}]})

allowed["no spec"] := _object(null)

allowed["an object of another group"] := object.union(denied["an empty rule"], {"apiVersion": "example.com/v1"})

_policy(rules) := _object({"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Egress"], "egress": rules})

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
		"msg": "egress rule allows everything to everywhere",
		"path": ["spec", "egress", 1],
	}} with input as denied["the second rule"]
}

test_every_rule_is_reported if {
	count(policy.violation) == 2 with input as _policy([{}, {"ports": [{"port": 443}]}, {}])
}

test_selectors_that_may_be_open if {
	parameters := {"network/no-allow-all-egress": {"allowOnSelectors": [{"matchLabels": {"app": "web"}}]}}
	count(policy.violation) == 0 with input as denied["an empty rule"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as _object({"policyTypes": ["Egress"], "egress": [{}]})
		with data.reeve_parameters as parameters
}

test_an_empty_selector_that_may_be_open if {
	parameters := {"network/no-allow-all-egress": {"allowOnSelectors": [{}]}}
	every spec in [{}, {"podSelector": null}, {"podSelector": {}}] {
		opened := _object(object.union(spec, {"policyTypes": ["Egress"], "egress": [{}]}))
		count(policy.violation) == 0 with input as opened with data.reeve_parameters as parameters
	}
	count(policy.violation) == 1 with input as denied["an empty rule"] with data.reeve_parameters as parameters
}
