package reeve.policies.containers["image-require-sbom_test"]

import data.reeve.policies.containers["image-require-sbom"] as policy

parameters := {"deniedComponents": [{"name": "log4j-core", "versions": ["2.14.*", "2.15.0"]}, {"name": "xz*"}]}

evidence := {"images": {
	"ghcr.io/acme/cyclonedx:1": _attested([
		{"kind": "provenance"},
		{"kind": "cyclonedx", "components": [{"name": "log4j-core", "version": "2.17.1"}]},
	]),
	"ghcr.io/acme/spdx:1": _attested([{"kind": "spdx", "components": [{"name": "log4j-core-evil", "version": "2.14.1"}]}]),
	"ghcr.io/acme/bare:1": _attested([{"kind": "spdx"}, {"kind": "cyclonedx", "components": []}]),
	"ghcr.io/acme/untold:1": _attested([{"kind": "spdx"}]),
	"ghcr.io/acme/log4j:1": _attested([{
		"kind": "cyclonedx",
		"components": [{"name": "musl"}, {"name": "log4j-core", "version": "2.14.1"}],
	}]),
	"ghcr.io/acme/unversioned:1": _attested([{"kind": "spdx", "components": [{"name": "log4j-core"}]}]),
	"ghcr.io/acme/xz:1": _attested([{"kind": "spdx", "components": [{"name": "xz-utils", "version": "5.6.0"}]}]),
	"ghcr.io/acme/provenance:1": _attested([{"kind": "provenance", "components": [{"name": "musl"}]}]),
	"ghcr.io/acme/signed:1": {"verification": {"signatures": [{"kind": "cosign"}]}},
}}

denied["no attestation"] := _app("ghcr.io/acme/signed:1")

denied["an attestation of another kind"] := _app("ghcr.io/acme/provenance:1")

denied["an image that the evidence leaves out"] := _app("ghcr.io/acme/unheard-of:1")

denied["a denied version of a component"] := _app("ghcr.io/acme/log4j:1")

denied["a component whose version is not told"] := _app("ghcr.io/acme/unversioned:1")

denied["a component that is denied in any version"] := _app("ghcr.io/acme/xz:1")

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/signed:1"}]})

denied["a sidecar"] := _pod({"initContainers": [{
	"name": "proxy",
	"image": "ghcr.io/acme/signed:1",
	"restartPolicy": "Always",
}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "ghcr.io/acme/signed:1"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/signed:1"}}]})

allowed["another version of a component"] := _app("ghcr.io/acme/cyclonedx:1")

allowed["a component that begins alike"] := _app("ghcr.io/acme/spdx:1")

allowed["no components"] := _app("ghcr.io/acme/bare:1")

allowed["what is no reference"] := _app("ghcr.io/acme/Signed:1")

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_attested(attestations) := {"verification": {"attestations": attestations}}

_app(text) := _pod({"containers": [{"name": "app", "image": text}]})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_given := {"containers/image-require-sbom": parameters}

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
		"msg": "container \"app\" uses the image \"ghcr.io/acme/signed:1\", which has no bill of materials",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["no attestation"]
		with data.reeve_evidence as evidence
}

test_verdict_on_a_component if {
	policy.violation == {{
		"msg": "container \"app\" uses the image \"ghcr.io/acme/log4j:1\", which has the component \"log4j-core\" in version \"2.14.1\"",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["a denied version of a component"]
		with data.reeve_evidence as evidence
		with data.reeve_parameters as _given
}

test_components_are_denied_only_on_request[name] if {
	some name in ["a denied version of a component", "a component that is denied in any version"]
	count(policy.violation) == 0 with input as denied[name] with data.reeve_evidence as evidence
}

test_what_is_not_known_is_no_verdict[name] if {
	some name, given in {"no evidence": {}, "none of this kind": {"images": {"nginx:1": {"config": {"user": "1"}}}}}
	count(policy.violation) == 0 with input as denied["no attestation"] with data.reeve_evidence as given
	policy.unknown == {{
		"msg": "whether the image \"ghcr.io/acme/signed:1\" has a bill of materials",
		"needs": ["evidence: verification"],
	}} with input as denied["no attestation"]
		with data.reeve_evidence as given
}

test_components_that_are_not_known if {
	count(policy.violation) == 0 with input as _app("ghcr.io/acme/untold:1")
		with data.reeve_evidence as evidence
		with data.reeve_parameters as _given
	policy.unknown == {{
		"msg": "what components the image \"ghcr.io/acme/untold:1\" has",
		"needs": ["evidence: verification.attestations.components"],
	}} with input as _app("ghcr.io/acme/untold:1")
		with data.reeve_evidence as evidence
		with data.reeve_parameters as _given
	count(policy.unknown) == 0 with input as _app("ghcr.io/acme/untold:1") with data.reeve_evidence as evidence
}
