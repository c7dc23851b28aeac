package reeve.policies.containers["image-trusted-signer_test"]

import data.reeve.policies.containers["image-trusted-signer"] as policy

parameters := {"trust": [
	{
		"images": ["ghcr.io/acme/web"],
		"identities": ["https://github.com/acme/web/.github/workflows/*"],
		"issuer": "https://token.actions.githubusercontent.com",
	},
	{"images": ["ghcr.io/acme/pay"], "keys": ["release", "security", "audit"], "threshold": 2},
	{"images": ["ghcr.io/acme/", "nginx"], "keys": ["release"]},
	{"images": ["quay.io"], "trustStores": ["ca:acme"], "identities": ["CN=builder,*"]},
]}

evidence := {"images": {
	"ghcr.io/acme/web:1": _signed([{
		"kind": "cosign",
		"identity": "https://github.com/acme/web/.github/workflows/release.yml@refs/tags/1",
		"issuer": "https://token.actions.githubusercontent.com",
	}]),
	"ghcr.io/acme/web:fork": _signed([{
		"kind": "cosign",
		"identity": "https://github.com/evil/web/.github/workflows/release.yml@refs/tags/1",
		"issuer": "https://token.actions.githubusercontent.com",
	}]),
	"ghcr.io/acme/web:issuer": _signed([{
		"kind": "cosign",
		"identity": "https://github.com/acme/web/.github/workflows/release.yml@refs/tags/1",
		"issuer": "https://evil.example",
	}]),
	"ghcr.io/acme/web:key": _signed([{"kind": "cosign", "key": "release"}]),
	"ghcr.io/acme/pay:1": _signed([{"kind": "cosign", "key": "release"}, {"kind": "cosign", "key": "audit"}]),
	"ghcr.io/acme/pay:one": _signed([
		{"kind": "cosign", "key": "release"},
		{"kind": "cosign", "key": "release"},
		{"kind": "cosign", "key": "evil"},
	]),
	"ghcr.io/acme/api:1": _signed([{"kind": "notation", "key": "evil"}, {"kind": "dct", "key": "release"}]),
	"ghcr.io/acme/unsigned:1": {"digest": _digest("a"), "verification": {}},
	"quay.io/acme/api:1": _signed([{"kind": "notation", "identity": "CN=builder,O=Acme", "trustStore": "ca:acme"}]),
	"quay.io/acme/api:store": _signed([{"kind": "notation", "identity": "CN=builder,O=Acme", "trustStore": "ca:evil"}]),
	"mcr.microsoft.com/shop/api:1": _signed([]),
}}

denied["another identity"] := _app("ghcr.io/acme/web:fork")

denied["the identity, for which another issuer vouches"] := _app("ghcr.io/acme/web:issuer")

denied["a key that is trusted for other images"] := _app("ghcr.io/acme/web:key")

denied["one signer of two, who signed twice"] := _app("ghcr.io/acme/pay:one")

denied["another trust store"] := _app("quay.io/acme/api:store")

denied["no signature"] := _app("ghcr.io/acme/unsigned:1")

denied["an image that the evidence leaves out"] := _app("ghcr.io/acme/unheard-of:1")

denied["another digest than the one that is signed"] := _app(sprintf("ghcr.io/acme/web:1@%s", [_digest("b")]))

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/web:fork"}]})

denied["a sidecar"] := _pod({"initContainers": [{
	"name": "proxy",
	"image": "ghcr.io/acme/web:fork",
	"restartPolicy": "Always",
}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "ghcr.io/acme/web:fork"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/web:fork"}}]})

allowed["the identity"] := _app("ghcr.io/acme/web:1")

allowed["the identity, by digest"] := _app(sprintf("ghcr.io/acme/web:1@%s", [_digest("a")]))

allowed["two signers of three"] := _app("ghcr.io/acme/pay:1")

allowed["the key, among other signatures"] := _app("ghcr.io/acme/api:1")

allowed["an identity in the trust store"] := _app("quay.io/acme/api:1")

allowed["an image that no entry names"] := _pod({"containers": [
	{"name": "app", "image": "mcr.microsoft.com/shop/api:1"},
	{"name": "proxy", "image": "nginx-evil:1"},
]})

allowed["what is no reference"] := _app("ghcr.io/acme/Web:fork")

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_signed(signatures) := {"digest": _digest("a"), "verification": {"signatures": signatures}}

_digest(character) := concat("", ["sha256:", concat("", [character | some _ in numbers.range(1, 64)])])

_app(text) := _pod({"containers": [{"name": "app", "image": text}]})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_given := {"containers/image-trusted-signer": parameters}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_evidence as evidence with data.reeve_parameters as _given
	count(policy.unknown) == 0 with input as object with data.reeve_evidence as evidence with data.reeve_parameters as _given
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_evidence as evidence with data.reeve_parameters as _given
	count(policy.unknown) == 0 with input as object with data.reeve_evidence as evidence with data.reeve_parameters as _given
}

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" uses the image \"ghcr.io/acme/web:fork\", which 0 trusted signers have signed where it takes 1",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["another identity"]
		with data.reeve_evidence as evidence
		with data.reeve_parameters as _given
}

test_verdict_on_a_quorum if {
	policy.violation == {{
		"msg": "container \"app\" uses the image \"ghcr.io/acme/pay:one\", which 1 trusted signers have signed where it takes 2",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["one signer of two, who signed twice"]
		with data.reeve_evidence as evidence
		with data.reeve_parameters as _given
}

test_without_trust_it_does_nothing[name] if {
	some name, object in denied
	count(policy.violation) == 0 with input as object with data.reeve_evidence as evidence
	count(policy.unknown) == 0 with input as object
}

test_what_is_not_known_is_no_verdict[name] if {
	some name, given in {"no evidence": {}, "none of this kind": {"images": {"nginx:1": {"config": {"user": "1"}}}}}
	count(policy.violation) == 0 with input as denied["no signature"]
		with data.reeve_evidence as given
		with data.reeve_parameters as _given
	policy.unknown == {{
		"msg": "who signed the image \"ghcr.io/acme/unsigned:1\"",
		"needs": ["evidence: verification"],
	}} with input as denied["no signature"]
		with data.reeve_evidence as given
		with data.reeve_parameters as _given
}
