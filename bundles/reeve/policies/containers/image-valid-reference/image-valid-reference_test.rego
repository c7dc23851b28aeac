package reeve.policies.containers["image-valid-reference_test"]

import data.reeve.policies.containers["image-valid-reference"] as policy

denied["a capital letter"] := _app("ghcr.io/acme/App:v1")

denied["a template of Helm"] := _app("{{ .Values.image.repository }}:v1")

denied["a variable of a shell"] := _app("ghcr.io/acme/app:${VERSION}")

denied["a variable without braces"] := _app("$REGISTRY/acme/app:v1")

denied["a placeholder"] := _app("<your-image>")

denied["a scheme of ko"] := _app("ko://example.com/acme/app/cmd/web")

denied["a variable of Kubernetes, which does not expand here"] := _app("ghcr.io/acme/app:$(VERSION)")

denied["a space before it"] := _app(" nginx:1.27")

denied["a line break after it"] := _app("nginx:1.27\n")

denied["nothing but a space"] := _app(" ")

denied["a scheme"] := _app("https://ghcr.io/acme/app:v1")

denied["a digest that is too short"] := _app("nginx@sha256:4e272eef7ec6a7e7")

denied["an unknown algorithm"] := _app("nginx@md5:4e272eef7ec6a7e76b9c521dcf14a3d3")

denied["a version for a digest"] := _app("nginx@1.27")

denied["an empty tag"] := _app("nginx:")

denied["two tags"] := _app("nginx:1.27:alpine")

denied["an empty component"] := _app("ghcr.io//app:v1")

denied["nothing but a digest"] := _app("sha256@")

denied["the ID of an image"] := _app("4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb")

denied["an empty image"] := _app("")

denied["null"] := _app(null)

denied["no image"] := _pod({"containers": [{"name": "app"}]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "Busybox"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "<envoy>", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "busybox:"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/Model"}}]})

allowed["a name"] := _app("nginx")

allowed["a tag and a digest"] := _app(concat("@sha256:", [
	"ghcr.io/acme/app:V1.2_3-rc.1",
	"4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb",
]))

allowed["a registry with a port"] := _app("localhost:5000/app")

allowed["a registry with capitals"] := _app("GHCR.io/acme/app")

allowed["an IPv6 registry"] := _app("[2001:db8::1]:5000/app:v1")

allowed["image volumes, one without an image"] := _pod({"volumes": [
	{"name": "model", "image": {"reference": "ghcr.io/acme/model:v1"}},
	{"name": "empty", "image": {"reference": ""}},
	{"name": "null", "image": null},
	{"name": "cache", "emptyDir": {}},
]})

allowed["no containers"] := _pod({"initContainers": null, "containers": []})

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
		"msg": "container \"app\" uses the image \"nginx:\", which is no reference",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["an empty tag"]
}

test_verdict_without_an_image[name] if {
	some name in ["an empty image", "null", "no image"]
	policy.violation == {{
		"msg": "container \"app\" names no image",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied[name]
}

test_verdict_on_a_volume if {
	policy.violation == {{
		"msg": "volume \"model\" uses the image \"ghcr.io/acme/Model\", which has a capital letter in its repository",
		"path": ["spec", "volumes", 0, "image", "reference"],
	}} with input as denied["an image volume"]
}

test_what_is_wrong[name] if {
	some name, fault in {
		"a capital letter": "which has a capital letter in its repository",
		"a template of Helm": "which a template was to fill in",
		"a variable of a shell": "which a template was to fill in",
		"a variable without braces": "which a template was to fill in",
		"a placeholder": "which a template was to fill in",
		"a scheme of ko": "which has a scheme",
		"a variable of Kubernetes, which does not expand here": "which a template was to fill in",
		"a space before it": "which has white space in it",
		"a line break after it": "which has white space in it",
		"a scheme": "which has a scheme",
		"a digest that is too short": "whose digest is malformed",
		"a version for a digest": "whose digest is malformed",
		"two tags": "which is no reference",
		"the ID of an image": "which is no reference",
	}
	pod := denied[name]
	some found in policy.violation with input as pod
	endswith(found.msg, fault)
}
