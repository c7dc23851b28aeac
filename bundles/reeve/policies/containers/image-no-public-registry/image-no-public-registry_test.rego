package reeve.policies.containers["image-no-public-registry_test"]

import data.reeve.policies.containers["image-no-public-registry"] as policy

denied["Docker Hub, which is not written out"] := _app("nginx:1.27")

denied["Docker Hub by another name"] := _app("index.docker.io/acme/app:v1")

denied["the host behind Docker Hub"] := _app("registry-1.docker.io/library/nginx:1.27")

denied["another public registry"] := _app("quay.io/acme/app:v1")

denied["capitals in its name"] := _app("GHCR.io/acme/app:v1")

denied["its port 443"] := _app("ghcr.io:443/acme/app:v1")

denied["a region of a public registry"] := _app("eu.gcr.io/acme/app:v1")

denied["a digest"] := _app("ghcr.io/acme/app@sha256:4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb")

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "busybox:1.37"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "envoy:v1", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "busybox:1.37"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/model:v1"}}]})

allowed["an internal registry"] := _app("registry.example.com/acme/app:v1")

allowed["a registry on the node"] := _app("localhost:5000/app:v1")

allowed["a registry that begins alike"] := _app("ghcr.io.example.com/acme/app:v1")

allowed["a registry that ends alike"] := _app("my-ghcr.io/acme/app:v1")

allowed["a mirror that keeps the name in its paths"] := _app("registry.example.com/docker.io/library/nginx:1.27")

allowed["what is no reference, which another policy reports"] := _app("ghcr.io/acme/App:v1")

allowed["an image volume of an internal registry"] := _pod({"volumes": [
	{"name": "model", "image": {"reference": "registry.example.com/model:v1"}},
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
		"msg": "container \"app\" pulls the image \"nginx:1.27\" from the public registry \"docker.io\"",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["Docker Hub, which is not written out"]
}

test_verdict_on_a_volume if {
	policy.violation == {{
		"msg": "volume \"model\" pulls the image \"ghcr.io/acme/model:v1\" from the public registry \"ghcr.io\"",
		"path": ["spec", "volumes", 0, "image", "reference"],
	}} with input as denied["an image volume"]
}

test_public_registries_are_a_parameter if {
	given := {"containers/image-no-public-registry": {"public": ["registry.example.com"]}}
	count(policy.violation) == 0 with input as denied["another public registry"] with data.reeve_parameters as given
	count(policy.violation) == 1 with input as allowed["an internal registry"] with data.reeve_parameters as given
}
