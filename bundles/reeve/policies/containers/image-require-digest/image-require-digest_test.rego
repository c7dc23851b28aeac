package reeve.policies.containers["image-require-digest_test"]

import data.reeve.policies.containers["image-require-digest"] as policy

denied["a tag"] := _pod({"containers": [{"name": "app", "image": "ghcr.io/acme/app:v1.2.3"}]})

denied["neither tag nor digest"] := _pod({"containers": [{"name": "app", "image": "nginx"}]})

denied["a registry with a port"] := _pod({"containers": [{"name": "app", "image": "localhost:5000/app:v1"}]})

denied["another algorithm"] := _pod({"containers": [{"name": "app", "image": _pinned("nginx:1.27", "sha384")}]})

denied["a tag that looks like a digest"] := _pod({"containers": [{
	"name": "app",
	"image": concat(":", ["ghcr.io/acme/sha256", _times("a", 64)]),
}]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "busybox:1.37"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "envoy:v1", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "busybox:1.37"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/model:v1"}}]})

denied["one container of two"] := _pod({"containers": [
	{"name": "app", "image": _pinned("ghcr.io/acme/app", "sha256")},
	{"name": "proxy", "image": "envoy:v1"},
]})

allowed["a digest"] := _pod({"containers": [{"name": "app", "image": _pinned("ghcr.io/acme/app", "sha256")}]})

allowed["a tag and a digest"] := _pod({"containers": [{"name": "app", "image": _pinned("localhost:5000/app:v1", "sha256")}]})

allowed["the longer digest"] := _pod({"initContainers": [{"name": "setup", "image": _pinned("nginx", "sha512")}]})

allowed["an image volume with a digest"] := _pod({"volumes": [
	{"name": "model", "image": {"reference": _pinned("ghcr.io/acme/model", "sha256")}},
	{"name": "cache", "emptyDir": {}},
]})

allowed["what is no reference, which another policy reports"] := _pod({"containers": [{
	"name": "app",
	"image": "nginx@sha256:beef",
}]})

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_pinned(name, algorithm) := concat("", [name, "@", algorithm, ":", _times("a", _lengths[algorithm])])

_lengths := {"sha256": 64, "sha384": 96, "sha512": 128}

_times(text, n) := concat("", [text | some _ in numbers.range(1, n)])

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
		"msg": "container \"app\" uses the image \"ghcr.io/acme/app:v1.2.3\", which has no digest",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["a tag"]
}

test_verdict_on_the_algorithm if {
	policy.violation == {{
		"msg": sprintf("container \"app\" uses the image %q, which is pinned by sha384", [_pinned("nginx:1.27", "sha384")]),
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["another algorithm"]
}

test_verdict_on_a_volume if {
	policy.violation == {{
		"msg": "volume \"model\" uses the image \"ghcr.io/acme/model:v1\", which has no digest",
		"path": ["spec", "volumes", 0, "image", "reference"],
	}} with input as denied["an image volume"]
}

test_algorithms[name] if {
	some name, wanted in {"another algorithm": 0, "a tag": 1}
	count(policy.violation) == wanted with input as denied[name]
		with data.reeve_parameters as {"containers/image-require-digest": {"algorithms": ["sha384"]}}
}

test_exempt_repositories[name] if {
	some name, case in {
		"the repository": {"list": ["ghcr.io/acme/app"], "wanted": 0},
		"the namespace": {"list": ["nginx", "ghcr.io/acme/"], "wanted": 0},
		"a repository that begins alike": {"list": ["ghcr.io/acme/ap"], "wanted": 1},
		"another tag": {"list": ["ghcr.io/acme/app:v1"], "wanted": 1},
	}
	found := policy.violation with input as denied["a tag"]
		with data.reeve_parameters as {"containers/image-require-digest": {"exemptRepositories": case.list}}
	count(found) == case.wanted
}
