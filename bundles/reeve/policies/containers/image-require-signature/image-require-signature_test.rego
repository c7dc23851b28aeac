package reeve.policies.containers["image-require-signature_test"]

import data.reeve.policies.containers["image-require-signature"] as policy

evidence := {"images": {
	"ghcr.io/acme/unsigned:1": {"digest": _digest("a"), "verification": {}},
	"ghcr.io/acme/attested:1": {"digest": _digest("a"), "verification": {
		"signatures": [],
		"attestations": [{"kind": "provenance"}],
	}},
	"ghcr.io/acme/tag:1": {"verification": {"signatures": [{"kind": "cosign"}]}},
	"ghcr.io/acme/cosign:1": {"digest": _digest("a"), "verification": {"signatures": [{"kind": "cosign"}]}},
	"ghcr.io/acme/notation:1": {"digest": _digest("a"), "verification": {"signatures": [{"kind": "notation"}]}},
	"ghcr.io/acme/dct:1": {"digest": _digest("a"), "verification": {"signatures": [{"kind": "dct"}]}},
	_pinned("ghcr.io/acme/pinned", "a"): {"verification": {"signatures": [{"kind": "cosign"}]}},
	"ghcr.io/acme/pinned:1": {"digest": _digest("a")},
}}

denied["no signature"] := _app("ghcr.io/acme/unsigned:1")

denied["an attestation, which is no signature"] := _app("ghcr.io/acme/attested:1")

denied["an image that the evidence leaves out"] := _app("ghcr.io/acme/unheard-of:1")

denied["another digest than the one that is signed"] := _app(_pinned("ghcr.io/acme/cosign:1", "b"))

denied["a tag whose digest is not known"] := _app("ghcr.io/acme/tag:1")

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/unsigned:1"}]})

denied["a sidecar"] := _pod({"initContainers": [{
	"name": "proxy",
	"image": "ghcr.io/acme/unsigned:1",
	"restartPolicy": "Always",
}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "ghcr.io/acme/unsigned:1"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/unsigned:1"}}]})

denied["one container of two"] := _pod({"containers": [
	{"name": "app", "image": "ghcr.io/acme/cosign:1"},
	{"name": "proxy", "image": "ghcr.io/acme/unsigned:1"},
]})

allowed["a tag that resolves to what is signed"] := _app("ghcr.io/acme/cosign:1")

allowed["other kinds of signatures"] := _pod({"containers": [
	{"name": "app", "image": "ghcr.io/acme/notation:1"},
	{"name": "proxy", "image": "ghcr.io/acme/dct:1"},
]})

allowed["the digest that is signed"] := _app(_pinned("ghcr.io/acme/pinned", "a"))

allowed["a tag that resolves to a digest that is signed"] := _app("ghcr.io/acme/pinned:1")

allowed["a tag beside the digest that it resolves to"] := _app(_pinned("ghcr.io/acme/cosign:1", "a"))

allowed["what is no reference"] := _app("ghcr.io/acme/Unsigned:1")

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_app(text) := _pod({"containers": [{"name": "app", "image": text}]})

_pinned(name, character) := concat("@", [name, _digest(character)])

_digest(character) := concat("", ["sha256:", concat("", [character | some _ in numbers.range(1, 64)])])

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_given(parameters) := {"containers/image-require-signature": parameters}

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
		"msg": "container \"app\" uses the image \"ghcr.io/acme/unsigned:1\", which has no valid signature",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["no signature"]
		with data.reeve_evidence as evidence
}

test_what_is_missing_is_a_warning_unless_enforced[name] if {
	some name, fact in {
		"an image that the evidence leaves out": "whose signatures nobody verified",
		"another digest than the one that is signed": "whose signatures nobody verified",
		"a tag whose digest is not known": "of whose tag it is not known whether it is what was signed",
	}
	violation := {
		"msg": sprintf("container \"app\" uses the image %q, %s", [denied[name].spec.containers[0].image, fact]),
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}
	policy.violation == {object.union(violation, {"action": "warn"})} with input as denied[name]
		with data.reeve_evidence as evidence
	policy.violation == {violation} with input as denied[name]
		with data.reeve_evidence as evidence
		with data.reeve_parameters as _given({"mode": "enforce"})
}

test_kinds[kind] if {
	some kind, wanted in {"cosign": 1, "notation": 0, "dct": 1}
	found := policy.violation with input as _app("ghcr.io/acme/notation:1")
		with data.reeve_evidence as evidence
		with data.reeve_parameters as _given({"kinds": [kind]})
	count(found) == wanted
}

test_include[name] if {
	some name, case in {
		"the namespace": {"list": ["ghcr.io/acme/"], "wanted": 1},
		"another one": {"list": ["ghcr.io/shop/", "quay.io"], "wanted": 0},
		"a repository that begins alike": {"list": ["ghcr.io/acme/unsign"], "wanted": 0},
	}
	found := policy.violation with input as denied["no signature"]
		with data.reeve_evidence as evidence
		with data.reeve_parameters as _given({"include": case.list})
	count(found) == case.wanted
}

test_what_is_not_known_is_no_verdict[name] if {
	some name, given in {"no evidence": {}, "none of this kind": {"images": {"nginx:1": {"config": {"user": "1"}}}}}
	every mode in ["warn-if-missing", "enforce"] {
		count(policy.violation) == 0 with input as denied["no signature"]
			with data.reeve_evidence as given
			with data.reeve_parameters as _given({"mode": mode})
		policy.unknown == {{
			"msg": "whether the image \"ghcr.io/acme/unsigned:1\" is signed",
			"needs": ["evidence: verification"],
		}} with input as denied["no signature"]
			with data.reeve_evidence as given
			with data.reeve_parameters as _given({"mode": mode})
	}
}
