package reeve.policies.psp["psp-runtime-class_test"]

import data.reeve.policies.psp["psp-runtime-class"] as policy

denied["absent"] := _policy({})

denied["null"] := _policy({"runtimeClass": null})

denied["a star"] := _policy({"runtimeClass": {"allowedRuntimeClassNames": ["gvisor", "*"]}})

denied["a value of the wrong type"] := _policy({"runtimeClass": "gvisor"})

allowed["names"] := _policy({"runtimeClass": {"allowedRuntimeClassNames": ["gvisor"], "defaultRuntimeClassName": "gvisor"}})

allowed["no names"] := _policy({"runtimeClass": {"allowedRuntimeClassNames": []}})

allowed["null names"] := _policy({"runtimeClass": {"allowedRuntimeClassNames": null}})

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
		"msg": "pod security policy \"team\" does not restrict the runtime class",
		"path": ["spec", "runtimeClass"],
	}} with input as denied.absent
}

test_verdict_of_a_star if {
	policy.violation == {{
		"msg": "pod security policy \"team\" allows every runtime class",
		"path": ["spec", "runtimeClass", "allowedRuntimeClassNames", 1],
	}} with input as denied["a star"]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.runtimeClass is a string: want an object",
		"path": ["spec", "runtimeClass"],
	}} with input as denied["a value of the wrong type"]
}
