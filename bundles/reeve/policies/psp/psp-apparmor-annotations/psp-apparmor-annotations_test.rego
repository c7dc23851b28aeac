package reeve.policies.psp["psp-apparmor-annotations_test"]

import data.reeve.policies.psp["psp-apparmor-annotations"] as policy

denied["no annotations"] := _policy(null)

denied["no allowed profiles"] := _annotated("", "runtime/default")

denied["an empty list"] := _policy({_allowed_key: "", _default_key: "runtime/default"})

denied["unconfined"] := _annotated("runtime/default,unconfined", "runtime/default")

denied["a star, which stands for nothing"] := _annotated("*", "runtime/default")

denied["no default"] := _annotated("runtime/default", "")

denied["a default that is not allowed"] := _annotated("runtime/default", "localhost/mine")

denied["a value of the wrong type"] := _policy({_allowed_key: "runtime/default", _default_key: true})

allowed["the default of the runtime"] := _annotated("runtime/default", "runtime/default")

allowed["a profile of the node"] := _annotated("runtime/default,localhost/mine", "localhost/mine")

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

_allowed_key := "apparmor.security.beta.kubernetes.io/allowedProfileNames"

_default_key := "apparmor.security.beta.kubernetes.io/defaultProfileName"

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
		"msg": "pod security policy \"team\" allows the AppArmor profile \"unconfined\"",
		"path": ["metadata", "annotations", _allowed_key],
		"fix": _fix("runtime/default", "runtime/default"),
	}} with input as denied.unconfined
}

test_verdict_without_annotations if {
	policy.violation == {
		{
			"msg": "pod security policy \"team\" has no annotation apparmor.security.beta.kubernetes.io/allowedProfileNames",
			"path": ["metadata", "annotations", _allowed_key],
			"fix": _fix("runtime/default", "runtime/default"),
		},
		{
			"msg": "pod security policy \"team\" gives no AppArmor profile to containers without one",
			"path": ["metadata", "annotations", _default_key],
			"fix": _fix("runtime/default", "runtime/default"),
		},
	} with input as denied["no annotations"]
}

test_verdict_of_a_default if {
	policy.violation == {{
		"msg": "pod security policy \"team\" gives containers the AppArmor profile \"localhost/mine\", which it does not allow",
		"path": ["metadata", "annotations", _default_key],
		"fix": _fix("runtime/default", "runtime/default"),
	}} with input as denied["a default that is not allowed"]
}

test_verdict_of_a_type if {
	{
		"msg": "metadata.annotations[apparmor.security.beta.kubernetes.io/defaultProfileName] is a boolean: want a string",
		"path": ["metadata", "annotations", _default_key],
	} in policy.violation with input as denied["a value of the wrong type"]
}
