package reeve.policies.psp["psp-read-only-root_test"]

import data.reeve.policies.psp["psp-read-only-root"] as policy

denied["false"] := _policy({"readOnlyRootFilesystem": false})

denied["absent"] := _policy({})

denied["null"] := _policy({"readOnlyRootFilesystem": null})

denied["no spec"] := _policy(null)

denied["a value of the wrong type"] := _policy({"readOnlyRootFilesystem": "true"})

allowed["true"] := _policy({"readOnlyRootFilesystem": true})

_policy(spec) := {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "team"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) > 0 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "pod security policy \"team\" does not require a read-only root filesystem",
		"path": ["spec", "readOnlyRootFilesystem"],
		"fix": [{"op": "add", "value": true}],
	}} with input as denied.absent
}

test_verdict_of_a_type if {
	{
		"msg": "spec.readOnlyRootFilesystem is a string: want a boolean",
		"path": ["spec", "readOnlyRootFilesystem"],
	} in policy.violation with input as denied["a value of the wrong type"]
}
