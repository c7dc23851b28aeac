package reeve.policies.network["no-world-ingress-cidr_test"]

import data.reeve.policies.network["no-world-ingress-cidr"] as policy

denied["every address"] := _policy(["0.0.0.0/0"])

denied["every address of IPv6"] := _policy(["::/0"])

denied["a half of them"] := _policy(["128.0.0.0/1"])

denied["one bit too short"] := _policy(["10.0.0.0/7"])

denied["one bit too short for IPv6"] := _policy(["2001:db8::/31"])

denied["IPv4 written as IPv6"] := _policy(["::ffff:0.0.0.0/96"])

denied["an exception, which does not make it narrow"] := _rules([{"from": [{"ipBlock": {"cidr": "0.0.0.0/0", "except": ["10.0.0.0/8"]}}]}])

denied["a wide block beside a peer"] := _rules([{"from": [{"podSelector": {}}, {"ipBlock": {"cidr": "0.0.0.0/0"}}], "ports": [{"port": 443}]}])

denied["two blocks that make up a wide one"] := _policy(["10.0.0.0/8", "11.0.0.0/8"])

denied["blocks of several sizes that do"] := _policy(["10.0.0.0/8", "11.0.0.0/9", "192.0.2.0/24", "11.128.0.0/9"])

denied["blocks of IPv6 that do"] := _policy(["2001:db8::/32", "2001:db9::/32"])

denied["the type is not listed but follows"] := _object({"ingress": [{"from": [{"ipBlock": {"cidr": "0.0.0.0/0"}}]}]})

allowed["a block of the shortest prefix"] := _policy(["10.0.0.0/8"])

allowed["a block of the shortest prefix of IPv6"] := _policy(["2001:db8::/32"])

allowed["a small block of IPv4 written as IPv6"] := _policy(["::ffff:10.0.0.0/104"])

allowed["an address"] := _policy(["192.0.2.1/32"])

allowed["two blocks with a gap"] := _policy(["11.0.0.0/8", "12.0.0.0/8"])

allowed["the same block twice"] := _policy(["10.0.0.0/8", "10.0.0.0/8"])

allowed["blocks in two rules"] := _rules([{"from": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]}, {"from": [{"ipBlock": {"cidr": "11.0.0.0/8"}}]}])

allowed["what is no block"] := _policy(["0.0.0.0", "nonsense/0", null])

allowed["a rule without peers, which has a policy of its own"] := _rules([{}])

allowed["a rule of the other type"] := _object({"policyTypes": ["Ingress", "Egress"], "egress": [{"to": [{"ipBlock": {"cidr": "0.0.0.0/0"}}]}]})

allowed["a dead rule"] := _object({"policyTypes": ["Egress"], "ingress": [{"from": [{"ipBlock": {"cidr": "0.0.0.0/0"}}]}]})

allowed["no spec"] := _object(null)

_policy(blocks) := _rules([{"from": [{"ipBlock": {"cidr": block}} | some block in blocks]}])

_rules(rules) := _object({"podSelector": {}, "policyTypes": ["Ingress"], "ingress": rules})

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
		"msg": "ingress rule allows the block \"0.0.0.0/0\", a /0 of IPv4",
		"path": ["spec", "ingress", 0, "from", 1, "ipBlock", "cidr"],
	}} with input as denied["a wide block beside a peer"]
}

test_verdict_on_blocks_together if {
	policy.violation == {{
		"msg": "ingress rule allows blocks that are a /7 of IPv4 together",
		"path": ["spec", "ingress", 0],
	}} with input as denied["blocks of several sizes that do"]
}

test_two_halves_are_reported_each if {
	count(policy.violation) == 2 with input as _policy(["0.0.0.0/1", "128.0.0.0/1"])
}

test_other_prefixes if {
	limits := {"network/no-world-ingress-cidr": {"minPrefixV4": 16, "minPrefixV6": 0}}
	count(policy.violation) == 1 with input as _policy(["10.0.0.0/15"]) with data.reeve_parameters as limits
	count(policy.violation) == 1 with input as _policy(["10.0.0.0/16", "10.1.0.0/16"]) with data.reeve_parameters as limits
	count(policy.violation) == 0 with input as _policy(["::/0", "::/1", "8000::/1"]) with data.reeve_parameters as limits
}

test_blocks_without_public_addresses if {
	only := {"network/no-world-ingress-cidr": {"minPrefixV4": 16, "minPrefixV6": 64, "publicOnly": true}}
	every blocks in [["10.0.0.0/8"], ["192.168.0.0/15", "169.254.0.0/15"], ["fd00::/8"], ["10.0.0.0/16", "10.1.0.0/16"]] {
		count(policy.violation) == count([1 | some block in blocks; endswith(block, "/15")]) with input as _policy(blocks)
			with data.reeve_parameters as only
	}
	every blocks in [["8.0.0.0/8"], ["0.0.0.0/0"], ["2000::/3"], ["9.0.0.0/16", "9.1.0.0/16"]] {
		count(policy.violation) == 1 with input as _policy(blocks) with data.reeve_parameters as only
	}
	excepted := _rules([{"from": [{"ipBlock": {"cidr": "8.0.0.0/7", "except": ["8.0.0.0/8", "9.0.0.0/8", "nonsense"]}}]}])
	count(policy.violation) == 0 with input as excepted with data.reeve_parameters as only
	count(policy.violation) == 1 with input as excepted
}
