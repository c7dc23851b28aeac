package reeve.policies.containers["image-no-deprecated-registry_test"]

import data.reeve.policies.containers["image-no-deprecated-registry"] as policy

denied["the old registry of Kubernetes"] := _app("k8s.gcr.io/pause:3.9")

denied["capitals in its name"] := _app("K8S.gcr.io/pause:3.9")

denied["its port 443"] := _app("k8s.gcr.io:443/pause:3.9")

denied["a path and a digest"] := _app(concat("@sha256:", [
	"k8s.gcr.io/ingress-nginx/controller:v1.1.1",
	"4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb",
]))

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "k8s.gcr.io/git-sync:v3"}]})

denied["a sidecar"] := _pod({"initContainers": [{
	"name": "proxy",
	"image": "k8s.gcr.io/proxy:v3",
	"restartPolicy": "Always",
}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "k8s.gcr.io/debug"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "k8s.gcr.io/model:v1"}}]})

allowed["the current registry"] := _app("registry.k8s.io/pause:3.9")

allowed["a registry that begins alike"] := _app("k8s.gcr.io.example.com/pause:3.9")

allowed["a mirror that keeps the name in its paths"] := _app("registry.example.com/k8s.gcr.io/pause:3.9")

allowed["another registry of the same host"] := _app("gcr.io/acme/app:v1")

allowed["what is no reference, which another policy reports"] := _app("k8s.gcr.io/Pause")

allowed["an image volume of the current registry"] := _pod({"volumes": [
	{"name": "model", "image": {"reference": "registry.k8s.io/model:v1"}},
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
		"msg": `container "app" uses the image "k8s.gcr.io/pause:3.9" of a deprecated registry, now at "registry.k8s.io"`,
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
		"fix": [{"op": "replace", "value": "registry.k8s.io/pause:3.9"}],
	}} with input as denied["the old registry of Kubernetes"]
}

test_verdict_on_a_volume if {
	policy.violation == {{
		"msg": `volume "model" uses the image "k8s.gcr.io/model:v1" of a deprecated registry, now at "registry.k8s.io"`,
		"path": ["spec", "volumes", 0, "image", "reference"],
		"fix": [{"op": "replace", "value": "registry.k8s.io/model:v1"}],
	}} with input as denied["an image volume"]
}

test_no_fix_where_it_is_written_in_another_way[name] if {
	some name in ["capitals in its name", "its port 443"]
	pod := denied[name]
	some found in policy.violation with input as pod
	found.fix == []
}

test_deprecated_registries_are_a_parameter if {
	given := {"containers/image-no-deprecated-registry": {"deprecated": {"gcr.io/acme": "registry.example.com/acme"}}}
	some found in policy.violation with input as allowed["another registry of the same host"]
		with data.reeve_parameters as given
	found.fix == [{"op": "replace", "value": "registry.example.com/acme/app:v1"}]
	count(policy.violation) == 1 with input as denied["the old registry of Kubernetes"]
		with data.reeve_parameters as given
}
