package reeve.policies.containers["image-no-latest-tag_test"]

import data.reeve.policies.containers["image-no-latest-tag"] as policy

denied["no tag"] := _pod({"containers": [{"name": "app", "image": "nginx"}]})

denied["the tag latest"] := _pod({"containers": [{"name": "app", "image": "ghcr.io/acme/app:latest"}]})

denied["the tag latest in other letters"] := _pod({"containers": [{"name": "app", "image": "nginx:LATEST"}]})

denied["a registry with a port and no tag"] := _pod({"containers": [{"name": "app", "image": "localhost:5000/app"}]})

denied["an IPv6 registry and no tag"] := _pod({"containers": [{"name": "app", "image": "[2001:db8::1]:5000/app"}]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "busybox"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "envoy", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "busybox:latest"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/model"}}]})

denied["a pod on Windows"] := _pod({
	"os": {"name": "windows"},
	"containers": [{"name": "app", "image": "mcr.microsoft.com/windows/nanoserver"}],
})

allowed["the tag of a version"] := _pod({"containers": [{"name": "app", "image": "nginx:1.27.3"}]})

allowed["a tag that merely holds the word"] := _pod({"containers": [{"name": "app", "image": "nginx:1.27-latest"}]})

allowed["a digest"] := _pod({"containers": [{"name": "app", "image": _pinned("nginx")}]})

allowed["latest beside a digest, which decides"] := _pod({"containers": [{"name": "app", "image": _pinned("nginx:latest")}]})

allowed["a registry with a port and a tag"] := _pod({"containers": [{"name": "app", "image": "localhost:5000/app:v1"}]})

allowed["what is no reference, which another policy reports"] := _pod({"containers": [{"name": "app", "image": "Nginx"}]})

allowed["an image volume with a version"] := _pod({"volumes": [
	{"name": "model", "image": {"reference": "ghcr.io/acme/model:v1"}},
	{"name": "cache", "emptyDir": {}},
]})

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {"reference": ""}}],
})

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
		"msg": "container \"app\" uses the image \"localhost:5000/app\", which has no tag",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["a registry with a port and no tag"]
}

test_verdict_on_the_tag if {
	policy.violation == {{
		"msg": "ephemeral container \"debug\" uses the image \"busybox:latest\", whose tag is latest",
		"path": ["spec", "ephemeralContainers", 0, "image"],
		"container": "debug",
	}} with input as denied["an ephemeral container"]
}

test_verdict_on_a_volume if {
	policy.violation == {{
		"msg": "volume \"model\" uses the image \"ghcr.io/acme/model\", which has no tag",
		"path": ["spec", "volumes", 0, "image", "reference"],
	}} with input as denied["an image volume"]
}

test_exempt_images[name] if {
	some name, case in {
		"the repository": {"list": ["ghcr.io/acme/app"], "wanted": 0},
		"the registry": {"list": ["ghcr.io"], "wanted": 0},
		"the namespace": {"list": ["quay.io", "ghcr.io/acme/"], "wanted": 0},
		"a namespace that begins alike": {"list": ["ghcr.io/acm"], "wanted": 1},
		"a registry that begins alike": {"list": ["ghcr.i"], "wanted": 1},
		"none": {"list": [], "wanted": 1},
	}
	found := policy.violation with input as denied["the tag latest"]
		with data.reeve_parameters as {"containers/image-no-latest-tag": {"exemptImages": case.list}}
	count(found) == case.wanted
}
