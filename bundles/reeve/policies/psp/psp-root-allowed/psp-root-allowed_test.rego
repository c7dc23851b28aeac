package reeve.policies.psp["psp-root-allowed_test"]

import data.reeve.policies.psp["psp-root-allowed"] as policy

denied["any user"] := _policy({"runAsUser": {"rule": "RunAsAny"}})

denied["absent"] := _policy({})

denied["no rule"] := _policy({"runAsUser": {}})

denied["null"] := _policy({"runAsUser": null})

denied["a rule that does not exist"] := _policy({"runAsUser": {"rule": "mustRunAsNonRoot"}})

denied["a range from 0"] := _policy({"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 9}, {"min": 0, "max": 65535}]}})

denied["a range without a beginning"] := _policy({"runAsUser": {"rule": "MustRunAs", "ranges": [{"max": 65535}]}})

denied["a negative beginning"] := _policy({"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": -1, "max": 65535}]}})

denied["a range of the wrong type"] := _policy({"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": "1", "max": 65535}]}})

denied["a rule of the wrong type"] := _policy({"runAsUser": {"rule": true}})

denied["ranges of the wrong type"] := _policy({"runAsUser": {"rule": "MustRunAs", "ranges": "1-65535"}})

allowed["any user but root"] := _policy({"runAsUser": {"rule": "MustRunAsNonRoot"}})

allowed["ranges without 0"] := _policy({"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 65535}]}})

allowed["no range, which no pod satisfies"] := _policy({"runAsUser": {"rule": "MustRunAs", "ranges": []}})

allowed["ranges that the rule ignores"] := _policy({"runAsUser": {"rule": "MustRunAsNonRoot", "ranges": [{"min": 0, "max": 9}]}})

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
		"msg": "pod security policy \"team\" lets containers run as root: runAsUser has the rule \"RunAsAny\"",
		"path": ["spec", "runAsUser", "rule"],
	}} with input as denied["any user"]
}

test_verdict_without_a_rule if {
	policy.violation == {{
		"msg": "pod security policy \"team\" lets containers run as root: runAsUser has no rule",
		"path": ["spec", "runAsUser", "rule"],
	}} with input as denied.absent
}

test_verdict_of_a_range if {
	policy.violation == {{
		"msg": "pod security policy \"team\" lets containers run as root: runAsUser has the range 0 to 65535",
		"path": ["spec", "runAsUser", "ranges", 1],
	}} with input as denied["a range from 0"]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.runAsUser.ranges[0].min is a string: want an integer",
		"path": ["spec", "runAsUser", "ranges", 0, "min"],
	}} with input as denied["a range of the wrong type"]
}
