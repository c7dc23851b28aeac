package reeve.policies.network["except-bypassed_test"]

import data.reeve.policies.network["except-bypassed"] as policy

inventory := {"namespace": {"shop": {"networking.k8s.io/v1": {"NetworkPolicy": {
	"all": _policy("shop", "all", {
		"podSelector": {},
		"policyTypes": ["Egress"],
		"egress": [{"to": [null, {"ipBlock": {"cidr": "10.9.0.0/16", "except": ["10.9.9.0/24"]}}]}],
	}),
	"db": _policy("shop", "db", {
		"podSelector": {"matchLabels": {"app": "db"}},
		"policyTypes": ["Egress"],
		"egress": [{"to": [{"ipBlock": {"cidr": "0.0.0.0/0"}}]}],
	}),
}}}}}

denied["by another block of the rule"] := _egress([{"to": [_block("10.1.0.0/16"), {"ipBlock": {"cidr": "10.1.2.0/24"}}]}])

denied["by a wider block of another rule"] := _egress([{"to": [_block("10.1.0.0/16")]}, {"to": [{"ipBlock": {"cidr": "0.0.0.0/0"}}]}])

denied["by another rule for the same port"] := _egress([
	{"to": [_block("10.1.0.0/16")], "ports": [{"port": 443}]},
	{"to": [{"ipBlock": {"cidr": "10.1.0.0/16"}}], "ports": [{"port": 1, "endPort": 1023}]},
])

denied["by another policy, for all pods"] := _egress([{"to": [_block("10.9.0.0/16")]}])

denied["in part"] := _egress([{"to": [_block("10.0.0.0/14"), {"ipBlock": {"cidr": "10.1.0.0/16", "except": ["10.1.0.0/17"]}}]}])

allowed["nothing beside it"] := _egress([{"to": [_block("10.1.0.0/16")]}])

allowed["excepted there too"] := _egress([{"to": [
	_block("10.1.0.0/16"),
	{"ipBlock": {"cidr": "10.0.0.0/7", "except": ["10.1.0.0/17", "10.1.128.0/17"]}},
]}])

allowed["by a rule for other ports"] := _egress([
	{"to": [_block("10.1.0.0/16")], "ports": [{"port": 443}]},
	{"to": [{"ipBlock": {"cidr": "10.1.0.0/16"}}], "ports": [{"port": 443, "protocol": "UDP"}]},
])

allowed["by a rule of the other type"] := _policy("shop", "web", {
	"podSelector": {"matchLabels": {"app": "web"}},
	"policyTypes": ["Ingress", "Egress"],
	"egress": [{"to": [_block("10.1.0.0/16")]}],
	"ingress": [{"from": [{"ipBlock": {"cidr": "10.1.0.0/16"}}]}],
})

allowed["excepted by the other policy"] := _egress([{"to": [_block("10.9.9.0/24")]}])

allowed["what is no part of the block"] := _egress([{"to": [_block("192.168.0.0/16"), {"ipBlock": {"cidr": "192.168.0.0/16"}}]}])

allowed["the policy as it was before"] := _policy("shop", "all", {
	"podSelector": {"matchLabels": {"app": "web"}},
	"policyTypes": ["Egress"],
	"egress": [{"to": [_block("10.9.0.0/16")]}],
})

_block(except) := {"ipBlock": {"cidr": "10.0.0.0/8", "except": [except]}}

_egress(rules) := _policy("shop", "web", {
	"podSelector": {"matchLabels": {"app": "web"}},
	"policyTypes": ["Egress"],
	"egress": rules,
})

_policy(namespace, name, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "except \"10.9.0.0/16\" is allowed again by cidr \"10.9.0.0/16\" of egress rule 0 of the network policy \"all\"",
		"path": ["spec", "egress", 0, "to", 0, "ipBlock", "except", 0],
		"related": [{"object": {
			"apiVersion": "networking.k8s.io/v1",
			"kind": "NetworkPolicy",
			"namespace": "shop",
			"name": "all",
		}}],
	}} with input as denied["by another policy, for all pods"]
		with data.inventory as inventory
}

test_the_policy_itself_needs_no_inventory if {
	policy.violation == {{
		"msg": "except \"10.1.0.0/16\" is allowed again by cidr \"0.0.0.0/0\" of egress rule 1",
		"path": ["spec", "egress", 0, "to", 0, "ipBlock", "except", 0],
		"related": [],
	}} with input as denied["by a wider block of another rule"]
}

test_a_policy_for_fewer_pods if {
	policy.violation == {{
		"msg": "except \"10.1.0.0/16\" is allowed again by cidr \"0.0.0.0/0\" of egress rule 0 of the network policy \"db\"",
		"path": ["spec", "egress", 0, "to", 0, "ipBlock", "except", 0],
		"related": [{"object": {
			"apiVersion": "networking.k8s.io/v1",
			"kind": "NetworkPolicy",
			"namespace": "shop",
			"name": "db",
		}}],
	}} with data.inventory as inventory
		with input as _policy("shop", "some", {"policyTypes": ["Egress"], "egress": [{"to": [_block("10.1.0.0/16")]}]})
}
