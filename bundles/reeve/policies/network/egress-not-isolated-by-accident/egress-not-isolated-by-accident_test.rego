package reeve.policies.network["egress-not-isolated-by-accident_test"]

import data.reeve.policies.network["egress-not-isolated-by-accident"] as policy

denied["no types"] := _object({"podSelector": {}, "egress": []})

denied["the other type only"] := _object({"podSelector": {}, "policyTypes": ["Ingress"], "egress": []})

allowed["the type Egress"] := _object({"podSelector": {}, "policyTypes": ["Ingress", "Egress"], "egress": []})

allowed["a rule, which makes it of that type"] := _object({"podSelector": {}, "egress": [{}]})

allowed["null in place of rules"] := _object({"podSelector": {}, "policyTypes": ["Ingress"], "egress": null})

allowed["no egress"] := _object({"podSelector": {}, "policyTypes": ["Ingress"]})

allowed["an empty list of ingress rules"] := _object({"podSelector": {}, "policyTypes": ["Egress"], "ingress": []})

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
		"msg": "egress is empty and denies nothing without the type Egress in policyTypes",
		"path": ["spec", "egress"],
		"fix": [],
	}} with input as denied["no types"]
}

test_denying_all_egress_is_done_on_request[name] if {
	some name, want in {
		"no types": {"op": "add", "path": ["spec", "policyTypes"], "value": ["Ingress", "Egress"]},
		"the other type only": {"op": "add", "path": ["spec", "policyTypes", "-"], "value": "Egress"},
	}
	{found.fix | some found in policy.violation} == {[want]} with input as denied[name]
		with data.reeve_config as {"fixes": "all"}
}
