package reeve.policies.containers["image-no-floating-tag_test"]

import data.reeve.lib.image
import data.reeve.lib.parameters
import data.reeve.policies.containers["image-no-floating-tag"] as policy

denied["a branch"] := _pod({"containers": [{"name": "app", "image": "ghcr.io/acme/app:main"}]})

denied["a channel"] := _pod({"containers": [{"name": "app", "image": "nginx:stable"}]})

denied["a stage"] := _pod({"containers": [{"name": "app", "image": "localhost:5000/app:prod"}]})

denied["other letters"] := _pod({"containers": [{"name": "app", "image": "nginx:Stable"}]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/setup:dev"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "envoy:edge", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "busybox:nightly"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/model:test"}}]})

allowed["the tag of a version"] := _pod({"containers": [{"name": "app", "image": "nginx:1.27.3"}]})

allowed["a version of a channel"] := _pod({"containers": [{"name": "app", "image": "nginx:stable-1.27"}]})

allowed["a repository of that name"] := _pod({"containers": [{"name": "app", "image": "ghcr.io/acme/main:v1"}]})

allowed["a registry of that name with a port"] := _pod({"containers": [{"name": "app", "image": "test:5000/app:v1"}]})

allowed["a floating tag beside a digest, which decides"] := _pod({"containers": [{
	"name": "app",
	"image": "nginx:stable@sha256:4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb",
}]})

allowed["latest and no tag, which another policy reports"] := _pod({"containers": [
	{"name": "app", "image": "nginx:latest"},
	{"name": "proxy", "image": "envoy"},
]})

allowed["what is no reference, which another policy reports"] := _pod({"containers": [{
	"name": "app",
	"image": "Nginx:main",
}]})

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

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
		"msg": "container \"app\" uses the image \"ghcr.io/acme/app:main\", whose tag moves from image to image",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["a branch"]
}

test_verdict_on_a_volume if {
	policy.violation == {{
		"msg": "volume \"model\" uses the image \"ghcr.io/acme/model:test\", whose tag moves from image to image",
		"path": ["spec", "volumes", 0, "image", "reference"],
	}} with input as denied["an image volume"]
}

test_verdict_on_the_pattern if {
	policy.violation == {{
		"msg": `container "app" uses the image "nginx:stable-1.27", whose tag does not fit the pattern "^[0-9.]+$"`,
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as allowed["a version of a channel"]
		with data.reeve_parameters as {"containers/image-no-floating-tag": {"requiredPattern": "^[0-9.]+$"}}
}

test_required_pattern[text] if {
	some text, wanted in {
		"nginx:1.27.3": 0,
		"nginx:v1.27.3-alpine": 0,
		"nginx:1.27": 1,
		"nginx:stable": 1,
		"nginx:latest": 0,
		"nginx": 0,
		"nginx:1@sha256:4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb": 0,
		"nginx@sha256:4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb": 0,
	}
	given := {"requiredPattern": `^v?[0-9]+[.][0-9]+[.][0-9]+([-+].*)?$`}
	found := policy.violation with input as _pod({"containers": [{"name": "app", "image": text}]})
		with data.reeve_parameters as {"containers/image-no-floating-tag": given}
	count(found) == wanted
}

test_denied_tags_are_a_parameter if {
	given := {"containers/image-no-floating-tag": {"denied": ["1.27.3"]}}
	count(policy.violation) == 0 with input as denied["a branch"] with data.reeve_parameters as given
	count(policy.violation) == 1 with input as allowed["the tag of a version"] with data.reeve_parameters as given
}

test_policies_on_pulling_know_the_same_tags if {
	known := {tag | some tag in parameters.of("containers/image-no-floating-tag").denied}
	known | {"latest"} == image.floating_tags
}
