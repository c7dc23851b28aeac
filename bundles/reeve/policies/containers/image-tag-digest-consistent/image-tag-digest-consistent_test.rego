package reeve.policies.containers["image-tag-digest-consistent_test"]

import data.reeve.policies.containers["image-tag-digest-consistent"] as policy

evidence := {"images": {
	"ghcr.io/acme/web:1.4": {"digest": _digest("a")},
	"nginx:1.27": {"digest": _digest("a")},
}}

denied["a tag that resolves to another digest"] := _app("ghcr.io/acme/web:1.4", "b")

denied["an official image"] := _app("docker.io/library/nginx:1.27", "b")

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": _pinned("nginx:1.27", "b")}]})

denied["a sidecar"] := _pod({"initContainers": [{
	"name": "proxy",
	"image": _pinned("nginx:1.27", "b"),
	"restartPolicy": "Always",
}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": _pinned("nginx:1.27", "b")}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": _pinned("ghcr.io/acme/web:1.4", "b")}}]})

allowed["the digest that the tag resolves to"] := _app("ghcr.io/acme/web:1.4", "a")

allowed["a tag alone"] := _pod({"containers": [{"name": "app", "image": "ghcr.io/acme/web:1.4"}]})

allowed["a digest alone"] := _app("ghcr.io/acme/web", "b")

allowed["what is no reference"] := _pod({"containers": [{"name": "app", "image": "nginx:1.27@sha256:beef"}]})

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_app(name, character) := _pod({"containers": [{"name": "app", "image": _pinned(name, character)}]})

_pinned(name, character) := concat("@", [name, _digest(character)])

_digest(character) := concat("", ["sha256:", concat("", [character | some _ in numbers.range(1, 64)])])

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
		"msg": sprintf("container \"app\" uses the image %q, whose tag resolves to %q", [
			_pinned("ghcr.io/acme/web:1.4", "b"),
			_digest("a"),
		]),
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["a tag that resolves to another digest"]
		with data.reeve_evidence as evidence
}

test_hexadecimal_digits_may_be_capitals if {
	given := {"images": {"nginx:1.27": {"digest": concat("", ["sha256:", upper(substring(_digest("a"), 7, -1))])}}}
	pod := _app("nginx:1.27", "a")
	count(policy.violation) == 0 with input as pod with data.reeve_evidence as given
	count(policy.unknown) == 0 with input as pod with data.reeve_evidence as given
}

test_what_is_not_known_is_no_verdict[name] if {
	some name, given in {
		"no evidence": {},
		"nothing about the image": {"images": {"nginx:1": {"digest": _digest("a")}}},
		"nothing about the digest": {"images": {"ghcr.io/acme/web:1.4": {"config": {"user": "1"}}}},
		"a digest that cannot be compared": {"images": {"ghcr.io/acme/web:1.4": {"digest": "sha512:a"}}},
	}
	pod := denied["a tag that resolves to another digest"]
	count(policy.violation) == 0 with input as pod with data.reeve_evidence as given
	policy.unknown == {{
		"msg": sprintf("what the tag of the image %q resolves to", [_pinned("ghcr.io/acme/web:1.4", "b")]),
		"needs": ["evidence: digest"],
	}} with input as pod
		with data.reeve_evidence as given
}
