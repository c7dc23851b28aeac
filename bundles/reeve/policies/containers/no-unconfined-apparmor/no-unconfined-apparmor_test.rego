package reeve.policies.containers["no-unconfined-apparmor_test"]

import data.reeve.policies.containers["no-unconfined-apparmor"] as policy

denied["a pod"] := _pod({"securityContext": _profile("Unconfined")})

denied["a pod under containers that have another"] := _pod({
	"securityContext": _profile("Unconfined"),
	"containers": [_container(_profile("RuntimeDefault"))],
})

denied["a container"] := _pod({"containers": [_container(_profile("Unconfined"))]})

denied["an init container"] := _pod({"initContainers": [_container(_profile("Unconfined"))]})

denied["a sidecar"] := _pod({"initContainers": [object.union(
	_container(_profile("Unconfined")),
	{"restartPolicy": "Always"},
)]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_container(_profile("Unconfined"))]})

denied["a profile without a type"] := _pod({"containers": [_container({"appArmorProfile": {}})]})

denied["an annotation"] := _annotated({_of_app: "unconfined"}, {"containers": [{"name": "app"}]})

denied["an annotation in the words of the field"] := _annotated(
	{_of_app: "RuntimeDefault"},
	{"containers": [{"name": "app"}]},
)

denied["an annotation for a container that does not exist"] := _annotated(
	{"container.apparmor.security.beta.kubernetes.io/none": "runtime/default"},
	{"containers": [{"name": "app"}]},
)

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["a profile of the runtime, and one of the node"] := _pod({
	"securityContext": _profile("RuntimeDefault"),
	"containers": [_container(_file("web"))],
})

allowed["an annotation with the runtime's profile"] := _annotated(
	{_of_app: "runtime/default"},
	{"ephemeralContainers": [{"name": "app"}]},
)

allowed["an annotation with a profile of the node"] := _annotated(
	{_of_app: "localhost/web"},
	{"containers": [{"name": "app"}]},
)

allowed["an empty annotation"] := _annotated({_of_app: ""}, {"containers": [{"name": "app"}]})

allowed["null, which is the same as absent"] := _annotated({_of_app: null}, {
	"securityContext": {"appArmorProfile": null},
	"containers": [_container({"appArmorProfile": null})],
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

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" sets the AppArmor profile \"Unconfined\"",
		"path": ["spec", "containers", 0, "securityContext", "appArmorProfile", "type"],
		"container": "app",
		"fix": [{
			"op": "replace",
			"path": ["spec", "containers", 0, "securityContext", "appArmorProfile"],
			"value": {"type": "RuntimeDefault"},
		}],
	}} with input as denied["a container"]
}

test_verdict_of_an_annotation_for_nothing if {
	key := "container.apparmor.security.beta.kubernetes.io/none"
	policy.violation == {{
		"msg": sprintf("pod sets the annotation %q to \"runtime/default\" for a container that does not exist", [key]),
		"path": ["metadata", "annotations", key],
		"fix": [{"op": "remove"}],
	}} with input as denied["an annotation for a container that does not exist"]
}

test_profiles_of_the_node[name] if {
	some name, case in {
		"one that fits": {"patterns": ["w*"], "wanted": []},
		"none that fits": {"patterns": ["db"], "wanted": [
			"container \"app\" sets the AppArmor profile \"Localhost\" with the profile \"web\"",
			sprintf("pod sets the annotation %q to \"localhost/web\" with the profile \"web\"", [_of_app]),
		]},
	}
	pod := _annotated({_of_app: "localhost/web"}, {"containers": [_container(_file("web"))]})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/no-unconfined-apparmor": {"allowedLocalhostProfiles": case.patterns}}
	sort({violation.msg | some violation in found}) == case.wanted
}
