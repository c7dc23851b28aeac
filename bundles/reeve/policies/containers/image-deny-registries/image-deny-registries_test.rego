package reeve.policies.containers["image-deny-registries_test"]

import data.reeve.policies.containers["image-deny-registries"] as policy

parameters := {"denied": [
	"registry.example.com", "ghcr.io/evil", "quay.io/*/miner", "docker.io/evil", "redis", "nginx:1.14", "ghcr.io/evil/app",
]}

denied["a registry"] := _app("registry.example.com/acme/app:v1")

denied["its port 443"] := _app("registry.example.com:443/acme/app:v1")

denied["a registry in other letters"] := _app("Registry.Example.com/acme/app:v1")

denied["a namespace"] := _app("ghcr.io/evil/miner:v1")

denied["a star"] := _app("quay.io/acme/miner:v1")

denied["a namespace of Docker Hub"] := _app("evil/app:v1")

denied["an official image of the same name"] := _app("docker.io/library/evil:v1")

denied["an official image"] := _app("index.docker.io/redis:7")

denied["a tag"] := _app("nginx:1.14")

denied["two entries for one image"] := _app("ghcr.io/evil/app:v1")

denied["a digest"] := _app("redis@sha256:4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb")

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "redis:7"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "redis:7", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "ghcr.io/evil/debug"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/evil/model:v1"}}]})

allowed["another registry"] := _app("ghcr.io/acme/app:v1")

allowed["a registry that begins alike"] := _app("registry.example.com.acme.com/app:v1")

allowed["a registry that ends alike"] := _app("eu.registry.example.com/app:v1")

allowed["another port"] := _app("registry.example.com:5000/app:v1")

allowed["a namespace that begins alike"] := _app("ghcr.io/evil-free/app:v1")

allowed["an image that begins alike"] := _app("redis-exporter:v1")

allowed["another tag"] := _app("nginx:1.14.2")

allowed["what is no reference, which another policy reports"] := _app("ghcr.io/evil/App:v1")

allowed["an image volume"] := _pod({"volumes": [
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

_given := {"containers/image-deny-registries": parameters}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_parameters as _given
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_parameters as _given
}

test_verdict if {
	policy.violation == {{
		"msg": `container "app" uses the image "ghcr.io/evil/app:v1", which the entry "ghcr.io/evil" denies`,
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["two entries for one image"]
		with data.reeve_parameters as _given
}

test_verdict_on_a_volume if {
	policy.violation == {{
		"msg": `volume "model" uses the image "ghcr.io/evil/model:v1", which the entry "ghcr.io/evil" denies`,
		"path": ["spec", "volumes", 0, "image", "reference"],
	}} with input as denied["an image volume"]
		with data.reeve_parameters as _given
}

test_without_a_list_it_does_nothing[name] if {
	some name, object in denied
	count(policy.violation) == 0 with input as object
}

test_a_star_denies_everything if {
	given := {"containers/image-deny-registries": {"denied": ["*"]}}
	count(policy.violation) == 1 with input as allowed["another registry"] with data.reeve_parameters as given
}
