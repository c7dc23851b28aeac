package reeve.policies.psp["pss-apparmor_test"]

import data.reeve.policies.psp["pss-apparmor"] as policy

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

denied["a profile without a type"] := _pod({"containers": [_container({"appArmorProfile": {}})]})

denied["a type that is null"] := _pod({"containers": [_container(_profile(null))]})

denied["an annotation"] := _annotated({"container.apparmor.security.beta.kubernetes.io/app": "unconfined"})

denied["an annotation for a container that does not exist"] := _annotated({
	"container.apparmor.security.beta.kubernetes.io/none": "unconfined",
})

denied["an annotation in the words of the field"] := _annotated({
	"container.apparmor.security.beta.kubernetes.io/app": "RuntimeDefault",
})

denied["an annotation in the template of a deployment"] := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"annotations": {"container.apparmor.security.beta.kubernetes.io/app": "localhost"}},
	"spec": {"template": {
		"metadata": {"annotations": {"container.apparmor.security.beta.kubernetes.io/app": "localhost"}},
		"spec": {"containers": [{"name": "app"}]},
	}},
}

denied["a container of a cron job"] := {
	"apiVersion": "batch/v1",
	"kind": "CronJob",
	"metadata": {"name": "backup"},
	"spec": {"jobTemplate": {"spec": {"template": {"spec": {"containers": [_container(_profile("Unconfined"))]}}}}},
}

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["a profile of the runtime, and one of the node"] := _pod({
	"securityContext": _profile("RuntimeDefault"),
	"containers": [_container(_profile("Localhost"))],
})

allowed["an annotation with the runtime's profile"] := _annotated({
	"container.apparmor.security.beta.kubernetes.io/app": "runtime/default",
})

allowed["an annotation with a profile of the node"] := _annotated({
	"container.apparmor.security.beta.kubernetes.io/app": "localhost/web",
})

allowed["an empty annotation"] := _annotated({"container.apparmor.security.beta.kubernetes.io/app": ""})

allowed["other annotations"] := _annotated({"apparmor.security.beta.kubernetes.io/app": "unconfined"})

allowed["null, which is the same as absent"] := _pod({
	"securityContext": {"appArmorProfile": null},
	"initContainers": null,
	"containers": [_container({"appArmorProfile": null})],
})

allowed["an annotation that is null"] := _annotated({"container.apparmor.security.beta.kubernetes.io/app": null})

allowed["null annotations"] := _annotated(null)

_profile(type) := {"appArmorProfile": {"type": type}}

_annotated(annotations) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "annotations": annotations},
	"spec": {"containers": [{"name": "app"}]},
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
		"msg": "pod sets the AppArmor profile \"Unconfined\"",
		"path": ["spec", "securityContext", "appArmorProfile", "type"],
		"fix": [{
			"op": "replace",
			"path": ["spec", "securityContext", "appArmorProfile"],
			"value": {"type": "RuntimeDefault"},
		}],
	}} with input as denied["a pod that switches it off"]
}

test_verdict_of_a_container if {
	policy.violation == {{
		"msg": "container \"app\" sets the AppArmor profile \"Unconfined\"",
		"path": [
			"spec", "jobTemplate", "spec", "template", "spec",
			"containers", 0, "securityContext", "appArmorProfile", "type",
		],
		"container": "app",
		"fix": [{
			"op": "replace",
			"path": [
				"spec", "jobTemplate", "spec", "template", "spec",
				"containers", 0, "securityContext", "appArmorProfile",
			],
			"value": {"type": "RuntimeDefault"},
		}],
	}} with input as denied["a container of a cron job"]
}

test_verdict_of_an_annotation if {
	key := "container.apparmor.security.beta.kubernetes.io/app"
	policy.violation == {{
		"msg": sprintf("pod sets the annotation %q to \"localhost\"", [key]),
		"path": ["spec", "template", "metadata", "annotations", key],
		"fix": [{"op": "remove"}],
	}} with input as denied["an annotation in the template of a deployment"]
}
