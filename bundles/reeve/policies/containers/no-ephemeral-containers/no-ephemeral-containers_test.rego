package reeve.policies.containers["no-ephemeral-containers_test"]

import data.reeve.policies.containers["no-ephemeral-containers"] as policy

denied["an ephemeral container"] := _pod([{"name": "debug", "image": "busybox"}])

denied["one without a name"] := _pod([{}])

allowed["an empty list"] := _pod([])

allowed["null, which is the same as absent"] := _pod(null)

allowed["other containers"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"initContainers": [{"name": "debug"}], "containers": [{"name": "app"}]},
}

_pod(containers) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app"}], "ephemeralContainers": containers},
}

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
		"msg": "pod has the ephemeral container \"debug\"",
		"path": ["spec", "ephemeralContainers", 0],
		"container": "debug",
	}} with input as denied["an ephemeral container"]
}

_update(user, old, new) := {"review": {
	"operation": "UPDATE",
	"subResource": "ephemeralcontainers",
	"userInfo": {"username": user},
	"oldObject": _pod(old),
	"object": _pod(new),
}}

test_update_judges_what_is_new if {
	one := {"name": "one"}
	two := {"name": "two"}
	found := {v.container | some v in policy.violation} with input as _update("eve", [one], [one, two])
	found == {"two"}
	count(policy.violation) == 1 with input as _update("eve", null, [one])
	count(policy.violation) == 0 with input as _update("eve", [one, two], [one, two])
}

test_allowed_users[user] if {
	some user, wanted in {"eve": 0, "oncall-ann": 0, "mallory": 1, "": 1}
	found := policy.violation with input as _update(user, null, [{"name": "debug"}])
		with data.reeve_parameters as {"containers/no-ephemeral-containers": {"allowedUsers": ["eve", "oncall-*"]}}
	count(found) == wanted
}

test_nobody_is_allowed_without_a_request if {
	count(policy.violation) == 1 with input as denied["an ephemeral container"]
		with data.reeve_parameters as {"containers/no-ephemeral-containers": {"allowedUsers": ["*"]}}
}
