package reeve.policies.network["explicit-protocol_test"]

import data.reeve.policies.network["explicit-protocol"] as policy

denied["a port"] := _policy([{"port": 443}])

denied["a protocol that is null"] := _policy([{"port": "https", "protocol": null}])

denied["an item that is null"] := _policy([null])

denied["the port of DNS"] := _policy([{"port": 53}])

denied["the port of DNS beside another of UDP"] := _policy([{"port": 53}, {"port": 5353, "protocol": "UDP"}])

denied["the port of DNS for both"] := _policy([{"port": 53, "protocol": "UDP"}, {"port": 53}])

denied["the port of DNS beside a range of UDP"] := _policy([{"port": 53}, {"port": 1, "endPort": 99, "protocol": "UDP"}])

allowed["a protocol"] := _policy([{"port": 443, "protocol": "TCP"}, {"port": 53, "protocol": "UDP"}])

allowed["no ports"] := _policy(null)

allowed["a rule without effect"] := _object({"policyTypes": ["Ingress"], "egress": [{"ports": [{"port": 443}]}]})

_policy(ports) := _object({"policyTypes": ["Egress"], "egress": [{"ports": ports}]})

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
		"msg": "port 443 has no protocol and is for TCP only",
		"path": ["spec", "egress", 0, "ports", 0, "protocol"],
		"fix": [{"op": "add", "path": ["spec", "egress", 0, "ports", 0, "protocol"], "value": "TCP"}],
	}} with input as denied["a port"]
}

test_an_item_without_a_port if {
	some found in policy.violation with input as denied["an item that is null"]
	found.msg == "item of ports has no protocol and is for TCP only"
}

test_dns_over_tcp_alone_is_worse[name] if {
	some name, severity in {
		"the port of DNS": "medium",
		"the port of DNS beside another of UDP": "medium",
		"the port of DNS for both": "low",
		"the port of DNS beside a range of UDP": "low",
	}
	{object.get(found, "severity", "low") | some found in policy.violation} == {severity} with input as denied[name]
}

test_udp_is_added_on_request if {
	policy.violation == {{
		"msg": "port 53 has no protocol and so is not for UDP",
		"path": ["spec", "egress", 0, "ports", 0, "protocol"],
		"severity": "medium",
		"fix": [
			{"op": "add", "path": ["spec", "egress", 0, "ports", 0, "protocol"], "value": "TCP"},
			{"op": "add", "path": ["spec", "egress", 0, "ports", "-"], "value": {"port": 53, "protocol": "UDP"}},
		],
	}} with input as denied["the port of DNS"] with data.reeve_config as {"fixes": "all"}
}

test_other_ports_of_udp if {
	udp := {"network/explicit-protocol": {"udpPorts": [443]}}
	some found in policy.violation with input as denied["a port"] with data.reeve_parameters as udp
	found.severity == "medium"
	some other in policy.violation with input as denied["the port of DNS"] with data.reeve_parameters as udp
	not other.severity
}
