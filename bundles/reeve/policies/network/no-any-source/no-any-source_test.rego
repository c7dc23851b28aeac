package reeve.policies.network["no-any-source_test"]

import data.reeve.policies.network["no-any-source"] as policy

denied["a port"] := _policy([{"ports": [{"port": 443}]}])

denied["no peers but a list of them"] := _policy([{"from": [], "ports": [{"port": 443}]}])

denied["null in place of peers"] := _policy([{"from": null, "ports": [{"port": "https"}]}])

denied["every port of one protocol"] := _policy([{"ports": [{"protocol": "UDP"}]}])

denied["an item that is null"] := _policy([{"ports": [null]}])

denied["a range"] := _policy([{"ports": [{"port": 8000, "endPort": 8100}]}])

denied["the second rule"] := _policy([{"from": [{"podSelector": {}}], "ports": [{"port": 80}]}, {"ports": [{"port": 443}, {"port": 80}]}])

allowed["a peer"] := _policy([{"from": [{"podSelector": {}}], "ports": [{"port": 443}]}])

allowed["no ports either, which allows everything"] := _policy([{}])

allowed["all ports, which is the same"] := _policy([{"ports": [{"protocol": "TCP"}, {"protocol": "UDP"}]}])

allowed["no rule"] := _policy([])

allowed["an egress rule"] := _object({"policyTypes": ["Egress"], "egress": [{"ports": [{"port": 443}]}]})

allowed["a dead rule"] := _object({"policyTypes": ["Egress"], "ingress": [{"ports": [{"port": 443}]}]})

allowed["no spec"] := _object(null)

_policy(rules) := _object({"podSelector": {"matchLabels": {"app": "web"}}, "ingress": rules})

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
		"msg": "ingress rule allows everybody on TCP port 443 and 1 more",
		"path": ["spec", "ingress", 1],
	}} with input as denied["the second rule"]
}

test_messages_name_the_port if {
	every name, port in {
		"null in place of peers": "TCP port \"https\"",
		"every port of one protocol": "every UDP port",
		"an item that is null": "every TCP port",
		"a range": "TCP ports 8000 to 8100",
	} {
		messages := {found.msg | some found in policy.violation} with input as denied[name]
		endswith(concat("", messages), port)
	}
}

test_ports_that_may_be_open if {
	parameters := {"network/no-any-source": {"allowedPorts": [
		{"protocol": "TCP", "min": 443, "max": 443},
		{"protocol": "TCP", "min": 8000, "max": 8050},
		{"protocol": "TCP", "min": 8051, "max": 9000},
	]}}
	every name in ["a port", "no peers but a list of them", "a range"] {
		count(policy.violation) == 0 with input as denied[name] with data.reeve_parameters as parameters
	}
	every name in ["null in place of peers", "every port of one protocol", "an item that is null", "the second rule"] {
		count(policy.violation) == 1 with input as denied[name] with data.reeve_parameters as parameters
	}
}
