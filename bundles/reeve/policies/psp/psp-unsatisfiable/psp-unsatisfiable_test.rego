package reeve.policies.psp["psp-unsatisfiable_test"]

import data.reeve.policies.psp["psp-unsatisfiable"] as policy

denied["no range of users"] := _with({"runAsUser": {"rule": "MustRunAs"}})

denied["an empty list of ranges"] := _with({"supplementalGroups": {"rule": "MayRunAs", "ranges": []}})

denied["null ranges"] := _with({"fsGroup": {"rule": "MustRunAs", "ranges": null}})

denied["no SELinux options"] := _with({"seLinux": {"rule": "MustRunAs"}})

denied["a seccomp profile and none allowed"] := _annotated("", "runtime/default")

denied["a seccomp profile that is not allowed"] := _annotated("localhost/a", "runtime/default")

denied["no volumes for tokens"] := _with({"volumes": ["emptyDir", "configMap"]})

denied["no volumes"] := _policy({})

denied["a privileged container without privilege escalation"] := _with({"privileged": true, "allowPrivilegeEscalation": false})

denied["a value of the wrong type"] := _with({"fsGroup": ["MustRunAs"]})

allowed["ranges"] := _with({"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 9}]}, "fsGroup": {"rule": "MayRunAs", "ranges": [{}]}})

allowed["no rule that needs ranges"] := _with({"runAsUser": {"rule": "MustRunAsNonRoot"}, "fsGroup": {"rule": "RunAsAny"}})

allowed["SELinux options"] := _with({"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {}}})

allowed["a seccomp profile that is allowed"] := _annotated("docker/default", "runtime/default")

allowed["every seccomp profile"] := _annotated("*", "unconfined")

allowed["no seccomp profile"] := _annotated("localhost/a", "")

allowed["secret volumes"] := _policy({"volumes": ["secret"]})

allowed["projected volumes"] := _policy({"volumes": ["projected"]})

allowed["every volume"] := _policy({"volumes": ["*"]})

allowed["a privileged container"] := _with({"privileged": true})

_with(fields) := _policy(object.union({"volumes": ["*"]}, fields))

_policy(spec) := {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "team"}, "spec": spec}

_annotated(allowed, fallback) := object.union(_with({}), {"metadata": {"annotations": {key: text |
	some key, text in {
		"seccomp.security.alpha.kubernetes.io/allowedProfileNames": allowed,
		"seccomp.security.alpha.kubernetes.io/defaultProfileName": fallback,
	}
	text != ""
}}})

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, row in {
		"no range of users": [
			"is never used: runAsUser has the rule \"MustRunAs\" and no range",
			["spec", "runAsUser", "ranges"],
		],
		"no SELinux options": [
			"is never used: seLinux has the rule \"MustRunAs\" and no options",
			["spec", "seLinux", "seLinuxOptions"],
		],
		"a seccomp profile that is not allowed": [
			"refuses pods without a seccomp profile, since it gives them \"runtime/default\" and does not allow it",
			["metadata", "annotations", "seccomp.security.alpha.kubernetes.io/defaultProfileName"],
		],
		"no volumes for tokens": [
			"refuses pods that mount a token, since it allows neither projected nor secret volumes",
			["spec", "volumes"],
		],
		"a privileged container without privilege escalation": [
			"allows no privileged container, since it forbids privilege escalation",
			["spec", "allowPrivilegeEscalation"],
		],
	}
	[message, path] := row
	policy.violation == {{
		"msg": concat(" ", ["pod security policy \"team\"", message]),
		"path": path,
	}} with input as denied[name]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "spec.fsGroup is a list: want an object",
		"path": ["spec", "fsGroup"],
	}} with input as denied["a value of the wrong type"]
}
