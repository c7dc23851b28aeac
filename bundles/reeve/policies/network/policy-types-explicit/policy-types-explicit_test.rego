package reeve.policies.network["policy-types-explicit_test"]

import data.reeve.policies.network["policy-types-explicit"] as policy

denied["no types"] := _object({"podSelector": {}})

denied["types that are null"] := _object({"podSelector": {}, "policyTypes": null})

denied["an empty list of types"] := _object({"podSelector": {}, "policyTypes": [], "ingress": [{}]})

denied["rules of both types"] := _object({"ingress": [{}], "egress": [{}]})

allowed["one type"] := _object({"podSelector": {}, "policyTypes": ["Ingress"]})

allowed["both types"] := _object({"podSelector": {}, "policyTypes": ["Ingress", "Egress"]})

allowed["a policy of another group"] := object.union(_object({}), {"apiVersion": "projectcalico.org/v3"})

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
		"msg": "policyTypes is not set and means Ingress",
		"path": ["spec", "policyTypes"],
		"fix": [{"op": "add", "value": ["Ingress"]}],
	}} with input as denied["an empty list of types"]
}

test_egress_rules_make_it_of_both_types if {
	policy.violation == {{
		"msg": "policyTypes is not set and means Ingress and Egress",
		"path": ["spec", "policyTypes"],
		"fix": [{"op": "add", "value": ["Ingress", "Egress"]}],
	}} with input as denied["rules of both types"]
}
