package reeve.policies.psp["psp-required-drop_test"]

import data.reeve.policies.psp["psp-required-drop"] as policy

denied["absent"] := _policy({})

denied["empty"] := _policy({"requiredDropCapabilities": []})

denied["null"] := _policy({"requiredDropCapabilities": null})

denied["no spec"] := _policy(null)

denied["some"] := _policy({"requiredDropCapabilities": ["KILL", "NET_RAW"]})

denied["a null entry"] := _policy({"requiredDropCapabilities": [null]})

denied["all are allowed"] := _policy({"allowedCapabilities": ["*"]})

denied["a value of the wrong type"] := _policy({"requiredDropCapabilities": "ALL"})

allowed["all"] := _policy({"requiredDropCapabilities": ["ALL"]})

allowed["all among others"] := _policy({"requiredDropCapabilities": ["KILL", "all"]})

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
		"msg": "pod security policy \"team\" does not have ALL dropped",
		"path": ["spec", "requiredDropCapabilities"],
		"fix": [{"op": "add", "value": ["KILL", "NET_RAW", "ALL"]}],
	}} with input as denied["some"]
}

test_no_fix_that_the_api_server_refuses if {
	every spec in [
		{"allowedCapabilities": ["*"]},
		{"allowedCapabilities": ["ALL"]},
		{"defaultAddCapabilities": ["ALL"]},
	] {
		some found in policy.violation with input as _policy(spec)
		found.fix == []
	}
}

test_verdict_of_a_type if {
	{
		"msg": "spec.requiredDropCapabilities is a string: want a list",
		"path": ["spec", "requiredDropCapabilities"],
	} in policy.violation with input as denied["a value of the wrong type"]
}

test_mode if {
	parameters := {"psp/psp-required-drop": {"mode": "netRaw"}}
	every names, wanted in {["ALL"]: 0, ["NET_RAW"]: 0, ["net_raw"]: 0, ["KILL"]: 1, []: 1} {
		found := policy.violation with input as _policy({"requiredDropCapabilities": names})
			with data.reeve_parameters as parameters
		count(found) == wanted
	}
	policy.violation == {{
		"msg": "pod security policy \"team\" does not have NET_RAW dropped",
		"path": ["spec", "requiredDropCapabilities"],
		"fix": [{"op": "add", "value": ["NET_RAW"]}],
	}} with input as denied.empty
		with data.reeve_parameters as parameters
}
