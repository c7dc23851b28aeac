package reeve.policies.containers["image-require-provenance_test"]

import data.reeve.policies.containers["image-require-provenance"] as policy

evidence := {"images": {
	"ghcr.io/acme/built:1": _attested([{
		"kind": "provenance",
		"builder": "https://github.com/actions/runner/github-hosted",
		"source": "git+https://github.com/acme/web@refs/tags/1",
		"level": 3,
	}]),
	"ghcr.io/acme/mixed:1": _attested([
		{"kind": "cyclonedx"},
		{"kind": "provenance", "level": 1},
		{"kind": "provenance", "level": 2},
	]),
	"ghcr.io/acme/low:1": _attested([{"kind": "provenance", "builder": "laptop", "level": 1}]),
	"ghcr.io/acme/level:1": _attested([{"kind": "provenance", "builder": "laptop"}]),
	"ghcr.io/acme/sbom:1": _attested([{"kind": "cyclonedx", "level": 3}]),
	"ghcr.io/acme/signed:1": {"verification": {"signatures": [{"kind": "cosign"}]}},
}}

denied["no attestation"] := _app("ghcr.io/acme/signed:1")

denied["an attestation of another kind"] := _app("ghcr.io/acme/sbom:1")

denied["a low level"] := _app("ghcr.io/acme/low:1")

denied["no level"] := _app("ghcr.io/acme/level:1")

denied["an image that the evidence leaves out"] := _app("ghcr.io/acme/unheard-of:1")

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/low:1"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "ghcr.io/acme/low:1", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "ghcr.io/acme/low:1"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/low:1"}}]})

allowed["a high level"] := _app("ghcr.io/acme/built:1")

allowed["one of several"] := _app("ghcr.io/acme/mixed:1")

allowed["what is no reference"] := _app("ghcr.io/acme/Low:1")

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_attested(attestations) := {"verification": {"attestations": attestations}}

_app(text) := _pod({"containers": [{"name": "app", "image": text}]})

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
		"msg": "container \"app\" uses the image \"ghcr.io/acme/signed:1\", which has no provenance",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["no attestation"]
		with data.reeve_evidence as evidence
}

test_verdict_on_a_low_level if {
	policy.violation == {{
		"msg": concat("", [
			"container \"app\" uses the image \"ghcr.io/acme/low:1\", ",
			"which has no provenance of an accepted builder, source and level",
		]),
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["a low level"]
		with data.reeve_evidence as evidence
}

test_parameters[name] if {
	some name, case in {
		"the builder": ["built", {"builders": ["other", "https://github.com/actions/runner/*"]}, 0],
		"another builder": ["built", {"builders": ["https://github.com/actions/run"]}, 1],
		"a builder that is not told": ["mixed", {"builders": ["https://github.com/actions/*"]}, 1],
		"the source": ["built", {"sources": ["git+https://github.com/acme/*"]}, 0],
		"another source": ["built", {"sources": ["git+https://github.com/acme"]}, 1],
		"the builder, but another source": ["built", {"builders": ["*"], "sources": ["git+https://github.com/shop/*"]}, 1],
		"the level": ["built", {"minLevel": 3}, 0],
		"a higher level": ["built", {"minLevel": 4}, 1],
		"any level": ["level", {"minLevel": 0}, 0],
	}
	found := policy.violation with input as _app(sprintf("ghcr.io/acme/%s:1", [case[0]]))
		with data.reeve_evidence as evidence
		with data.reeve_parameters as {"containers/image-require-provenance": case[1]}
	count(found) == case[2]
}

test_what_is_not_known_is_no_verdict[name] if {
	some name, given in {"no evidence": {}, "none of this kind": {"images": {"nginx:1": {"config": {"user": "1"}}}}}
	count(policy.violation) == 0 with input as denied["a low level"] with data.reeve_evidence as given
	policy.unknown == {{
		"msg": "whether the image \"ghcr.io/acme/low:1\" has a provenance",
		"needs": ["evidence: verification"],
	}} with input as denied["a low level"]
		with data.reeve_evidence as given
}
