package reeve.policies.psp["psp-allowed-capabilities_test"]

import data.reeve.policies.psp["psp-allowed-capabilities"] as policy

denied["a further capability"] := _policy({"allowedCapabilities": ["NET_BIND_SERVICE", "SYS_ADMIN"]})

denied["every capability"] := _policy({"allowedCapabilities": ["*"]})

denied["ALL, which is every capability"] := _policy({"allowedCapabilities": ["ALL"]})

denied["one that is added"] := _policy({"defaultAddCapabilities": ["CAP_NET_RAW"]})

denied["a null entry"] := _policy({"allowedCapabilities": [null]})

denied["a value of the wrong type"] := _policy({"allowedCapabilities": "*"})

denied["an entry of the wrong type"] := _policy({"defaultAddCapabilities": [{"name": "SYS_ADMIN"}]})

allowed["absent"] := _policy({})

allowed["empty"] := _policy({"allowedCapabilities": [], "defaultAddCapabilities": []})

allowed["null"] := _policy({"allowedCapabilities": null, "defaultAddCapabilities": null})

allowed["the one that may be"] := _policy({"allowedCapabilities": ["NET_BIND_SERVICE"], "defaultAddCapabilities": ["NET_BIND_SERVICE"]})

allowed["no spec"] := _policy(null)

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
		"msg": "pod security policy \"team\" allows the capability \"SYS_ADMIN\"",
		"path": ["spec", "allowedCapabilities", 1],
		"severity": "medium",
		"fix": [{"op": "remove"}],
	}} with input as denied["a further capability"]
}

test_verdict_of_every_capability if {
	policy.violation == {{
		"msg": "pod security policy \"team\" allows every capability",
		"path": ["spec", "allowedCapabilities", 0],
		"severity": "critical",
		"fix": [{"op": "remove"}],
	}} with input as denied["every capability"]
	some found in policy.violation with input as denied["ALL, which is every capability"]
	found.severity == "critical"
}

test_verdict_of_one_that_is_added if {
	policy.violation == {{
		"msg": "pod security policy \"team\" adds the capability \"CAP_NET_RAW\"",
		"path": ["spec", "defaultAddCapabilities", 0],
		"severity": "medium",
		"fix": [{"op": "remove"}],
	}} with input as denied["one that is added"]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.allowedCapabilities is a string: want a list",
		"path": ["spec", "allowedCapabilities"],
	}} with input as denied["a value of the wrong type"]
}

test_allowed_capabilities if {
	parameters := {"psp/psp-allowed-capabilities": {"allowed": ["sys_admin", "NET_RAW"]}}
	count(policy.violation) == 1 with input as denied["a further capability"] with data.reeve_parameters as parameters
	count(policy.violation) == 0 with input as denied["one that is added"] with data.reeve_parameters as parameters
}
