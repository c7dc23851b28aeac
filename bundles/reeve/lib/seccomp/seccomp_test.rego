package reeve.lib.seccomp_test

import data.reeve.lib.seccomp
import data.reeve.lib.workload

_pod(annotations, context, containers) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "annotations": annotations},
	"spec": {"securityContext": context, "containers": containers},
}

_of_pod := "seccomp.security.alpha.kubernetes.io/pod"

_of_app := "container.seccomp.security.alpha.kubernetes.io/app"

_app(context) := {"name": "app", "securityContext": context}

_type(type) := {"seccompProfile": {"type": type}}

test_profiles if {
	[{"type": profile.type, "file": profile.file, "path": profile.path} | some profile in seccomp.profiles] == [
		{"type": "Unconfined", "file": "", "path": ["spec", "securityContext", "seccompProfile", "type"]},
		{
			"type": "Localhost",
			"file": "web.json",
			"path": ["spec", "containers", 0, "securityContext", "seccompProfile", "type"],
		},
		{"type": "", "file": "", "path": ["spec", "containers", 1, "securityContext", "seccompProfile", "type"]},
	] with input as _pod({}, _type("Unconfined"), [
		_app({"seccompProfile": {"type": "Localhost", "localhostProfile": "web.json"}}),
		{"name": "proxy", "securityContext": {"seccompProfile": {}}},
		{"name": "log", "securityContext": {"seccompProfile": null}},
	])
}

test_annotated[text] if {
	some text, wanted in {
		"runtime/default": {"type": "RuntimeDefault", "file": ""},
		"docker/default": {"type": "RuntimeDefault", "file": ""},
		"unconfined": {"type": "Unconfined", "file": ""},
		"localhost/web.json": {"type": "Localhost", "file": "web.json"},
		"localhost": {"type": "", "file": ""},
		"RuntimeDefault": {"type": "", "file": ""},
		"": {"type": "", "file": ""},
	}
	some key in [_of_pod, _of_app]
	[{"type": profile.type, "file": profile.file} | some profile in seccomp.annotated] == [wanted] with input as _pod(
		{key: text},
		null,
		[_app({})],
	)
}

test_one_profile_in_words_and_in_a_fix if {
	seccomp.annotated == [{
		"holder": workload.security_contexts[1],
		"key": _of_app,
		"type": "Unconfined",
		"file": "",
		"path": ["metadata", "annotations", _of_app],
		"fact": sprintf("pod sets the annotation %q to \"unconfined\"", [_of_app]),
		"reset": [{"op": "replace", "value": "runtime/default"}],
	}] with input as _pod({_of_app: "unconfined"}, null, [_app({})])
	seccomp.profiles == [{
		"holder": workload.security_contexts[0],
		"type": "Unconfined",
		"file": "",
		"path": ["spec", "securityContext", "seccompProfile", "type"],
		"fact": "pod sets the seccomp profile \"Unconfined\"",
		"reset": [{
			"op": "replace",
			"path": ["spec", "securityContext", "seccompProfile"],
			"value": {"type": "RuntimeDefault"},
		}],
	}] with input as _pod(null, _type("Unconfined"), [_app({})])
}

test_annotations_of_nothing_are_no_profiles if {
	seccomp.annotated == [] with input as _pod(
		{"container.seccomp.security.alpha.kubernetes.io/none": "unconfined", "other": "unconfined"},
		null,
		[_app({})],
	)
	seccomp.annotated == [] with input as _pod(null, null, [_app({})])
}

test_annotation_keys if {
	none := "container.seccomp.security.alpha.kubernetes.io/none"
	seccomp.annotation_keys == {_of_pod, _of_app, none} with input as _pod(
		{_of_pod: "", _of_app: null, none: "unconfined", "apparmor": "unconfined"},
		null,
		[_app({})],
	)
	seccomp.annotation_keys == set() with input as _pod(null, null, [_app({})])
}

test_effective[name] if {
	some name, case in {
		"own field": {
			"pod": _pod({_of_app: "unconfined"}, _type("Unconfined"), [_app(_type("RuntimeDefault"))]),
			"wanted": ["RuntimeDefault", "RuntimeDefault"],
		},
		"own annotation": {
			"pod": _pod({_of_app: "runtime/default"}, _type("Unconfined"), [_app({})]),
			"wanted": ["RuntimeDefault", "Unconfined"],
		},
		"field of the pod": {
			"pod": _pod({_of_pod: "unconfined"}, _type("RuntimeDefault"), [_app({})]),
			"wanted": ["RuntimeDefault", "RuntimeDefault"],
		},
		"annotation of the pod": {
			"pod": _pod({_of_pod: "runtime/default"}, {}, [_app({})]),
			"wanted": ["RuntimeDefault", ""],
		},
		"nothing": {"pod": _pod({}, {}, [_app(null)]), "wanted": ["", ""]},
	}
	before := _effective(case.pod, "v1.26")
	since := _effective(case.pod, "v1.27")
	[before, since] == case.wanted
}

_effective(pod, version) := type if {
	type := seccomp.effective(workload.containers[0]).type with input as pod
		with data.reeve_config as {"k8sVersion": version}
} else := ""
