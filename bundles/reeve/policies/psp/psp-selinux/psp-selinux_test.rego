package reeve.policies.psp["psp-selinux_test"]

import data.reeve.policies.psp["psp-selinux"] as policy

denied["any"] := _policy({"seLinux": {"rule": "RunAsAny"}})

denied["absent"] := _policy({})

denied["null"] := _policy({"seLinux": null})

denied["no rule"] := _policy({"seLinux": {"seLinuxOptions": {"type": "container_t"}}})

denied["a type of the host"] := _policy({"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"type": "spc_t"}}})

denied["a rule that does not exist"] := _policy({"seLinux": {"rule": "MayRunAs"}})

denied["a value of the wrong type"] := _policy({"seLinux": "MustRunAs"})

denied["options of the wrong type"] := _policy({"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"type": ["container_t"]}}})

allowed["a type of containers"] := _policy({"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"type": "container_t", "level": "s0:c1,c2"}}})

allowed["no type"] := _policy({"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"level": "s0:c1,c2", "type": ""}}})

allowed["no options, which is for another policy"] := _policy({"seLinux": {"rule": "MustRunAs", "seLinuxOptions": null}})

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
		"msg": "pod security policy \"team\" lets pods choose their SELinux options",
		"path": ["spec", "seLinux", "rule"],
	}} with input as denied.any
}

test_verdict_of_a_type_of_the_host if {
	policy.violation == {{
		"msg": "pod security policy \"team\" gives pods the SELinux type \"spc_t\"",
		"path": ["spec", "seLinux", "seLinuxOptions", "type"],
	}} with input as denied["a type of the host"]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.seLinux.seLinuxOptions.type is a list: want a string",
		"path": ["spec", "seLinux", "seLinuxOptions", "type"],
	}} with input as denied["options of the wrong type"]
}
