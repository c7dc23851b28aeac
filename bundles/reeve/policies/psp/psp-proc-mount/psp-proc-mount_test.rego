package reeve.policies.psp["psp-proc-mount_test"]

import data.reeve.policies.psp["psp-proc-mount"] as policy

denied["unmasked"] := _policy({"allowedProcMountTypes": ["Default", "Unmasked"]})

denied["a type that does not exist"] := _policy({"allowedProcMountTypes": ["*"]})

denied["a value of the wrong type"] := _policy({"allowedProcMountTypes": "Unmasked"})

allowed["the default"] := _policy({"allowedProcMountTypes": ["Default"]})

allowed["absent"] := _policy({})

allowed["empty"] := _policy({"allowedProcMountTypes": []})

allowed["null"] := _policy({"allowedProcMountTypes": null})

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
		"msg": "pod security policy \"team\" allows the procMount type \"Unmasked\"",
		"path": ["spec", "allowedProcMountTypes", 1],
		"fix": [{"op": "remove"}],
	}} with input as denied.unmasked
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.allowedProcMountTypes is a string: want a list",
		"path": ["spec", "allowedProcMountTypes"],
	}} with input as denied["a value of the wrong type"]
}
