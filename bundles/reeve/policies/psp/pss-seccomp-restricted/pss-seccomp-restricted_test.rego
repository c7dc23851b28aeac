package reeve.policies.psp["pss-seccomp-restricted_test"]

import data.reeve.policies.psp["pss-seccomp-restricted"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["an init container without a profile"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_container("RuntimeDefault")],
})

denied["an ephemeral container without a profile"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["a pod that switches it off"] := _pod({
	"securityContext": _profile("Unconfined"),
	"containers": [{"name": "app"}],
})

denied["a pod that switches it off under containers that do not"] := _pod({
	"securityContext": _profile("Unconfined"),
	"containers": [_container("RuntimeDefault")],
})

denied["a container that switches it off"] := _pod({
	"securityContext": _profile("RuntimeDefault"),
	"containers": [_container("Unconfined")],
})

denied["a profile without a type"] := _pod({"containers": [{
	"name": "app",
	"securityContext": {"seccompProfile": {}},
}]})

denied["null, which is the same as absent"] := _pod({"containers": [{
	"name": "app",
	"securityContext": {"seccompProfile": null},
}]})

allowed["a profile of the pod"] := _pod({
	"securityContext": _profile("RuntimeDefault"),
	"containers": [{"name": "app"}, {"name": "proxy"}],
})

allowed["a profile of each container"] := _pod({"containers": [_container("RuntimeDefault"), _container("Localhost")]})

allowed["a pod that declares Windows"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

_profile(type) := {"seccompProfile": {"type": type}}

_container(type) := {"name": "app", "securityContext": _profile(type)}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_where_it_is_missing if {
	policy.violation == {{
		"msg": "container \"app\" has no seccomp profile, nor has the pod",
		"path": ["spec", "containers", 0, "securityContext", "seccompProfile"],
		"container": "app",
		"fix": [{"op": "add", "value": {"type": "RuntimeDefault"}}],
	}} with input as denied["nothing set"]
}

test_verdict_of_a_container if {
	policy.violation == {{
		"msg": "container \"app\" sets the seccomp profile \"Unconfined\"",
		"path": ["spec", "containers", 0, "securityContext", "seccompProfile", "type"],
		"container": "app",
		"fix": [{
			"op": "replace",
			"path": ["spec", "containers", 0, "securityContext", "seccompProfile"],
			"value": {"type": "RuntimeDefault"},
		}],
	}} with input as denied["a container that switches it off"]
}

test_verdict_of_the_pod if {
	policy.violation == {{
		"msg": "pod sets the seccomp profile \"Unconfined\"",
		"path": ["spec", "securityContext", "seccompProfile", "type"],
		"fix": [{
			"op": "replace",
			"path": ["spec", "securityContext", "seccompProfile"],
			"value": {"type": "RuntimeDefault"},
		}],
	}} with input as denied["a pod that switches it off"]
}

test_version[version] if {
	some version, counts in {
		"v1.18": {"linux": 0, "windows": 0},
		"v1.19": {"linux": 1, "windows": 1},
		"v1.24": {"linux": 1, "windows": 1},
		"v1.25": {"linux": 1, "windows": 0},
		"latest": {"linux": 1, "windows": 0},
	}
	every os, wanted in counts {
		pod := _pod({"os": {"name": os}, "containers": [{"name": "app"}]})
		found := policy.violation with input as pod
			with data.reeve_parameters as {"psp/pss-seccomp-restricted": {"version": version}}
		count(found) == wanted
	}
}
