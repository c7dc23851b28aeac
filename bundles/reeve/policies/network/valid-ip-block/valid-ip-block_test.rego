package reeve.policies.network["valid-ip-block_test"]

import data.reeve.policies.network["valid-ip-block"] as policy

denied["no cidr"] := _policy({"except": null})

denied["an empty cidr"] := _policy({"cidr": ""})

denied["an address without a prefix"] := _policy({"cidr": "10.0.0.1"})

denied["a prefix that is too long"] := _policy({"cidr": "10.0.0.0/33"})

denied["bits behind the prefix"] := _policy({"cidr": "10.1.2.3/8"})

denied["bits behind the prefix of IPv6"] := _policy({"cidr": "fd00::1/64"})

denied["leading zeros"] := _policy({"cidr": "010.0.0.0/8"})

denied["leading zeros of the prefix"] := _policy({"cidr": "10.0.0.0/08"})

denied["IPv4 written as IPv6"] := _policy({"cidr": "::ffff:10.0.0.0/104"})

denied["an exception"] := _policy({"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16", "10.2.0.1/16"]})

denied["an exception that is a name"] := _policy({"cidr": "10.0.0.0/8", "except": ["gateway"]})

allowed["a block"] := _policy({"cidr": "10.0.0.0/8", "except": ["10.1.2.3/32"]})

allowed["a block of IPv6"] := _policy({"cidr": "2001:db8::/32", "except": ["2001:DB8:0::/48"]})

allowed["everything"] := _policy({"cidr": "::/0", "except": null})

allowed["no block"] := _object({"policyTypes": ["Egress"], "egress": [{"to": [{"podSelector": {}}, null]}]})

allowed["a rule without effect"] := _object({"policyTypes": ["Ingress"], "egress": [{"to": [{"ipBlock": {"cidr": ""}}]}]})

_policy(block) := _object({"policyTypes": ["Egress"], "egress": [{"to": [{"ipBlock": block}]}]})

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
		"msg": "cidr \"10.1.2.3/8\" has bits set behind its prefix",
		"path": ["spec", "egress", 0, "to", 0, "ipBlock", "cidr"],
	}} with input as denied["bits behind the prefix"]
}

test_the_exception_is_named if {
	policy.violation == {{
		"msg": "except \"10.2.0.1/16\" has bits set behind its prefix",
		"path": ["spec", "egress", 0, "to", 0, "ipBlock", "except", 1],
	}} with input as denied["an exception"]
}

test_nothing_written_is_said_so[name] if {
	some name in ["no cidr", "an empty cidr"]
	{found.msg | some found in policy.violation} == {"ipBlock has no cidr"} with input as denied[name]
}
