package reeve.policies.psp["psp-sysctls_test"]

import data.reeve.policies.psp["psp-sysctls"] as policy

denied["one"] := _policy({"allowedUnsafeSysctls": ["kernel.msgmax"]})

denied["all that begin alike"] := _policy({"allowedUnsafeSysctls": ["net.core.*"]})

denied["all"] := _policy({"allowedUnsafeSysctls": ["*"]})

denied["a null entry"] := _policy({"allowedUnsafeSysctls": [null]})

denied["a value of the wrong type"] := _policy({"allowedUnsafeSysctls": "*"})

allowed["absent"] := _policy({})

allowed["empty"] := _policy({"allowedUnsafeSysctls": []})

allowed["null"] := _policy({"allowedUnsafeSysctls": null})

allowed["those that are forbidden"] := _policy({"forbiddenSysctls": ["kernel.*"]})

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
		"msg": "pod security policy \"team\" allows the unsafe sysctl \"net.core.*\"",
		"path": ["spec", "allowedUnsafeSysctls", 0],
		"fix": [{"op": "remove"}],
	}} with input as denied["all that begin alike"]
}

test_verdict_of_all if {
	policy.violation == {{
		"msg": "pod security policy \"team\" allows every unsafe sysctl",
		"path": ["spec", "allowedUnsafeSysctls", 0],
		"fix": [{"op": "remove"}],
	}} with input as denied.all
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.allowedUnsafeSysctls is a string: want a list",
		"path": ["spec", "allowedUnsafeSysctls"],
	}} with input as denied["a value of the wrong type"]
}

test_allowed_sysctls if {
	parameters := {"psp/psp-sysctls": {"allowed": ["kernel.msgmax"]}}
	count(policy.violation) == 0 with input as denied.one with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied.all with data.reeve_parameters as parameters
}

test_require_forbidden if {
	parameters := {"psp/psp-sysctls": {"requireForbidden": true}}
	policy.violation == {{
		"msg": "pod security policy \"team\" forbids no sysctl",
		"path": ["spec", "forbiddenSysctls"],
	}} with input as allowed.absent
		with data.reeve_parameters as parameters
	count(policy.violation) == 0 with input as allowed["those that are forbidden"] with data.reeve_parameters as parameters
}
