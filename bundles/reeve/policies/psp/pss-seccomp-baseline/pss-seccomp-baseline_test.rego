package reeve.policies.psp["pss-seccomp-baseline_test"]

import data.reeve.policies.psp["pss-seccomp-baseline"] as policy

denied["a pod that switches it off"] := _pod({"securityContext": _profile("Unconfined")})

denied["a pod that switches it off under containers that do not"] := _pod({
	"securityContext": _profile("Unconfined"),
	"containers": [_container(_profile("RuntimeDefault"))],
})

denied["a container that switches it off"] := _pod({
	"securityContext": _profile("RuntimeDefault"),
	"containers": [_container(_profile("Unconfined"))],
})

denied["an init container that switches it off"] := _pod({"initContainers": [_container(_profile("Unconfined"))]})

denied["an ephemeral container that switches it off"] := _pod({
	"ephemeralContainers": [_container(_profile("Unconfined"))],
})

denied["a profile without a type"] := _pod({"containers": [_container({"seccompProfile": {}})]})

denied["a type that is null"] := _pod({"containers": [_container(_profile(null))]})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["a profile of the runtime, and one of the node"] := _pod({
	"securityContext": _profile("RuntimeDefault"),
	"containers": [_container(_profile("Localhost"))],
})

allowed["null, which is the same as absent"] := _pod({
	"securityContext": {"seccompProfile": null},
	"initContainers": null,
	"containers": [_container({"seccompProfile": null})],
})

allowed["annotations, which are read no more"] := _annotated({
	"seccomp.security.alpha.kubernetes.io/pod": "unconfined",
	"container.seccomp.security.alpha.kubernetes.io/app": "unconfined",
})

_profile(type) := {"seccompProfile": {"type": type}}

_annotated(annotations) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "annotations": annotations},
	"spec": {
		"initContainers": [{"name": "setup"}],
		"containers": [{"name": "app"}],
		"ephemeralContainers": [{"name": "debug"}],
	},
}

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

test_verdict_of_the_annotation_of_the_pod if {
	key := "seccomp.security.alpha.kubernetes.io/pod"
	policy.violation == {{
		"msg": sprintf("pod sets the annotation %q to \"unconfined\"", [key]),
		"path": ["metadata", "annotations", key],
		"fix": [{"op": "replace", "value": "runtime/default"}],
	}} with input as _annotated({key: "unconfined"})
		with data.reeve_parameters as _before_fields
}

test_verdict_of_the_annotation_of_a_container if {
	key := "container.seccomp.security.alpha.kubernetes.io/app"
	policy.violation == {{
		"msg": sprintf("pod sets the annotation %q to \"\"", [key]),
		"path": ["metadata", "annotations", key],
		"container": "app",
		"fix": [{"op": "replace", "value": "runtime/default"}],
	}} with input as _annotated({key: ""})
		with data.reeve_parameters as _before_fields
}

test_annotations_before_there_were_fields[name] if {
	some name, case in {
		"none": {"annotations": {}, "wanted": 0},
		"null": {"annotations": null, "wanted": 0},
		"the runtime's profile": {"annotations": {_of_pod: "runtime/default"}, "wanted": 0},
		"the profile of Docker": {"annotations": {_of_pod: "docker/default"}, "wanted": 0},
		"a profile of the node": {"annotations": {_of_pod: "localhost/web.json"}, "wanted": 0},
		"the word for a profile of the node": {"annotations": {_of_pod: "localhost"}, "wanted": 1},
		"another pod annotation": {"annotations": {"seccomp.security.alpha.kubernetes.io/app": "unconfined"}, "wanted": 0},
		"an empty one": {"annotations": {_of_pod: ""}, "wanted": 1},
		"one that is null, which is empty": {"annotations": {_of_pod: null}, "wanted": 1},
		"a container": {"annotations": {_of_container("app"): "unconfined"}, "wanted": 1},
		"an init container": {"annotations": {_of_container("setup"): "unconfined"}, "wanted": 1},
		"an ephemeral container": {"annotations": {_of_container("debug"): "unconfined"}, "wanted": 1},
		"a container that does not exist": {"annotations": {_of_container("none"): "unconfined"}, "wanted": 0},
		"the pod and a container": {
			"annotations": {_of_pod: "unconfined", _of_container("app"): "unconfined"},
			"wanted": 2,
		},
	}
	found := policy.violation with input as _annotated(case.annotations)
		with data.reeve_parameters as _before_fields
	count(found) == case.wanted
}

_of_pod := "seccomp.security.alpha.kubernetes.io/pod"

_of_container(name) := concat("", ["container.seccomp.security.alpha.kubernetes.io/", name])

_before_fields := {"psp/pss-seccomp-baseline": {"version": "v1.18"}}

test_version[version] if {
	some version, counts in {
		"v1.0": {"field": 0, "annotation": 1},
		"v1.18": {"field": 0, "annotation": 1},
		"v1.19": {"field": 1, "annotation": 0},
		"latest": {"field": 1, "annotation": 0},
	}
	objects := {"field": denied["a pod that switches it off"], "annotation": _annotated({_of_pod: "unconfined"})}
	every place, wanted in counts {
		found := policy.violation with input as objects[place]
			with data.reeve_parameters as {"psp/pss-seccomp-baseline": {"version": version}}
		count(found) == wanted
	}
}
