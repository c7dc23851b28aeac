package reeve.policies.containers["image-minimal-base_test"]

import data.reeve.policies.containers["image-minimal-base"] as policy

evidence := {"images": {
	"ghcr.io/acme/full:1": {"config": {"user": "1", "baseName": "docker.io/library/ubuntu:24.04"}},
	"ghcr.io/acme/debian:1": {"config": {"user": "1", "baseName": "debian:12"}},
	"ghcr.io/acme/evil:1": {"config": {"user": "1", "baseName": "evil.com/library/alpine:3"}},
	"ghcr.io/acme/digest:1": {"config": {"user": "1", "baseDigest": _digest}},
	"ghcr.io/acme/fedora:1": {"config": {"user": "1", "distribution": "fedora"}},
	"ghcr.io/acme/alpine:1": {"config": {"user": "1", "baseName": "alpine:3.22", "distribution": "alpine"}},
	"ghcr.io/acme/slim:1": {"config": {"user": "1", "baseName": "docker.io/library/debian:bookworm-slim", "baseDigest": _digest}},
	"ghcr.io/acme/distroless:1": {"config": {"user": "1", "baseName": "gcr.io/distroless/static-debian12:nonroot"}},
	"ghcr.io/acme/ubi:1": {"config": {"user": "1", "baseName": "registry.access.redhat.com/ubi9/ubi-minimal:9.4"}},
	"ghcr.io/acme/scratch:1": {"config": {"user": "1", "baseName": "scratch"}},
	"ghcr.io/acme/wolfi:1": {"config": {"user": "1", "distribution": "wolfi"}},
	"ghcr.io/acme/packages:1": {"config": {
		"user": "1",
		"baseName": "alpine:3",
		"packages": ["apk-tools", "bash", "musl"],
	}},
	"ghcr.io/acme/nothing:1": {"config": {"user": "1"}},
	"ghcr.io/acme/ambiguous:1": {"config": {"user": "1", "distribution": "debian"}},
}}

denied["a full distribution"] := _app("ghcr.io/acme/full:1")

denied["the full image of a base that has a slim one"] := _app("ghcr.io/acme/debian:1")

denied["a base of that name in another registry"] := _app("ghcr.io/acme/evil:1")

denied["a base that only has a digest"] := _app("ghcr.io/acme/digest:1")

denied["a base told by its distribution"] := _app("ghcr.io/acme/fedora:1")

denied["a full distribution itself"] := _app("ubuntu:24.04")

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/full:1"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "ghcr.io/acme/full:1", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "ghcr.io/acme/full:1"}]})

denied["one container of two"] := _pod({"containers": [
	{"name": "app", "image": "ghcr.io/acme/alpine:1"},
	{"name": "proxy", "image": "ghcr.io/acme/full:1"},
]})

allowed["the slim image of a distribution"] := _app("ghcr.io/acme/slim:1")

allowed["minimal bases"] := _pod({"containers": [{"name": name, "image": sprintf("ghcr.io/acme/%s:1", [name])} |
	some name in ["slim", "distroless", "ubi", "scratch", "wolfi", "packages"]
]})

allowed["a minimal base itself"] := _pod({"containers": [
	{"name": "alpine", "image": "alpine:3.22"},
	{"name": "slim", "image": "debian:12-slim"},
	{"name": "chainguard", "image": "cgr.dev/chainguard/static"},
]})

allowed["an image volume, in which nothing runs"] := _pod({"volumes": [{
	"name": "model",
	"image": {"reference": "ghcr.io/acme/full:1"},
}]})

allowed["what is no reference"] := _app("ghcr.io/acme/Full:1")

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
})

_digest := concat("", ["sha256:", concat("", ["a" | some _ in numbers.range(1, 64)])])

_app(text) := _pod({"containers": [{"name": "app", "image": text}]})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_given(parameters) := {"containers/image-minimal-base": parameters}

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
		"msg": "container \"app\" uses the image \"ghcr.io/acme/full:1\", which is built on \"docker.io/library/ubuntu:24.04\"",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["a full distribution"]
		with data.reeve_evidence as evidence
}

test_verdict_by_its_name if {
	policy.violation == {{
		"msg": "container \"app\" uses the image \"ubuntu:24.04\", by its name a full distribution",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
		"severity": "info",
	}} with input as denied["a full distribution itself"]
}

test_allowed_bases[name] if {
	some name, base in {
		"a full distribution": "ubuntu",
		"a base that only has a digest": _digest,
		"a base told by its distribution": "fedora",
		"a base of that name in another registry": "*/library/alpine",
		"a full distribution itself": "ubuntu:24.04",
	}
	found := policy.violation with input as denied[name]
		with data.reeve_evidence as evidence
		with data.reeve_parameters as _given({"allowedBases": [base]})
	count(found) == 0
}

test_denied_packages if {
	given := _given({"denyPackages": ["bash", "apk*", "dpkg"]})
	pod := _app("ghcr.io/acme/packages:1")
	{found.msg | some found in policy.violation} == {
		"container \"app\" uses the image \"ghcr.io/acme/packages:1\", in which \"bash\" is installed",
		"container \"app\" uses the image \"ghcr.io/acme/packages:1\", in which \"apk-tools\" is installed",
	} with input as pod
		with data.reeve_evidence as evidence
		with data.reeve_parameters as given
	count(policy.unknown) == 0 with input as pod with data.reeve_evidence as evidence with data.reeve_parameters as given
}

test_packages_that_are_not_known if {
	given := _given({"denyPackages": ["bash"]})
	pod := _app("ghcr.io/acme/alpine:1")
	count(policy.violation) == 0 with input as pod with data.reeve_evidence as evidence with data.reeve_parameters as given
	policy.unknown == {{
		"msg": "what is installed in the image \"ghcr.io/acme/alpine:1\"",
		"needs": ["evidence: config.packages"],
	}} with input as pod
		with data.reeve_evidence as evidence
		with data.reeve_parameters as given
}

_undecided := {
	"ghcr.io/acme/unheard-of:1": evidence,
	"ghcr.io/acme/nothing:1": evidence,
	"ghcr.io/acme/ambiguous:1": evidence,
	"nginx:1.27": {},
}

test_what_is_not_known_is_no_verdict[text] if {
	some text, given in _undecided
	count(policy.violation) == 0 with input as _app(text) with data.reeve_evidence as given
	policy.unknown == {{
		"msg": sprintf("what the image %q is built on", [text]),
		"needs": ["evidence: config.baseName"],
	}} with input as _app(text)
		with data.reeve_evidence as given
}

test_evidence_may_be_required[text] if {
	some text, given in _undecided
	required := _given({"requireEvidence": true})
	policy.violation == {{
		"msg": sprintf("container \"app\" uses the image %q, of which it is not known what it is built on", [text]),
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as _app(text)
		with data.reeve_evidence as given
		with data.reeve_parameters as required
	count(policy.unknown) == 0 with input as _app(text)
		with data.reeve_evidence as given
		with data.reeve_parameters as required
}
