package reeve.policies.containers["image-pull-always_test"]

import data.reeve.policies.containers["image-pull-always"] as policy

denied["IfNotPresent"] := _app({"image": "nginx:1.27", "imagePullPolicy": "IfNotPresent"})

denied["Never"] := _app({"image": "nginx:1.27", "imagePullPolicy": "Never"})

denied["latest that is pulled only once"] := _app({"image": "nginx", "imagePullPolicy": "IfNotPresent"})

denied["nothing set, which is IfNotPresent for a version"] := _app({"image": "nginx:1.27"})

denied["null, which is the same as absent"] := _app({"image": "nginx:1.27", "imagePullPolicy": null})

denied["empty, which is the same as absent"] := _app({"image": "nginx:1.27", "imagePullPolicy": ""})

denied["a registry with a port and a tag"] := _app({"image": "localhost:5000/app:v1"})

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "busybox:1.37"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "envoy:v1", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "busybox:1.37"}]})

allowed["Always"] := _app({"image": "nginx:1.27", "imagePullPolicy": "Always"})

allowed["nothing set, which is Always without a tag"] := _app({"image": "nginx"})

allowed["nothing set, which is Always for a registry with a port and no tag"] := _app({"image": "localhost:5000/app"})

allowed["nothing set, which is Always for latest"] := _app({"image": "nginx:latest", "imagePullPolicy": null})

allowed["a digest"] := _app({"image": _pinned("nginx"), "imagePullPolicy": "Never"})

allowed["a tag and a digest"] := _app({"image": _pinned("nginx:1.27")})

allowed["what is no reference, which another policy reports"] := _app({"image": "Nginx"})

allowed["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/model:v1"}}]})

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
		"msg": `container "app" uses the image "nginx:1.27" with the pull policy "IfNotPresent"`,
		"path": ["spec", "containers", 0, "imagePullPolicy"],
		"container": "app",
		"fix": [{"op": "replace", "value": "Always"}],
	}} with input as denied["nothing set, which is IfNotPresent for a version"]
}

test_digests_may_be_judged_too[name] if {
	some name, wanted in {"a digest": 1, "a tag and a digest": 1, "Always": 0}
	count(policy.violation) == wanted with input as allowed[name]
		with data.reeve_parameters as {"containers/image-pull-always": {"digestExempt": false}}
}
