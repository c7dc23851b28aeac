package reeve.policies.psp["psp-seccomp-annotations_test"]

import data.reeve.policies.psp["psp-seccomp-annotations"] as policy

denied["no annotations"] := _policy(null)

denied["no allowed profiles"] := _annotated("", "runtime/default")

denied["an empty list"] := _policy({_allowed_key: "", _default_key: "runtime/default"})

denied["every profile"] := _annotated("*", "runtime/default")

denied["unconfined"] := _annotated("runtime/default,unconfined", "runtime/default")

denied["a profile of the node"] := _annotated("localhost/mine", "localhost/mine")

denied["a profile in other words"] := _annotated("Runtime/Default", "runtime/default")

denied["no default"] := _annotated("runtime/default", "")

denied["a default that is not allowed"] := _annotated("runtime/default", "localhost/mine")

denied["a default of its own"] := _annotated("", "unconfined")

denied["a value of the wrong type"] := _policy({_allowed_key: ["runtime/default"], _default_key: "runtime/default"})

denied["annotations of the wrong type"] := _policy([])

allowed["the default of the runtime"] := _annotated("runtime/default", "runtime/default")

allowed["its older name"] := _annotated("docker/default,runtime/default", "docker/default")

allowed["one name for the other"] := _annotated("docker/default", "runtime/default")

_annotated(allowed, fallback) := _policy({key: text |
	some key, text in {_allowed_key: allowed, _default_key: fallback}
	text != ""
})

_policy(annotations) := {
	"apiVersion": "policy/v1beta1",
	"kind": "PodSecurityPolicy",
	"metadata": {"name": "team", "annotations": annotations},
	"spec": {},
}

_allowed_key := "seccomp.security.alpha.kubernetes.io/allowedProfileNames"

_default_key := "seccomp.security.alpha.kubernetes.io/defaultProfileName"

_fix(profiles, fallback) := [
	{"op": "add", "path": ["metadata", "annotations", _allowed_key], "value": profiles},
	{"op": "add", "path": ["metadata", "annotations", _default_key], "value": fallback},
]

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
		"msg": "pod security policy \"team\" allows the seccomp profile \"unconfined\"",
		"path": ["metadata", "annotations", _allowed_key],
		"fix": _fix("runtime/default", "runtime/default"),
	}} with input as denied.unconfined
}

test_verdict_without_annotations if {
	policy.violation == {
		{
			"msg": "pod security policy \"team\" has no annotation seccomp.security.alpha.kubernetes.io/allowedProfileNames",
			"path": ["metadata", "annotations", _allowed_key],
			"fix": _fix("runtime/default,docker/default", "runtime/default"),
		},
		{
			"msg": "pod security policy \"team\" gives no seccomp profile to pods without one",
			"path": ["metadata", "annotations", _default_key],
			"fix": _fix("runtime/default,docker/default", "runtime/default"),
		},
	} with input as denied["no annotations"]
}

test_verdict_of_a_default if {
	policy.violation == {{
		"msg": "pod security policy \"team\" gives pods the seccomp profile \"localhost/mine\", which it does not allow",
		"path": ["metadata", "annotations", _default_key],
		"fix": _fix("runtime/default", "runtime/default"),
	}} with input as denied["a default that is not allowed"]
	{
		"msg": "pod security policy \"team\" gives pods the seccomp profile \"unconfined\"",
		"path": ["metadata", "annotations", _default_key],
		"fix": _fix("runtime/default,docker/default", "runtime/default"),
	} in policy.violation with input as denied["a default of its own"]
}

test_verdict_of_a_type if {
	{
		"msg": "metadata.annotations[seccomp.security.alpha.kubernetes.io/allowedProfileNames] is a list: want a string",
		"path": ["metadata", "annotations", _allowed_key],
	} in policy.violation with input as denied["a value of the wrong type"]
}

test_allowed_profiles if {
	parameters := {"psp/psp-seccomp-annotations": {"allowed": ["localhost/*", "runtime/default"]}}
	count(policy.violation) == 0 with input as denied["a profile of the node"] with data.reeve_parameters as parameters
	some found in policy.violation with input as denied["no default"] with data.reeve_parameters as parameters
	found.fix == _fix("runtime/default", "runtime/default")
	some other in policy.violation with input as denied["no annotations"] with data.reeve_parameters as parameters
	other.fix == _fix("runtime/default", "runtime/default")
}

test_no_fix_where_no_profile_is_named if {
	some found in policy.violation with input as denied["no default"]
		with data.reeve_parameters as {"psp/psp-seccomp-annotations": {"allowed": ["localhost/*"]}}
	found.msg == "pod security policy \"team\" gives no seccomp profile to pods without one"
	found.fix == []
}

test_a_default_that_may_be_stays if {
	some found in policy.violation with input as _annotated("unconfined,docker/default,runtime/default", "runtime/default")
	found.fix == _fix("docker/default,runtime/default", "runtime/default")
}
