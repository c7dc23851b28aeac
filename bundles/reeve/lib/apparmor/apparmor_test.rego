package reeve.lib.apparmor_test

import data.reeve.lib.apparmor
import data.reeve.lib.workload

_pod(annotations, context, containers) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "annotations": annotations},
	"spec": {"securityContext": context, "containers": containers},
}

_of_app := "container.apparmor.security.beta.kubernetes.io/app"

_app(context) := {"name": "app", "securityContext": context}

_type(type) := {"appArmorProfile": {"type": type}}

test_profiles if {
	apparmor.profiles == [
		{
			"holder": workload.security_contexts[0],
			"type": "Unconfined",
			"file": "",
			"path": ["spec", "securityContext", "appArmorProfile", "type"],
			"fact": "pod sets the AppArmor profile \"Unconfined\"",
			"reset": [{
				"op": "replace",
				"path": ["spec", "securityContext", "appArmorProfile"],
				"value": {"type": "RuntimeDefault"},
			}],
		},
		{
			"holder": workload.security_contexts[1],
			"type": "Localhost",
			"file": "web",
			"path": ["spec", "containers", 0, "securityContext", "appArmorProfile", "type"],
			"fact": "container \"app\" sets the AppArmor profile \"Localhost\"",
			"reset": [{
				"op": "replace",
				"path": ["spec", "containers", 0, "securityContext", "appArmorProfile"],
				"value": {"type": "RuntimeDefault"},
			}],
		},
	] with input as _pod({}, _type("Unconfined"), [
		_app({"appArmorProfile": {"type": "Localhost", "localhostProfile": "web"}}),
		{"name": "log", "securityContext": {"appArmorProfile": null}},
	])
}

test_annotated[text] if {
	some text, wanted in {
		"runtime/default": {"type": "RuntimeDefault", "file": ""},
		"unconfined": {"type": "Unconfined", "file": ""},
		"localhost/web": {"type": "Localhost", "file": "web"},
		"localhost": {"type": "", "file": ""},
		"RuntimeDefault": {"type": "", "file": ""},
	}
	apparmor.annotated == [object.union(wanted, {
		"holder": {},
		"container": "app",
		"key": _of_app,
		"path": ["metadata", "annotations", _of_app],
		"fact": sprintf("pod sets the annotation %q to %q", [_of_app, text]),
		"reset": [{"op": "remove"}],
	})] with input as _pod({_of_app: text, "other": "unconfined"}, null, [])
}

test_all if {
	[profile.type | some profile in apparmor.all] == ["Unconfined", "RuntimeDefault"] with input as _pod(
		{_of_app: "runtime/default"},
		_type("Unconfined"),
		[],
	)
}

test_annotations_that_say_nothing[name] if {
	some name, annotations in {
		"empty": {_of_app: ""},
		"null": {_of_app: null},
		"no annotations": {},
		"null annotations": null,
		"a list": [_of_app],
	}
	apparmor.annotated == [] with input as _pod(annotations, null, [_app({})])
}

test_effective[name] if {
	some name, case in {
		"own field": {
			"pod": _pod({_of_app: "unconfined"}, _type("Unconfined"), [_app(_type("RuntimeDefault"))]),
			"wanted": {"effective": ["RuntimeDefault"], "field": ["RuntimeDefault"]},
		},
		"own annotation": {
			"pod": _pod({_of_app: "localhost/web"}, _type("Unconfined"), [_app({})]),
			"wanted": {"effective": ["Localhost"], "field": ["Unconfined"]},
		},
		"field of the pod": {
			"pod": _pod({_of_app: ""}, _type("RuntimeDefault"), [_app({"appArmorProfile": null})]),
			"wanted": {"effective": ["RuntimeDefault"], "field": ["RuntimeDefault"]},
		},
		"annotation of another container": {
			"pod": _pod({"container.apparmor.security.beta.kubernetes.io/log": "runtime/default"}, {}, [_app({})]),
			"wanted": {"effective": [], "field": []},
		},
	}
	effective := [apparmor.effective(container).type | some container in workload.containers] with input as case.pod
	field := [apparmor.field(container).type | some container in workload.containers] with input as case.pod
	case.wanted == {"effective": effective, "field": field}
}
