package reeve.policies.containers["image-max-size_test"]

import data.reeve.policies.containers["image-max-size"] as policy

evidence := {"images": {
	"ghcr.io/acme/large:1": {"config": {"user": "1", "sizeBytes": 2147483649}},
	"ghcr.io/acme/largest:1": {"config": {"user": "1", "sizeBytes": 2147483648}},
	"ghcr.io/acme/small:1": {"config": {"user": "1", "sizeBytes": 4096}},
}}

denied["one byte more"] := _pod({"containers": [{"name": "app", "image": "ghcr.io/acme/large:1"}]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/large:1"}]})

denied["a sidecar"] := _pod({"initContainers": [{
	"name": "proxy",
	"image": "ghcr.io/acme/large:1",
	"restartPolicy": "Always",
}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "ghcr.io/acme/large:1"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/large:1"}}]})

denied["one container of two"] := _pod({"containers": [
	{"name": "app", "image": "ghcr.io/acme/small:1"},
	{"name": "proxy", "image": "ghcr.io/acme/large:1"},
]})

allowed["the largest size"] := _pod({"containers": [{"name": "app", "image": "ghcr.io/acme/largest:1"}]})

allowed["a small image"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/small:1"}]})

allowed["what is no reference"] := _pod({"containers": [{"name": "app", "image": "ghcr.io/acme/Large:1"}]})

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_evidence as evidence
	count(policy.unknown) == 0 with input as object with data.reeve_evidence as evidence
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_evidence as evidence
	count(policy.unknown) == 0 with input as object with data.reeve_evidence as evidence
}

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" uses the image \"ghcr.io/acme/large:1\", which has 2147483649 bytes",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["one byte more"]
		with data.reeve_evidence as evidence
}

test_max_bytes[name] if {
	some name, wanted in {"a small image": 1, "one byte more": 1}
	found := policy.violation with data.reeve_evidence as evidence
		with data.reeve_parameters as {"containers/image-max-size": {"maxBytes": 4095}}
		with input as object.union(denied, allowed)[name]
	count(found) == wanted
}

test_what_is_not_known_is_no_verdict[name] if {
	some name, given in {
		"no evidence": {},
		"nothing about the image": {"images": {"nginx:1": {"config": {"sizeBytes": 1}}}},
		"nothing about the size": {"images": {"ghcr.io/acme/large:1": {"config": {"user": "1"}}}},
	}
	pod := denied["one byte more"]
	count(policy.violation) == 0 with input as pod with data.reeve_evidence as given
	policy.unknown == {{
		"msg": "how large the image \"ghcr.io/acme/large:1\" is",
		"needs": ["evidence: config.sizeBytes"],
	}} with input as pod
		with data.reeve_evidence as given
}
