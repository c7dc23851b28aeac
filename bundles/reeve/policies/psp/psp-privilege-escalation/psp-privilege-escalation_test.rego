package reeve.policies.psp["psp-privilege-escalation_test"]

import data.reeve.policies.psp["psp-privilege-escalation"] as policy

denied["true"] := _policy({"allowPrivilegeEscalation": true})

denied["absent"] := _policy({})

denied["null"] := _policy({"allowPrivilegeEscalation": null})

denied["no spec"] := _policy(null)

denied["given by default"] := _policy({"allowPrivilegeEscalation": false, "defaultAllowPrivilegeEscalation": true})

denied["allowed and given by default"] := _policy({"allowPrivilegeEscalation": true, "defaultAllowPrivilegeEscalation": true})

denied["a value of the wrong type"] := _policy({"allowPrivilegeEscalation": "false"})

denied["a default of the wrong type"] := _policy({"allowPrivilegeEscalation": false, "defaultAllowPrivilegeEscalation": "false"})

allowed["false"] := _policy({"allowPrivilegeEscalation": false})

allowed["both false"] := _policy({"allowPrivilegeEscalation": false, "defaultAllowPrivilegeEscalation": false})

allowed["a null default"] := _policy({"allowPrivilegeEscalation": false, "defaultAllowPrivilegeEscalation": null})

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
		"msg": "pod security policy \"team\" does not forbid privilege escalation",
		"path": ["spec", "allowPrivilegeEscalation"],
		"fix": _both,
	}} with input as denied.absent
}

_both := [
	{"op": "add", "path": ["spec", "allowPrivilegeEscalation"], "value": false},
	{"op": "add", "path": ["spec", "defaultAllowPrivilegeEscalation"], "value": false},
]

test_verdict_of_the_default if {
	policy.violation == {
		{
			"msg": "pod security policy \"team\" allows privilege escalation",
			"path": ["spec", "allowPrivilegeEscalation"],
			"fix": _both,
		},
		{
			"msg": "pod security policy \"team\" gives privilege escalation to containers that do not refuse it",
			"path": ["spec", "defaultAllowPrivilegeEscalation"],
			"fix": _both,
		},
	} with input as denied["allowed and given by default"]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.allowPrivilegeEscalation is a string: want a boolean",
		"path": ["spec", "allowPrivilegeEscalation"],
	}} with input as denied["a value of the wrong type"]
}
