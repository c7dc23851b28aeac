package reeve.policies.network["except-within-block_test"]

import data.reeve.policies.network["except-within-block"] as policy

denied["outside of the block"] := _policy("10.0.0.0/8", ["11.0.0.0/16"])

denied["another family"] := _policy("10.0.0.0/8", ["fd00::/64"])

denied["the block itself"] := _policy("10.0.0.0/8", ["10.0.0.0/8"])

denied["wider than the block"] := _policy("10.0.0.0/8", ["10.0.0.0/7"])

denied["both halves"] := _policy("10.0.0.0/8", ["10.0.0.0/9", "10.128.0.0/9"])

denied["all of IPv6 in three parts"] := _policy("::/0", ["::/1", "8000::/2", "c000::/2"])

denied["one within another"] := _policy("10.0.0.0/8", ["10.1.2.0/24", "10.1.0.0/16"])

denied["one twice"] := _policy("10.0.0.0/8", ["10.1.0.0/16", "10.1.0.0/16"])

allowed["a part"] := _policy("10.0.0.0/8", ["10.1.0.0/16"])

allowed["nearly everything"] := _policy("10.0.0.0/8", ["10.0.0.0/9", "10.128.0.0/10"])

allowed["nothing"] := _policy("10.0.0.0/8", [])

allowed["null"] := _policy("10.0.0.0/8", null)

allowed["what is no block, which is another fault"] := _policy("10.0.0.0/8", ["gateway"])

allowed["a cidr that is no block"] := _policy("10.0.0.0", ["10.1.0.0/16"])

_policy(cidr, except) := _object({
	"policyTypes": ["Egress"],
	"egress": [{"to": [{"podSelector": {}}, {"ipBlock": {"cidr": cidr, "except": except}}]}],
})

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
		"msg": "except \"11.0.0.0/16\" is not a part of cidr \"10.0.0.0/8\"",
		"path": ["spec", "egress", 0, "to", 1, "ipBlock", "except", 0],
	}} with input as denied["outside of the block"]
}

test_exceptions_that_leave_nothing[name] if {
	some name, cidr in {"both halves": "10.0.0.0/8", "all of IPv6 in three parts": "::/0"}
	policy.violation == {{
		"msg": sprintf("ipBlock %q is for no address, since except takes all of them", [cidr]),
		"path": ["spec", "egress", 0, "to", 1, "ipBlock", "except"],
	}} with input as denied[name]
}

test_what_says_nothing_is_mild[name] if {
	some name, want in {
		"one within another": {"at": 0, "msg": "except \"10.1.2.0/24\" says nothing beside \"10.1.0.0/16\""},
		"one twice": {"at": 1, "msg": "except \"10.1.0.0/16\" says nothing beside \"10.1.0.0/16\""},
	}
	policy.violation == {{
		"msg": want.msg,
		"path": ["spec", "egress", 0, "to", 1, "ipBlock", "except", want.at],
		"severity": "low",
	}} with input as denied[name]
}
