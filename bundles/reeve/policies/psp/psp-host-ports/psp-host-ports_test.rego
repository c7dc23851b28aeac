package reeve.policies.psp["psp-host-ports_test"]

import data.reeve.policies.psp["psp-host-ports"] as policy

denied["all ports"] := _policy({"hostPorts": [{"min": 0, "max": 65535}]})

denied["one port"] := _policy({"hostPorts": [{"min": 80, "max": 80}]})

denied["a range that ends before it begins"] := _policy({"hostPorts": [{"min": 90, "max": 80}]})

denied["port 0, which is none"] := _policy({"hostPorts": [{"min": 0, "max": 0}]})

denied["a range without ends"] := _policy({"hostPorts": [null]})

denied["a port of the wrong type"] := _policy({"hostPorts": [{"min": 80, "max": "80"}, {"min": "8080"}]})

denied["ranges of the wrong type"] := _policy({"hostPorts": {"min": 80, "max": 90}})

allowed["no ranges"] := _policy({"hostPorts": []})

allowed["absent"] := _policy({})

allowed["null"] := _policy({"hostPorts": null})

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
		"msg": "pod security policy \"team\" allows the host ports 1 to 65535",
		"path": ["spec", "hostPorts", 0],
		"fix": [{"op": "remove"}],
	}} with input as denied["all ports"]
}

test_verdict_of_no_port if {
	policy.violation == {{
		"msg": "pod security policy \"team\" allows the host ports 90 to 80, of which there are none",
		"path": ["spec", "hostPorts", 0],
		"fix": [{"op": "remove"}],
	}} with input as denied["a range that ends before it begins"]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.hostPorts is an object: want a list",
		"path": ["spec", "hostPorts"],
	}} with input as denied["ranges of the wrong type"]
}

test_max_span if {
	every span, wanted in {0: 2, 1: 1, 10: 1, 11: 0} {
		found := policy.violation with input as _policy({"hostPorts": [{"min": 80, "max": 90}, {"min": 443, "max": 443}]})
			with data.reeve_parameters as {"psp/psp-host-ports": {"maxSpan": span}}
		count(found) == wanted
	}
	count(policy.violation) == 1 with input as denied["port 0, which is none"]
		with data.reeve_parameters as {"psp/psp-host-ports": {"maxSpan": 10}}
}
