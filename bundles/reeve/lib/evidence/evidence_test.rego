package reeve.lib.evidence_test

import data.reeve.lib.evidence
import data.reeve.lib.image

_a := concat("", ["sha256:", concat("", ["a" | some _ in numbers.range(1, 64)])])

_b := concat("", ["sha256:", concat("", ["b" | some _ in numbers.range(1, 64)])])

_reference(text) := {"text": text, "parsed": image.parse(text)}

_user(text, images) := user if {
	user := evidence.of(_reference(text), "config").user with data.reeve_evidence as {"images": images}
}

_is(user) := {"config": {"user": user}}

test_facts_are_found_by_every_spelling[sprintf("%s as %s", [text, key])] if {
	some text, keys in {
		"nginx": ["nginx", "nginx:latest", "library/nginx:latest", "docker.io/library/nginx:latest", "docker.io/library/nginx"],
		"docker.io/library/nginx:1": ["nginx:1", "library/nginx:1", "docker.io/library/nginx:1"],
		"acme/web:1": ["acme/web:1", "docker.io/acme/web:1"],
		"ghcr.io/acme/web:1": ["ghcr.io/acme/web:1"],
	}
	some key in keys
	_user(text, {key: _is("7")}) == "7"
}

test_facts_about_a_digest_hold_for_it[key] if {
	text := sprintf("ghcr.io/acme/web:1@%s", [_a])
	some key in [text, sprintf("ghcr.io/acme/web@%s", [_a])]
	_user(text, {key: _is("7")}) == "7"
}

test_facts_about_a_tag_do_not_hold_for_another_digest if {
	text := sprintf("ghcr.io/acme/web:1@%s", [_a])
	not _user(text, {"ghcr.io/acme/web:1": _is("7")})
	not _user(text, {"ghcr.io/acme/web:1": object.union(_is("7"), {"digest": _b})})
	_user(text, {"ghcr.io/acme/web:1": object.union(_is("7"), {"digest": _a})}) == "7"
}

test_a_tag_has_the_facts_of_what_it_resolves_to if {
	_user("ghcr.io/acme/web:1", {
		"ghcr.io/acme/web:1": {"digest": _a},
		sprintf("ghcr.io/acme/web@%s", [_a]): _is("7"),
		sprintf("ghcr.io/acme/web@%s", [_b]): _is("8"),
	}) == "7"
}

test_another_image_has_none[text] if {
	some text in ["ghcr.io/acme/web:2", "ghcr.io/acme/web", "ghcr.io/acme/web2:1", "acme/web:1"]
	not _user(text, {"ghcr.io/acme/web:1": _is("7")})
}

test_existence if {
	images := {"ghcr.io/acme/web:1": _is("7")}
	evidence.existence(_reference("ghcr.io/acme/web:1"), "config") == "yes" with data.reeve_evidence.images as images
	evidence.existence(_reference("ghcr.io/acme/api:1"), "config") == "no" with data.reeve_evidence.images as images
	evidence.existence(_reference("ghcr.io/acme/web:1"), "scan") == "unknown" with data.reeve_evidence.images as images
}

test_without_evidence_nothing_is_known if {
	evidence.existence(_reference("nginx"), "config") == "unknown"
	not evidence.digest(_reference("nginx"))
}

test_what_is_no_evidence_is_not_there[name] if {
	some name, document in {"a list": [], "images as a list": {"images": []}, "facts as a string": {"images": {"nginx": "7"}}}
	evidence.existence(_reference("nginx"), "config") == "unknown" with data.reeve_evidence as document
}

test_digest if {
	images := {"ghcr.io/acme/web:1": {"digest": _b}}
	evidence.digest(_reference("ghcr.io/acme/web:1")) == _b with data.reeve_evidence.images as images
	evidence.digest(_reference(sprintf("ghcr.io/acme/web:1@%s", [_a]))) == _a with data.reeve_evidence.images as images
	evidence.resolution(_reference(sprintf("ghcr.io/acme/web:1@%s", [_a]))) == _b with data.reeve_evidence.images as images
}

_inventory := {"namespace": {"shop": {"aquasecurity.github.io/v1alpha1": {"VulnerabilityReport": {
	"web": _report({"repository": "acme/web", "tag": "1", "digest": _a}, "ghcr.io"),
	"proxy": _report({"repository": "library/nginx", "tag": "1"}, "index.docker.io"),
	"serverless": {"report": object.remove(_report({"repository": "acme/batch", "tag": "1"}, "").report, ["registry"])},
	"timeless": {"report": {"artifact": {"repository": "acme/job", "tag": "1"}}},
	"empty": {},
}}}}}

_report(artifact, server) := {"report": {
	"artifact": artifact,
	"registry": {"server": server},
	"updateTimestamp": "2026-01-01T00:00:00Z",
	"vulnerabilities": [{
		"vulnerabilityID": "CVE-2021-44228",
		"severity": "CRITICAL",
		"resource": "log4j-core",
		"installedVersion": "2.14.1",
		"fixedVersion": "2.15.0",
	}],
}}

_pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}}

test_reports_of_the_inventory_are_scans[text] if {
	some text in [
		"ghcr.io/acme/web:1",
		sprintf("ghcr.io/acme/web@%s", [_a]),
		"nginx:1",
		"acme/batch:1",
	]
	evidence.of(_reference(text), "scan") == {"scannedAt": "2026-01-01T00:00:00Z", "vulnerabilities": [{
		"id": "CVE-2021-44228",
		"severity": "critical",
		"package": "log4j-core",
		"installedVersion": "2.14.1",
		"fixedVersion": "2.15.0",
	}]} with input as _pod with data.inventory as _inventory
}

test_an_image_without_a_report_lacks_one[text] if {
	some text in ["ghcr.io/acme/api:1", "acme/job:1", sprintf("ghcr.io/acme/web:1@%s", [_b])]
	evidence.existence(_reference(text), "scan") == "no" with input as _pod with data.inventory as _inventory
}

test_reports_of_another_namespace_say_nothing if {
	elsewhere := object.union(_pod, {"metadata": {"namespace": "blog"}})
	evidence.existence(_reference("nginx:1"), "scan") == "unknown" with input as elsewhere with data.inventory as _inventory
}

test_what_the_caller_gave_goes_first if {
	given := {"scannedAt": "2026-02-01T00:00:00Z"}
	evidence.of(_reference("nginx:1"), "scan") == given with input as _pod
		with data.inventory as _inventory
		with data.reeve_evidence as {"images": {"docker.io/library/nginx:1": {"scan": given}}}
}
