package reeve.policies.network["no-unbounded-ports_test"]

import data.reeve.policies.network["no-unbounded-ports"] as policy

denied["peers without ports"] := _policy({"from": [{"podSelector": {}}]})

denied["an empty list of ports"] := _policy({"from": [{"podSelector": {}}], "ports": []})

denied["every port of a protocol"] := _policy({"from": [{"podSelector": {}}], "ports": [{"protocol": "UDP"}]})

denied["a port that is null"] := _policy({"ports": [{"port": null}, {"port": 80}]})

denied["an item that is null"] := _policy({"ports": [null]})

denied["a range of one more than may be"] := _policy({"ports": [{"port": 1000, "endPort": 2000}]})

denied["an egress rule"] := _object({"policyTypes": ["Egress"], "egress": [{"to": [{"ipBlock": {"cidr": "192.0.2.0/24"}}]}]})

allowed["a port"] := _policy({"from": [{"podSelector": {}}], "ports": [{"port": 80}]})

allowed["a name"] := _policy({"from": [{"podSelector": {}}], "ports": [{"port": "http"}]})

allowed["a range of as many as may be"] := _policy({"ports": [{"port": 1000, "endPort": 1999}]})

allowed["neither peers nor ports, which has a policy of its own"] := _policy({})

allowed["no peers and all ports, which is the same"] := _policy({"ports": [{"port": 1, "endPort": 65535}, {"protocol": "UDP"}]})

allowed["a dead rule"] := _object({"policyTypes": ["Egress"], "ingress": [{"from": [{"podSelector": {}}]}]})

allowed["no spec"] := _object(null)

_policy(rule) := _object({"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [rule]})

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
		"msg": "egress rule names no ports",
		"path": ["spec", "egress", 0],
	}} with input as denied["an egress rule"]
}

test_verdict_on_ports if {
	path := ["spec", "ingress", 0, "ports", 0]
	every name, message in {
		"every port of a protocol": "ingress rule allows every UDP port",
		"a range of one more than may be": "ingress rule allows TCP ports 1000 to 2000",
	} {
		policy.violation == {{"msg": message, "path": path}} with input as denied[name]
	}
}

test_another_span if {
	parameters := {"network/no-unbounded-ports": {"maxSpan": 10}}
	count(policy.violation) == 1 with input as _policy({"ports": [{"port": 10, "endPort": 20}]}) with data.reeve_parameters as parameters
	count(policy.violation) == 0 with input as _policy({"ports": [{"port": 11, "endPort": 20}]}) with data.reeve_parameters as parameters
}

test_one_direction if {
	ingress := {"network/no-unbounded-ports": {"direction": "ingress"}}
	egress := {"network/no-unbounded-ports": {"direction": "egress"}}
	count(policy.violation) == 1 with input as denied["peers without ports"] with data.reeve_parameters as ingress
	count(policy.violation) == 0 with input as denied["peers without ports"] with data.reeve_parameters as egress
	count(policy.violation) == 0 with input as denied["a port that is null"] with data.reeve_parameters as egress
	count(policy.violation) == 1 with input as denied["an egress rule"] with data.reeve_parameters as egress
}
