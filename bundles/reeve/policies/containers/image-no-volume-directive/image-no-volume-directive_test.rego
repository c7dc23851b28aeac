package reeve.policies.containers["image-no-volume-directive_test"]

import data.reeve.policies.containers["image-no-volume-directive"] as policy

evidence := {"images": {
	"ghcr.io/acme/data:1": {"config": {"user": "1", "volumes": ["/data"]}},
	"ghcr.io/acme/both:1": {"config": {"user": "1", "volumes": ["/data", "/cache/"]}},
	"ghcr.io/acme/plain:1": {"config": {"user": "1", "volumes": []}},
}}

denied["a declared volume"] := _pod({"containers": [_container("data", {})]})

denied["a volume of the pod elsewhere"] := _pod({"containers": [_container("data", {"volumeMounts": [
	{"name": "data", "mountPath": "/data/sub"},
	{"name": "data", "mountPath": "/"},
	{"name": "null", "mountPath": null},
]})]})

denied["one of two declared volumes"] := _pod({"containers": [_container("both", {"volumeMounts": [{
	"name": "data",
	"mountPath": "/data",
}]})]})

denied["an init container"] := _pod({"initContainers": [_container("data", {})]})

denied["a sidecar"] := _pod({"initContainers": [_container("data", {"restartPolicy": "Always"})]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_container("data", {})]})

allowed["no declared volume"] := _pod({"containers": [_container("plain", {})]})

allowed["volumes of the pod in their place"] := _pod({"containers": [_container("both", {"volumeMounts": [
	{"name": "data", "mountPath": "/data/"},
	{"name": "cache", "mountPath": "//cache/."},
]})]})

allowed["a writable root file system"] := _pod({"containers": [
	{"name": "absent", "image": "ghcr.io/acme/data:1"},
	_container("data", {"securityContext": {"readOnlyRootFilesystem": false}}),
	_container("data", {"securityContext": {"readOnlyRootFilesystem": null}}),
]})

allowed["a writable root file system, whatever is known of the image"] := _pod({"containers": [{
	"name": "app",
	"image": "ghcr.io/acme/unheard-of:1",
}]})

allowed["a pod of Windows"] := _pod({"containers": [_container("data", {})], "os": {"name": "windows"}})

allowed["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/data:1"}}]})

allowed["what is no reference"] := _pod({"containers": [_container("Data", {})]})

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
})

_container(name, fields) := object.union(
	{
		"name": "app",
		"image": sprintf("ghcr.io/acme/%s:1", [name]),
		"securityContext": {"readOnlyRootFilesystem": true},
	},
	fields,
)

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
		"msg": concat("", [
			"container \"app\" has a read-only root file system, ",
			"in which its image \"ghcr.io/acme/both:1\" declares the volume \"/cache/\"",
		]),
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["one of two declared volumes"]
		with data.reeve_evidence as evidence
}

test_what_is_not_known_is_no_verdict[name] if {
	some name, given in {
		"no evidence": {},
		"nothing about the image": {"images": {"nginx:1": {"config": {"volumes": []}}}},
		"nothing about its volumes": {"images": {"ghcr.io/acme/data:1": {"config": {"user": "1"}}}},
	}
	count(policy.violation) == 0 with input as denied["a declared volume"] with data.reeve_evidence as given
	policy.unknown == {{
		"msg": "which volumes the image \"ghcr.io/acme/data:1\" declares",
		"needs": ["evidence: config.volumes"],
	}} with input as denied["a declared volume"]
		with data.reeve_evidence as given
}
