package reeve.policies.psp["psp-root-group-allowed_test"]

import data.reeve.policies.psp["psp-root-group-allowed"] as policy

denied["any group"] := _with("runAsGroup", {"rule": "RunAsAny"})

denied["no rule"] := _with("fsGroup", {"ranges": [{"min": 1, "max": 9}]})

denied["an absent runAsGroup"] := _with("runAsGroup", null)

denied["absent supplemental groups"] := _with("supplementalGroups", null)

denied["a rule that does not exist"] := _with("fsGroup", {"rule": "MustRunAsNonRoot"})

denied["a range from 0"] := _with("supplementalGroups", {"rule": "MayRunAs", "ranges": [{"min": 1, "max": 9}, {"min": 0, "max": 65535}]})

denied["a group of the image"] := _with("runAsGroup", {"rule": "MayRunAs", "ranges": [{"min": 1, "max": 9}]})

denied["a strategy of the wrong type"] := _with("fsGroup", "MustRunAs")

allowed["ranges without 0"] := _policy(_good)

allowed["ranges that pods may use"] := _with("fsGroup", {"rule": "MayRunAs", "ranges": [{"min": 1, "max": 9}]})

allowed["no range, which no pod satisfies"] := _with("supplementalGroups", {"rule": "MustRunAs"})

_good := {strategy: {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 65535}]} |
	some strategy in ["runAsGroup", "supplementalGroups", "fsGroup"]
}

_with(strategy, options) := _policy(object.union(object.remove(_good, [strategy]), {strategy: options}))

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
		"msg": "pod security policy \"team\" lets pods have the group 0: runAsGroup has the rule \"RunAsAny\"",
		"path": ["spec", "runAsGroup", "rule"],
	}} with input as denied["any group"]
}

test_verdict_of_a_range if {
	policy.violation == {{
		"msg": "pod security policy \"team\" lets pods have the group 0: supplementalGroups has the range 0 to 65535",
		"path": ["spec", "supplementalGroups", "ranges", 1],
	}} with input as denied["a range from 0"]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.fsGroup is a string: want an object",
		"path": ["spec", "fsGroup"],
	}} with input as denied["a strategy of the wrong type"]
}

test_each_group_on_its_own if {
	{found.path[1] | some found in policy.violation} == {"fsGroup", "runAsGroup", "supplementalGroups"} with input as _policy({})
}
