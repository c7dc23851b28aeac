package reeve.policies.containers["no-deprecated-apparmor-annotation_test"]

import data.reeve.policies.containers["no-deprecated-apparmor-annotation"] as policy

denied["an annotation alone"] := _annotated({_of_app: "localhost/web"}, {"containers": [{"name": "app"}]})

denied["one that names no profile"] := _annotated({_of_app: "web"}, {"containers": [{"name": "app"}]})

denied["one for a container that does not exist"] := _annotated(
	{"container.apparmor.security.beta.kubernetes.io/none": "runtime/default"},
	{"containers": [_container(_profile("RuntimeDefault"))]},
)

denied["one that contradicts the field of the container"] := _annotated(
	{_of_app: "unconfined"},
	{"containers": [_container(_profile("RuntimeDefault"))]},
)

denied["one that contradicts the field of the pod"] := _annotated({_of_app: "unconfined"}, {
	"securityContext": _profile("RuntimeDefault"),
	"initContainers": [{"name": "app"}],
})

denied["one that names another profile of the node"] := _annotated(
	{_of_app: "localhost/db"},
	{"ephemeralContainers": [_container(_file("web"))]},
)

denied["one in a pod that declares Windows"] := _annotated({_of_app: "runtime/default"}, {
	"os": {"name": "windows"},
	"containers": [{"name": "app"}],
})

denied["in the template of a deployment"] := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web"},
	"spec": {"template": {
		"metadata": {"annotations": {_of_app: "runtime/default"}},
		"spec": {"containers": [{"name": "app"}]},
	}},
}

allowed["a field alone"] := _pod({"containers": [_container(_profile("RuntimeDefault"))]})

allowed["an annotation that says the same as the field"] := _annotated(
	{_of_app: "localhost/web"},
	{"containers": [_container(_file("web"))]},
)

allowed["an annotation that says the same as the field of the pod"] := _annotated({_of_app: "runtime/default"}, {
	"securityContext": _profile("RuntimeDefault"),
	"containers": [{"name": "app"}],
})

allowed["in the metadata of a deployment, where it never counted"] := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "annotations": {_of_app: "runtime/default"}},
	"spec": {"template": {"spec": {"containers": [{"name": "app"}]}}},
}

allowed["null annotations"] := _annotated(null, {"containers": [{"name": "app"}]})

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

test_verdict_of_an_annotation_alone if {
	policy.violation == {{
		"msg": concat("", [
			sprintf("pod sets the annotation %q to \"localhost/web\", ", [_of_app]),
			"which the field appArmorProfile replaces",
		]),
		"path": ["metadata", "annotations", _of_app],
		"fix": [
			{
				"op": "add",
				"path": ["spec", "containers", 0, "securityContext", "appArmorProfile"],
				"value": {"type": "Localhost", "localhostProfile": "web"},
			},
			{"op": "remove"},
		],
	}} with input as denied["an annotation alone"]
}

test_verdict_of_a_contradiction if {
	policy.violation == {{
		"msg": concat("", [
			sprintf("pod sets the annotation %q to \"unconfined\", and ", [_of_app]),
			"container \"app\" sets the AppArmor profile \"RuntimeDefault\"",
		]),
		"path": ["metadata", "annotations", _of_app],
		"fix": [],
	}} with input as denied["one that contradicts the field of the container"]
}

test_fix_that_only_removes[name] if {
	some name in [
		"one that names no profile",
		"one for a container that does not exist",
		"one in a pod that declares Windows",
	]
	found := policy.violation with input as denied[name]
	[violation.fix | some violation in found] == [[{"op": "remove"}]]
}

test_no_contradiction_on_windows if {
	pod := object.union(
		denied["one that contradicts the field of the container"],
		{"spec": {"os": {"name": "windows"}}},
	)
	count(policy.violation) == 0 with input as pod
}

test_version[version] if {
	some version, counts in {
		"v1.29": {"an annotation alone": 0, "one that contradicts the field of the container": 1},
		"v1.30": {"an annotation alone": 1, "one that contradicts the field of the container": 1},
		"latest": {"an annotation alone": 1, "one that contradicts the field of the container": 1},
	}
	every name, wanted in counts {
		found := policy.violation with input as denied[name]
			with data.reeve_config as {"k8sVersion": version}
		count(found) == wanted
	}
}
