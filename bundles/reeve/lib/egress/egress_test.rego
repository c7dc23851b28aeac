package reeve.lib.egress_test

import data.reeve.lib.egress

_http := {"number": 80, "protocol": "TCP"}

_rule(peers, ports) := {"type": "Egress", "path": [], "peers": peers, "ports": ports}

test_is_for_port if {
	every ports in [[], [{"port": 80}], [{"port": 1, "endPort": 100}], [null], [{"port": 443}, {"protocol": "TCP"}]] {
		egress.is_for_port(_rule([], ports), _http)
	}
	every ports in [[{"port": 443}], [{"port": "http"}], [{"protocol": "UDP"}]] {
		not egress.is_for_port(_rule([], ports), _http)
	}
}

_opening(egress_rules) := egress.opening({"web": {"policyTypes": ["Egress"], "egress": egress_rules}}, ["192.0.2.1", "fd00::1"], _http)

test_opening if {
	every rule in [{}, {"to": [{"ipBlock": {"cidr": "192.0.2.0/24"}}]}, {"to": [{"podSelector": {}}, {"ipBlock": {"cidr": "0.0.0.0/0"}}]}] {
		_opening([{"ports": [{"port": 443}]}, rule]) == {"policy": "web", "address": "192.0.2.1"}
	}
	_opening([{"to": [{"ipBlock": {"cidr": "::/0"}}]}]) == {"policy": "web", "address": "fd00::1"}
}

test_no_opening if {
	every rule in [
		{"ports": [{"port": 443}]},
		{"to": [{"podSelector": {}}]},
		{"to": [{"ipBlock": {"cidr": "192.0.2.0/24", "except": ["192.0.2.0/31"]}}]},
		{"to": [null]},
	] {
		not _opening([rule])
	}
	not egress.opening({"web": {"policyTypes": ["Ingress"], "ingress": [{}], "egress": [{}]}}, ["192.0.2.1"], _http)
	not egress.opening({}, ["192.0.2.1"], _http)
}
