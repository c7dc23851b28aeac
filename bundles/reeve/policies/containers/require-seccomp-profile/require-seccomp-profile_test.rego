package reeve.policies.containers["require-seccomp-profile_test"]

import data.reeve.policies.containers["require-seccomp-profile"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["an init container without one"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_container(_profile("RuntimeDefault"))],
})

denied["a sidecar without one"] := _pod({"initContainers": [{"name": "log", "restartPolicy": "Always"}]})

denied["an ephemeral container without one"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["a pod that switches it off"] := _pod({
	"securityContext": _profile("Unconfined"),
	"containers": [{"name": "app"}, {"name": "proxy"}],
})

denied["a container that switches it off"] := _pod({
	"securityContext": _profile("RuntimeDefault"),
	"containers": [_container(_profile("Unconfined"))],
})

denied["a profile without a type"] := _pod({"containers": [_container({"seccompProfile": {}})]})

denied["a file of the node without its name"] := _pod({"containers": [_container(_profile("Localhost"))]})

denied["a file of the node with an empty name"] := _pod({"containers": [_container(_file(""))]})

denied["an annotation, which is read no more"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "annotations": {"seccomp.security.alpha.kubernetes.io/pod": "runtime/default"}},
	"spec": {"containers": [{"name": "app"}]},
}

denied["null, which is the same as absent"] := _pod({
	"securityContext": {"seccompProfile": null},
	"initContainers": null,
	"containers": [_container({"seccompProfile": null})],
})

allowed["the profile of the runtime, for the pod"] := _pod({
	"securityContext": _profile("RuntimeDefault"),
	"containers": [{"name": "app"}],
})

allowed["one for each container"] := _pod({
	"initContainers": [_container(_profile("RuntimeDefault"))],
	"containers": [_container(_file("web.json"))],
})

allowed["a pod that switches it off under containers that do not"] := _pod({
	"securityContext": _profile("Unconfined"),
	"containers": [_container(_profile("RuntimeDefault"))],
})

allowed["a pod that declares Windows"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

allowed["no containers"] := _pod({"containers": null})

_profile(type) := {"seccompProfile": {"type": type}}

_file(name) := {"seccompProfile": {"type": "Localhost", "localhostProfile": name}}

_container(context) := {"name": "app", "securityContext": context}

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
		"fix": [{
			"op": "add",
			"path": ["spec", "securityContext", "seccompProfile"],
			"value": {"type": "RuntimeDefault"},
		}],
	}} with input as denied["nothing set"]
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

test_verdict_of_a_file_without_a_name if {
	some found in policy.violation with input as denied["a file of the node without its name"]
	found.msg == "container \"app\" sets the seccomp profile \"Localhost\" and names no file"
}

test_files_of_the_node[name] if {
	some name, case in {
		"any by default": {"parameters": {}, "wanted": set()},
		"one that fits": {"parameters": {"allowedLocalhostProfiles": ["web*"]}, "wanted": set()},
		"one that does not": {
			"parameters": {"allowedLocalhostProfiles": ["db.json"]},
			"wanted": {"container \"app\" sets the seccomp profile \"Localhost\" with the file \"web.json\""},
		},
		"none": {
			"parameters": {"allowLocalhost": false},
			"wanted": {"container \"app\" sets the seccomp profile \"Localhost\""},
		},
	}
	found := policy.violation with input as _pod({"containers": [_container(_file("web.json"))]})
		with data.reeve_parameters as {"containers/require-seccomp-profile": case.parameters}
	{violation.msg | some violation in found} == case.wanted
}

test_a_default_of_the_nodes if {
	every name, wanted in {"nothing set": 0, "a container that switches it off": 1} {
		found := policy.violation with input as denied[name]
			with data.reeve_parameters as {"containers/require-seccomp-profile": {"nodeSeccompDefault": true}}
		count(found) == wanted
	}
}

test_version[version] if {
	some version, wanted in {"v1.26": 0, "v1.27": 1, "latest": 1}
	found := policy.violation with input as denied["an annotation, which is read no more"]
		with data.reeve_config as {"k8sVersion": version}
	count(found) == wanted
}

test_windows_by_its_node_selector if {
	pod := _pod({"nodeSelector": {"kubernetes.io/os": "windows"}, "containers": [{"name": "app"}]})
	count(policy.violation) == 1 with input as pod
	count(policy.violation) == 0 with input as pod with data.reeve_config as {"osHeuristic": true}
}
