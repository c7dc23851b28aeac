package reeve.policies.containers["no-unconfined-seccomp_test"]

import data.reeve.policies.containers["no-unconfined-seccomp"] as policy

denied["a pod"] := _pod({"securityContext": _profile("Unconfined")})

denied["a pod under containers that have another"] := _pod({
	"securityContext": _profile("Unconfined"),
	"containers": [_container(_profile("RuntimeDefault"))],
})

denied["a container"] := _pod({
	"securityContext": _profile("RuntimeDefault"),
	"containers": [_container(_profile("Unconfined"))],
})

denied["an init container"] := _pod({"initContainers": [_container(_profile("Unconfined"))]})

denied["a sidecar"] := _pod({"initContainers": [object.union(
	_container(_profile("Unconfined")),
	{"restartPolicy": "Always"},
)]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_container(_profile("Unconfined"))]})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["other profiles"] := _pod({
	"securityContext": _profile("RuntimeDefault"),
	"containers": [_container(_profile("Localhost"))],
})

allowed["what is no profile"] := _pod({"containers": [_container(_profile("unconfined")), _container(_profile(""))]})

allowed["null, which is the same as absent"] := _pod({
	"securityContext": {"seccompProfile": null},
	"containers": [_container(_profile(null))],
})

allowed["an annotation, which is read no more"] := _annotated("unconfined", {})

_profile(type) := {"seccompProfile": {"type": type}}

_annotated(profile, context) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "annotations": {"container.seccomp.security.alpha.kubernetes.io/app": profile}},
	"spec": {"containers": [_container(context)]},
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

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" sets the seccomp profile \"Unconfined\"",
		"path": ["spec", "containers", 0, "securityContext", "seccompProfile", "type"],
		"container": "app",
		"fix": [{
			"op": "replace",
			"path": ["spec", "containers", 0, "securityContext", "seccompProfile"],
			"value": {"type": "RuntimeDefault"},
		}],
	}} with input as denied["a container"]
}

test_verdict_of_an_annotation if {
	key := "container.seccomp.security.alpha.kubernetes.io/app"
	policy.violation == {{
		"msg": sprintf("pod sets the annotation %q to \"unconfined\"", [key]),
		"path": ["metadata", "annotations", key],
		"container": "app",
		"fix": [{"op": "replace", "value": "runtime/default"}],
	}} with input as _annotated("unconfined", {})
		with data.reeve_config as {"k8sVersion": "v1.26"}
}

test_annotations_by_version[version] if {
	some version, wanted in {"v1.26": [1, 0, 0], "v1.27": [0, 0, 0], "latest": [0, 0, 0]}
	objects := [
		_annotated("unconfined", {}),
		_annotated("runtime/default", {}),
		_annotated("unconfined", _profile("RuntimeDefault")),
	]
	every index, pod in objects {
		found := policy.violation with input as pod
			with data.reeve_config as {"k8sVersion": version}
		count(found) == wanted[index]
	}
}
