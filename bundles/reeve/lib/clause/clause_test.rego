package reeve.lib.clause_test

import data.reeve.lib.clause

_policy := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {
		"podSelector": {"matchLabels": {"app": "web"}},
		"policyTypes": ["Egress"],
		"ingress": [{"from": [{"podSelector": {}}], "ports": [{"port": 1}]}],
		"egress": [
			{
				"to": [
					{"namespaceSelector": {}, "podSelector": null},
					{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16"]}},
					{"ipBlock": {"cidr": null, "except": [null]}},
					null,
				],
				"ports": [{"port": 53, "protocol": "UDP"}, null],
			},
			null,
		],
	},
}

test_rules_are_those_with_effect if {
	[rule.path | some rule in clause.rules] == [["spec", "egress", 0], ["spec", "egress", 1]] with input as _policy
}

test_peers if {
	peers := clause.peers with input as _policy
	[peer.path | some peer in peers] == [["spec", "egress", 0, "to", index] | some index in [0, 1, 2, 3]]
	peers[3].spec == {}
	peers[3].rule.type == "Egress"
}

test_ports if {
	ports := clause.ports with input as _policy
	[[port.path, port.protocol] | some port in ports] == [
		[["spec", "egress", 0, "ports", 0], "UDP"],
		[["spec", "egress", 0, "ports", 1], "TCP"],
	]
	ports[1].spec == {}
}

test_blocks if {
	blocks := clause.blocks with input as _policy
	[[block.cidr, block.path, block.except] | some block in blocks] == [
		["10.0.0.0/8", ["spec", "egress", 0, "to", 1, "ipBlock"], [{
			"cidr": "10.1.0.0/16",
			"path": ["spec", "egress", 0, "to", 1, "ipBlock", "except", 0],
		}]],
		["", ["spec", "egress", 0, "to", 2, "ipBlock"], [{
			"cidr": "",
			"path": ["spec", "egress", 0, "to", 2, "ipBlock", "except", 0],
		}]],
	]
}

test_selectors if {
	[[selector.field, selector.path] | some selector in clause.selectors] == [
		["podSelector", ["spec", "podSelector"]],
		["namespaceSelector", ["spec", "egress", 0, "to", 0, "namespaceSelector"]],
	] with input as _policy
}

test_other_objects_have_no_parts if {
	not clause.rules with input as object.union(_policy, {"kind": "Service"})
	count(clause.peers) == 0 with input as object.union(_policy, {"kind": "Service"})
	count(clause.selectors) == 0 with input as object.union(_policy, {"kind": "Service"})
}

test_direction if clause.direction == {"Ingress": "ingress", "Egress": "egress"}
