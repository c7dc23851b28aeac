package reeve.policies.containers["image-require-scan_test"]

import data.reeve.policies.containers["image-require-scan"] as policy

config := {"now": "2026-01-08T00:00:00Z"}

evidence := {"images": {
	"ghcr.io/acme/old:1": {"digest": _digest("a"), "scan": {"scannedAt": "2025-12-31T23:59:59Z"}},
	"ghcr.io/acme/oldest:1": {"digest": _digest("a"), "scan": {"scannedAt": "2026-01-01T00:00:00Z"}},
	"ghcr.io/acme/new:1": {"digest": _digest("a"), "scan": {
		"scannedAt": "2026-01-08T00:00:00+01:00",
		"vulnerabilities": [{"id": "CVE-2021-44228", "severity": "critical"}],
	}},
}}

denied["a second too old"] := _app("ghcr.io/acme/old:1")

denied["an image that the evidence leaves out"] := _app("ghcr.io/acme/unheard-of:1")

denied["another digest than the one that was scanned"] := _app(sprintf("ghcr.io/acme/new:1@%s", [_digest("b")]))

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/old:1"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "ghcr.io/acme/old:1", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "ghcr.io/acme/old:1"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/old:1"}}]})

allowed["as old as it may be"] := _app("ghcr.io/acme/oldest:1")

allowed["a new scan, whatever it found"] := _app("ghcr.io/acme/new:1")

allowed["a new scan of the digest"] := _app(sprintf("ghcr.io/acme/new:1@%s", [_digest("a")]))

allowed["what is no reference"] := _app("ghcr.io/acme/Old:1")

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_digest(character) := concat("", ["sha256:", concat("", [character | some _ in numbers.range(1, 64)])])

_app(text) := _pod({"containers": [{"name": "app", "image": text}]})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_evidence as evidence with data.reeve_config as config
	count(policy.unknown) == 0 with input as object with data.reeve_evidence as evidence with data.reeve_config as config
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_evidence as evidence with data.reeve_config as config
	count(policy.unknown) == 0 with input as object with data.reeve_evidence as evidence with data.reeve_config as config
}

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" uses the image \"ghcr.io/acme/old:1\", which was last scanned at 2025-12-31T23:59:59Z",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["a second too old"]
		with data.reeve_evidence as evidence
		with data.reeve_config as config
}

test_verdict_on_an_image_that_is_left_out if {
	policy.violation == {{
		"msg": "container \"app\" uses the image \"ghcr.io/acme/unheard-of:1\", which nobody scanned",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["an image that the evidence leaves out"]
		with data.reeve_evidence as evidence
		with data.reeve_config as config
}

test_max_age_hours[hours] if {
	some hours, wanted in {"168": 1, "169": 0}
	found := policy.violation with input as denied["a second too old"]
		with data.reeve_evidence as evidence
		with data.reeve_config as config
		with data.reeve_parameters as {"containers/image-require-scan": {"maxAgeHours": to_number(hours)}}
	count(found) == wanted
}

test_reports_of_the_inventory_are_scans[name] if {
	some name, wanted in {"a second too old": 0, "an image that the evidence leaves out": 1}
	known := {"namespace": {"default": {"aquasecurity.github.io/v1alpha1": {"VulnerabilityReport": {"old": {"report": {
		"artifact": {"repository": "acme/old", "tag": "1"},
		"registry": {"server": "ghcr.io"},
		"updateTimestamp": "2026-01-07T00:00:00Z",
	}}}}}}}
	count(policy.violation) == wanted with input as denied[name] with data.inventory as known with data.reeve_config as config
	count(policy.unknown) == 0 with input as denied[name] with data.inventory as known with data.reeve_config as config
}

test_what_is_not_known_is_no_verdict[name] if {
	some name, given in {"no evidence": {}, "none of this kind": {"images": {"nginx:1": {"config": {"user": "1"}}}}}
	count(policy.violation) == 0 with input as denied["a second too old"] with data.reeve_evidence as given
	policy.unknown == {{
		"msg": "whether the image \"ghcr.io/acme/old:1\" was scanned",
		"needs": ["evidence: scan"],
	}} with input as denied["a second too old"]
		with data.reeve_evidence as given
}
