package reeve.policies.containers["image-pull-policy-safe_test"]

import data.reeve.policies.containers["image-pull-policy-safe"] as policy

denied["Never"] := _app({"image": "nginx:1.27", "imagePullPolicy": "Never"})

denied["Never, with a digest"] := _app({"image": _pinned("nginx"), "imagePullPolicy": "Never"})

denied["Never, with a floating tag"] := _app({"image": "nginx:stable", "imagePullPolicy": "Never"})

denied["latest that is pulled only once"] := _app({"image": "nginx:latest", "imagePullPolicy": "IfNotPresent"})

denied["no tag, pulled only once"] := _app({"image": "localhost:5000/app", "imagePullPolicy": "IfNotPresent"})

denied["a floating tag that is pulled only once"] := _app({"image": "nginx:stable", "imagePullPolicy": "IfNotPresent"})

denied["a floating tag and no policy, which is IfNotPresent"] := _app({"image": "ghcr.io/acme/app:Main"})

denied["a floating tag and null, which is the same as absent"] := _app({
	"image": "ghcr.io/acme/app:main",
	"imagePullPolicy": null,
})

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/setup:dev"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "envoy:edge", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "busybox:nightly"}]})

allowed["a version that is pulled only once"] := _app({"image": "nginx:1.27", "imagePullPolicy": "IfNotPresent"})

allowed["a version and no policy"] := _app({"image": "nginx:1.27"})

allowed["a floating tag that is always pulled"] := _app({"image": "nginx:stable", "imagePullPolicy": "Always"})

allowed["latest and no policy, which is Always"] := _app({"image": "nginx:latest"})

allowed["no tag and no policy, which is Always"] := _app({"image": "nginx", "imagePullPolicy": ""})

allowed["a floating tag beside a digest, which decides"] := _app({"image": _pinned("nginx:stable")})

allowed["what is no reference, which another policy reports"] := _app({"image": "Nginx", "imagePullPolicy": "Never"})

allowed["an image volume, which another policy judges"] := _pod({"volumes": [{
	"name": "model",
	"image": {"reference": "ghcr.io/acme/model:v1", "pullPolicy": "Never"},
}]})

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
})

_app(fields) := _pod({"containers": [object.union({"name": "app"}, fields)]})

_pinned(name) := concat("@sha256:", [name, "4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb"])

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
		"msg": "container \"app\" never pulls the image \"nginx:1.27\"",
		"path": ["spec", "containers", 0, "imagePullPolicy"],
		"container": "app",
		"fix": [{"op": "replace", "value": "Always"}],
	}} with input as denied.Never
}

test_verdict_on_a_floating_tag if {
	policy.violation == {{
		"msg": "container \"app\" pulls the image \"ghcr.io/acme/app:Main\" only if the node has none",
		"path": ["spec", "containers", 0, "imagePullPolicy"],
		"container": "app",
		"fix": [{"op": "replace", "value": "Always"}],
	}} with input as denied["a floating tag and no policy, which is IfNotPresent"]
}

test_never_may_be_allowed[name] if {
	some name, wanted in {
		"Never": 0,
		"Never, with a floating tag": 0,
		"a floating tag that is pulled only once": 1,
	}
	count(policy.violation) == wanted with input as denied[name]
		with data.reeve_parameters as {"containers/image-pull-policy-safe": {"allowNever": true}}
}
