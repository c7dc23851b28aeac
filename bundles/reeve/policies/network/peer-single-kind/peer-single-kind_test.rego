package reeve.policies.network["peer-single-kind_test"]

import data.reeve.policies.network["peer-single-kind"] as policy

denied["a block and pods"] := _policy([{"ipBlock": {"cidr": "10.0.0.0/8"}, "podSelector": {}}])

denied["a block and namespaces"] := _policy([{"podSelector": {}}, {"ipBlock": {}, "namespaceSelector": {}}])

denied["nothing"] := _policy([{}])

denied["null"] := _policy([null])

denied["a selector that is null"] := _policy([{"podSelector": null, "namespaceSelector": null}])

denied["a misspelt selector"] := _policy([{"podselector": {}}])

allowed["a block"] := _policy([{"ipBlock": {"cidr": "10.0.0.0/8"}}])

allowed["pods of namespaces"] := _policy([{"podSelector": {}, "namespaceSelector": {}}])

allowed["a block and selectors that are null"] := _policy([{"ipBlock": {"cidr": "10.0.0.0/8"}, "podSelector": null}])

allowed["two peers"] := _policy([{"ipBlock": {"cidr": "10.0.0.0/8"}}, {"podSelector": {}}])

allowed["no peers"] := _policy([])

allowed["a rule without effect"] := _object({"policyTypes": ["Ingress"], "egress": [{"to": [{}]}]})

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
		"msg": "peer has an ipBlock beside a namespaceSelector",
		"path": ["spec", "ingress", 0, "from", 1],
	}} with input as denied["a block and namespaces"]
}

test_nobody_is_said_so if {
	policy.violation == {{
		"msg": "peer has no ipBlock, podSelector or namespaceSelector",
		"path": ["spec", "ingress", 0, "from", 0],
	}} with input as denied["a selector that is null"]
}

test_both_selectors_are_reported if {
	count(policy.violation) == 2 with input as _policy([{"ipBlock": {}, "podSelector": {}, "namespaceSelector": {}}])
}
