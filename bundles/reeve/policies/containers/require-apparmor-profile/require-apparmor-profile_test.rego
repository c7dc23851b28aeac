package reeve.policies.containers["require-apparmor-profile_test"]

import data.reeve.policies.containers["require-apparmor-profile"] as policy

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

denied["an empty annotation"] := _annotated({_of_app: ""}, {"containers": [{"name": "app"}]})

denied["an annotation of another container"] := _annotated(
	{"container.apparmor.security.beta.kubernetes.io/log": "runtime/default"},
	{"containers": [{"name": "app"}]},
)

denied["null, which is the same as absent"] := _pod({
	"securityContext": {"appArmorProfile": null},
	"initContainers": null,
	"containers": [_container({"appArmorProfile": null})],
})

allowed["the profile of the runtime, for the pod"] := _pod({
	"securityContext": _profile("RuntimeDefault"),
	"containers": [{"name": "app"}],
})

allowed["one for each container"] := _pod({
	"initContainers": [_container(_profile("RuntimeDefault"))],
	"containers": [_container(_file("web"))],
})

allowed["an annotation"] := _annotated({_of_app: "localhost/web"}, {"containers": [{"name": "app"}]})

allowed["an annotation over the field of the pod"] := _annotated({_of_app: "runtime/default"}, {
	"securityContext": _profile("Unconfined"),
	"containers": [{"name": "app"}],
})

allowed["a pod that declares Windows"] := _pod({
	"os": {"name": "windows"},
	"securityContext": _profile("Unconfined"),
	"containers": [{"name": "app"}],
})

_profile(type) := {"appArmorProfile": {"type": type}}

_file(name) := {"appArmorProfile": {"type": "Localhost", "localhostProfile": name}}

_container(context) := {"name": "app", "securityContext": context}

_of_app := "container.apparmor.security.beta.kubernetes.io/app"

_annotated(annotations, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "annotations": annotations},
	"spec": spec,
}

_pod(spec) := _annotated({}, spec)

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
		"msg": "container \"app\" has no AppArmor profile, nor has the pod",
		"path": ["spec", "containers", 0, "securityContext", "appArmorProfile"],
		"container": "app",
		"fix": [{
			"op": "add",
			"path": ["spec", "containers", 0, "securityContext", "appArmorProfile"],
			"value": {"type": "RuntimeDefault"},
		}],
	}} with input as denied["nothing set"]
		with data.reeve_config as {"fixes": "all"}
}

test_verdict_of_the_pod if {
	policy.violation == {{
		"msg": "pod sets the AppArmor profile \"Unconfined\"",
		"path": ["spec", "securityContext", "appArmorProfile", "type"],
		"fix": [],
	}} with input as denied["a pod that switches it off"]
}

test_parameters[name] if {
	some name, case in {
		"any profile of the node by default": {"parameters": {}, "wanted": set()},
		"one that fits": {"parameters": {"allowedLocalhostProfiles": ["w*"]}, "wanted": set()},
		"one that does not": {
			"parameters": {"allowedLocalhostProfiles": ["db"]},
			"wanted": {"container \"app\" sets the AppArmor profile \"Localhost\" with the profile \"web\""},
		},
		"none": {
			"parameters": {"allowed": ["RuntimeDefault", "Unconfined"]},
			"wanted": {"container \"app\" sets the AppArmor profile \"Localhost\""},
		},
	}
	pod := _pod({"containers": [_container(_file("web")), {
		"name": "log",
		"securityContext": _profile("RuntimeDefault"),
	}]})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/require-apparmor-profile": case.parameters}
	{violation.msg | some violation in found} == case.wanted
}
