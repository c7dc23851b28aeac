package reeve.policies.containers["image-restrict-registries_test"]

import data.reeve.policies.containers["image-restrict-registries"] as policy

parameters := {
	"allowed": ["registry.example.com", "ghcr.io/acme", "quay.io/acme-*", "nginx"],
	"perNamespace": {"build": ["docker.io"]},
}

denied["another registry"] := _app("quay.io/shop/app:v1")

denied["Docker Hub, which is not written out"] := _app("shop/app:v1")

denied["a registry that begins alike"] := _app("registry.example.com.evil.com/app:v1")

denied["a registry that ends alike"] := _app("evil-registry.example.com/app:v1")

denied["a registry as a component of the path"] := _app("evil.com/registry.example.com/app:v1")

denied["another port"] := _app("registry.example.com:5000/app:v1")

denied["a namespace that begins alike"] := _app("ghcr.io/acme-evil/app:v1")

denied["a star that would go past a slash"] := _app("quay.io/acme/shop/app:v1")

denied["an official image that begins alike"] := _app("nginx-evil:v1")

denied["an image of that name in another namespace"] := _app("evil/nginx:v1")

denied["what is no reference"] := _app("ghcr.io/acme/App:v1")

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "busybox:1.37"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "envoy:v1", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "busybox:1.37"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "evil.com/model:v1"}}]})

denied["what is allowed elsewhere, in a namespace of its own list"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "build"},
	"spec": {"containers": [{"name": "app", "image": "ghcr.io/acme/app:v1"}]},
}

allowed["an approved registry"] := _app("registry.example.com/app:v1")

allowed["its port 443, and capitals in its name"] := _app("Registry.example.com:443/app:v1")

allowed["an approved namespace"] := _app("ghcr.io/acme/app/web:v1")

allowed["a star"] := _app("quay.io/acme-shop/app@sha256:4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb")

allowed["an official image"] := _app("docker.io/library/nginx:1.27")

allowed["an image volume"] := _pod({"volumes": [
	{"name": "model", "image": {"reference": "ghcr.io/acme/model:v1"}},
	{"name": "cache", "emptyDir": {}},
]})

allowed["a namespace of its own list"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "build"},
	"spec": {"containers": [{"name": "app", "image": "shop/app:v1"}]},
}

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_app(text) := _pod({"containers": [{"name": "app", "image": text}]})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_given := {"containers/image-restrict-registries": parameters}

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
		"msg": "container \"app\" uses the image \"quay.io/shop/app:v1\", which no entry of the allow list names",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["another registry"]
		with data.reeve_parameters as _given
}

test_verdict_on_a_volume if {
	policy.violation == {{
		"msg": "volume \"model\" uses the image \"evil.com/model:v1\", which no entry of the allow list names",
		"path": ["spec", "volumes", 0, "image", "reference"],
	}} with input as denied["an image volume"]
		with data.reeve_parameters as _given
}

test_without_a_list_it_does_nothing[name] if {
	some name, object in denied
	count(policy.violation) == 0 with input as object
}

test_lists_of_namespaces_do_without_one_for_all if {
	given := {"containers/image-restrict-registries": {"perNamespace": {"build": ["ghcr.io"]}}}
	count(policy.violation) == 0 with input as denied["another registry"] with data.reeve_parameters as given
	count(policy.violation) == 1 with input as allowed["a namespace of its own list"]
		with data.reeve_parameters as given
}

test_what_names_no_namespace_is_in_default if {
	given := {"containers/image-restrict-registries": {"perNamespace": {"default": ["ghcr.io"]}}}
	count(policy.violation) == 1 with input as denied["another registry"] with data.reeve_parameters as given
}

# A peer looks at how the text begins, another at how the host ends.
test_each_entry_alone[entry] if {
	some entry in ["registry.example.com", "registry.example.com/"]
	given := {"containers/image-restrict-registries": {"allowed": [entry]}}
	every name in ["a registry that begins alike", "a registry that ends alike", "another port"] {
		count(policy.violation) == 1 with input as denied[name] with data.reeve_parameters as given
	}
}
