package reeve.policies.network["policy-types-consistent_test"]

import data.reeve.policies.network["policy-types-consistent"] as policy

denied["egress rules of a policy for ingress"] := _object({"policyTypes": ["Ingress"], "egress": [{"ports": [{"port": 443}]}]})

denied["ingress rules of a policy for egress"] := _object({"policyTypes": ["Egress"], "ingress": [null]})

denied["a type twice"] := _object({"policyTypes": ["Ingress", "Ingress"]})

denied["three types, which are refused"] := _object({"policyTypes": ["Ingress", "Egress", "Ingress"]})

denied["a type that there is not"] := _object({"policyTypes": ["ingress"]})

allowed["rules of both types"] := _object({"policyTypes": ["Egress", "Ingress"], "ingress": [{}], "egress": [{}]})

allowed["no rules"] := _object({"policyTypes": ["Ingress"]})

allowed["an empty list of rules"] := _object({"policyTypes": ["Ingress"], "egress": []})

allowed["rules that are null"] := _object({"policyTypes": ["Ingress"], "egress": null})

allowed["no types, which follow from the rules"] := _object({"egress": [{}]})

allowed["an empty list of types"] := _object({"policyTypes": [], "egress": [{}]})

allowed["no spec"] := _object(null)

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
		"msg": "egress rules have no effect without the type Egress in policyTypes",
		"path": ["spec", "egress"],
		"fix": [],
	}} with input as denied["egress rules of a policy for ingress"]
}

test_adding_the_type_starts_isolation_and_is_done_on_request if {
	rule := {"from": [{"podSelector": {"matchLabels": {"app": "api"}}}], "ports": [{"port": 80}]}
	spec := {"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Egress"], "ingress": [rule]}
	[found.fix | some found in policy.violation] == [[{"op": "add", "path": ["spec", "policyTypes", "-"], "value": "Ingress"}]] with input as _object(spec)
		with data.reeve_config as {"fixes": "all"}
}

test_no_type_is_added_that_would_allow_everything if {
	every name in ["ingress rules of a policy for egress", "egress rules of a policy for ingress"] {
		[found.fix | some found in policy.violation] == [[]] with input as denied[name] with data.reeve_config as {"fixes": "all"}
	}
}

test_a_type_twice_is_mild if {
	policy.violation == {{
		"msg": "policyTypes lists \"Ingress\" twice",
		"path": ["spec", "policyTypes", 1],
		"fix": [{"op": "remove"}],
		"severity": "low",
	}} with input as denied["a type twice"]
}

test_three_types_are_not_mild if {
	{found.severity | some found in policy.violation} == {"medium"} with input as denied["three types, which are refused"]
}

test_an_unknown_type_is_quoted if {
	policy.violation == {{
		"msg": "policyTypes lists \"ingress\", which is neither Ingress nor Egress",
		"path": ["spec", "policyTypes", 0],
	}} with input as denied["a type that there is not"]
}
