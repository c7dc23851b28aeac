package reeve.policies.psp["psp-host-network_test"]

import data.reeve.policies.psp["psp-host-network"] as policy

denied["true"] := _policy({"hostNetwork": true})

denied["the older group"] := object.union(_policy({"hostNetwork": true}), {"apiVersion": "extensions/v1beta1"})

denied["a policy without a name"] := {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "spec": {"hostNetwork": true}}

denied["a value of the wrong type"] := _policy({"hostNetwork": "false"})

denied["a spec of the wrong type"] := _policy([])

allowed["false"] := _policy({"hostNetwork": false})

allowed["absent"] := _policy({})

allowed["null"] := _policy({"hostNetwork": null})

allowed["no spec"] := _policy(null)

allowed["another field"] := _policy({"readOnlyRootFilesystem": true})

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
		"msg": "pod security policy \"team\" allows hostNetwork",
		"path": ["spec", "hostNetwork"],
		"fix": [{"op": "replace", "value": false}],
	}} with input as denied["true"]
}

test_verdict_without_a_name if {
	some found in policy.violation with input as denied["a policy without a name"]
	found.msg == "pod security policy \"\" allows hostNetwork"
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.hostNetwork is a string: want a boolean",
		"path": ["spec", "hostNetwork"],
	}} with input as denied["a value of the wrong type"]
}

test_allowed_policies if {
	parameters := {"psp/psp-host-network": {"allowedPolicies": ["team"]}}
	count(policy.violation) == 0 with input as denied["true"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied["a policy without a name"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied["a value of the wrong type"] with data.reeve_parameters as parameters
}

test_no_other_kind if {
	count(policy.violation) == 0 with input as object.union(denied["true"], {"apiVersion": "example.com/v1"})
}
