package reeve.policies.containers["image-require-explicit-registry_test"]

import data.reeve.policies.containers["image-require-explicit-registry"] as policy

denied["a name alone"] := _app("nginx")

denied["a name and a tag that looks like a port"] := _app("localhost:5000")

denied["a name with a dot"] := _app("example.com:v1")

denied["a namespace"] := _app("acme/app:v1")

denied["the namespace of official images"] := _app("library/nginx")

denied["a namespace with an underscore"] := _app("acme_shop/app:v1")

denied["a digest"] := _app("nginx@sha256:4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb")

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "busybox:1.37"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "envoy:v1", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "busybox:1.37"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "acme/model:v1"}}]})

allowed["a registry"] := _app("ghcr.io/acme/app:v1")

allowed["Docker Hub written out"] := _app("docker.io/nginx")

allowed["the node"] := _app("localhost/app")

allowed["a port"] := _app("registry:5000/app")

allowed["a capital letter"] := _app("Registry/app")

allowed["an IPv6 address"] := _app("[2001:db8::1]/app")

allowed["what is no reference, which another policy reports"] := _app("Nginx")

allowed["an image volume with a registry"] := _pod({"volumes": [
	{"name": "model", "image": {"reference": "ghcr.io/acme/model:v1"}},
	{"name": "cache", "emptyDir": {}},
]})

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_app(text) := _pod({"containers": [{"name": "app", "image": text}]})

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
		"msg": "container \"app\" uses the image \"acme/app:v1\", which names no registry",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["a namespace"]
}

test_verdict_on_a_volume if {
	policy.violation == {{
		"msg": "volume \"model\" uses the image \"acme/model:v1\", which names no registry",
		"path": ["spec", "volumes", 0, "image", "reference"],
	}} with input as denied["an image volume"]
}
