package reeve.policies.containers["restrict-runtime-class_test"]

import data.reeve.policies.containers["restrict-runtime-class"] as policy

parameters := {"allowed": ["gvisor", "kata-*"], "required": true}

denied["another class"] := _pod("runc")

denied["a class with a like name"] := _pod("gvisor-2")

denied["an empty name, which is that of the default runtime"] := _pod("")

denied["null, which is the same as absent"] := _pod(null)

denied["no class"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app"}]},
}

allowed["an allowed class"] := _pod("gvisor")

allowed["one that fits a pattern"] := _pod("kata-qemu")

_pod(class) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app"}], "runtimeClassName": class},
}

_parameters := {"containers/restrict-runtime-class": parameters}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_parameters as _parameters
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_parameters as _parameters
}

test_verdict_on_another_class if {
	policy.violation == {{
		"msg": "pod names the runtime class \"runc\", which is not allowed",
		"path": ["spec", "runtimeClassName"],
	}} with input as denied["another class"]
		with data.reeve_parameters as _parameters
}

test_verdict_on_none if {
	policy.violation == {{
		"msg": "pod names no runtime class",
		"path": ["spec", "runtimeClassName"],
	}} with input as denied["no class"]
		with data.reeve_parameters as _parameters
}

test_defaults_allow_no_class_and_require_none if {
	count(policy.violation) == 1 with input as allowed["an allowed class"]
	count(policy.violation) == 0 with input as denied["no class"]
}

test_what_bears_no_pod if {
	count(policy.violation) == 0 with input as {"apiVersion": "v1", "kind": "Service"}
		with data.reeve_parameters as _parameters
}
