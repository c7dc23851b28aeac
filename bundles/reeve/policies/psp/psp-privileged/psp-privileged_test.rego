package reeve.policies.psp["psp-privileged_test"]

import data.reeve.policies.psp["psp-privileged"] as policy

denied["true"] := _policy({"privileged": true})

denied["the older group"] := object.union(_policy({"privileged": true}), {"apiVersion": "extensions/v1beta1"})

denied["a value of the wrong type"] := _policy({"privileged": "false"})

denied["a spec of the wrong type"] := _policy("privileged")

allowed["false"] := _policy({"privileged": false})

allowed["absent"] := _policy({})

allowed["null"] := _policy({"privileged": null})

allowed["no spec"] := _policy(null)

_policy(spec) := {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "team"}, "spec": spec}

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
		"msg": "pod security policy \"team\" allows privileged containers",
		"path": ["spec", "privileged"],
		"fix": [{"op": "replace", "value": false}],
	}} with input as denied["true"]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.privileged is a string: want a boolean",
		"path": ["spec", "privileged"],
	}} with input as denied["a value of the wrong type"]
}

test_allowed_policies if {
	count(policy.violation) == 0 with input as denied["true"]
		with data.reeve_parameters as {"psp/psp-privileged": {"allowedPolicies": ["team"]}}
}

_all := {"psp/psp-privileged": {"allPoliciesMustAllow": true}}

_known(privileged, complete) := {
	"cluster": {"policy/v1beta1": {"PodSecurityPolicy": {
		"team": _policy({"privileged": false}),
		"other": object.union(_policy({"privileged": privileged}), {"metadata": {"name": "other"}}),
	}}},
	"complete": {"policy/PodSecurityPolicy": {"*": complete}},
}

test_one_that_forbids_it_can_be_enough if {
	every privileged, wanted in {true: 1, false: 0, null: 0, "false": 1} {
		count(policy.violation) == wanted with input as denied["true"]
			with data.reeve_parameters as _all
			with data.inventory as _known(privileged, true)
		count(policy.unknown) == 0 with input as denied["true"]
			with data.reeve_parameters as _all
			with data.inventory as _known(privileged, true)
	}
	count(policy.violation) == 1 with input as denied["true"]
		with data.inventory as _known(false, true)
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	count(policy.violation) == 0 with input as denied["true"]
		with data.reeve_parameters as _all
		with data.inventory as _known(true, false)
	policy.unknown == {{
		"msg": "whether another policy than \"team\" forbids privileged containers",
		"needs": ["policy/PodSecurityPolicy"],
	}} with input as denied["true"]
		with data.reeve_parameters as _all
		with data.inventory as _known(true, false)
	count(policy.unknown) == 0 with input as denied["true"]
		with data.reeve_parameters as _all
		with data.inventory as _known(false, false)
}
