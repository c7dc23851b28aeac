package reeve.policies.containers["image-max-cves_test"]

import data.reeve.policies.containers["image-max-cves"] as policy

evidence := {"images": {
	"ghcr.io/acme/critical:1": _scanned([_fixed("CVE-1", "critical")]),
	"ghcr.io/acme/high:1": _scanned([_fixed("CVE-2", "high")]),
	"ghcr.io/acme/exploited:1": _scanned([{"id": "CVE-3", "severity": "low", "knownExploited": true}]),
	"ghcr.io/acme/unfixed:1": _scanned([
		{"id": "CVE-4", "severity": "critical"},
		{"id": "CVE-5", "severity": "critical", "fixedVersion": ""},
	]),
	"ghcr.io/acme/many:1": _scanned([
		_fixed("CVE-11", "high"),
		object.union(_fixed("CVE-12", "high"), {"package": "openssl"}),
		object.union(_fixed("CVE-12", "high"), {"package": "libssl"}),
		_fixed("CVE-13", "high"),
		_fixed("CVE-14", "high"),
		_fixed("CVE-15", "medium"),
		_fixed("CVE-16", "low"),
		_fixed("CVE-17", "info"),
	]),
	"ghcr.io/acme/minor:1": _scanned([_fixed("CVE-15", "medium"), _fixed("CVE-16", "low"), _fixed("CVE-17", "info")]),
	"ghcr.io/acme/none:1": _scanned([]),
	"ghcr.io/acme/silent:1": {"scan": {"scannedAt": "2026-01-01T00:00:00Z"}},
}}

denied["a critical vulnerability"] := _app("ghcr.io/acme/critical:1")

denied["a high vulnerability"] := _app("ghcr.io/acme/high:1")

denied["several high vulnerabilities"] := _app("ghcr.io/acme/many:1")

denied["a low vulnerability without a fix that is exploited"] := _app("ghcr.io/acme/exploited:1")

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/critical:1"}]})

denied["a sidecar"] := _pod({"initContainers": [{
	"name": "proxy",
	"image": "ghcr.io/acme/critical:1",
	"restartPolicy": "Always",
}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "ghcr.io/acme/critical:1"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/critical:1"}}]})

denied["one container of two"] := _pod({"containers": [
	{"name": "app", "image": "ghcr.io/acme/none:1"},
	{"name": "proxy", "image": "ghcr.io/acme/critical:1"},
]})

allowed["no vulnerabilities"] := _pod({"containers": [
	{"name": "app", "image": "ghcr.io/acme/none:1"},
	{"name": "proxy", "image": "ghcr.io/acme/silent:1"},
]})

allowed["critical vulnerabilities without a fix"] := _app("ghcr.io/acme/unfixed:1")

allowed["medium and low vulnerabilities"] := _app("ghcr.io/acme/minor:1")

allowed["what is no reference"] := _app("ghcr.io/acme/Critical:1")

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_scanned(found) := {"scan": {"scannedAt": "2026-01-01T00:00:00Z", "vulnerabilities": found}}

_fixed(id, severity) := {"id": id, "severity": severity, "fixedVersion": "2"}

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
		"msg": "container \"app\" uses the image \"ghcr.io/acme/critical:1\", which has 1 critical vulnerability and may have 0: CVE-1",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
		"details": {"vulnerabilities": ["CVE-1"]},
	}} with input as denied["a critical vulnerability"]
		with data.reeve_evidence as evidence
}

test_verdict_on_high_ones_which_are_counted_by_id if {
	policy.violation == {{
		"msg": concat("", [
			"container \"app\" uses the image \"ghcr.io/acme/many:1\", ",
			"which has 4 high vulnerabilities and may have 0: CVE-11, CVE-12, CVE-13 and 1 more",
		]),
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
		"severity": "medium",
		"action": "warn",
		"details": {"vulnerabilities": ["CVE-11", "CVE-12", "CVE-13", "CVE-14"]},
	}} with input as denied["several high vulnerabilities"]
		with data.reeve_evidence as evidence
}

test_verdict_on_what_is_exploited if {
	policy.violation == {{
		"msg": "container \"app\" uses the image \"ghcr.io/acme/exploited:1\", which has 1 exploited vulnerability: CVE-3",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
		"details": {"vulnerabilities": ["CVE-3"]},
	}} with input as denied["a low vulnerability without a fix that is exploited"]
		with data.reeve_evidence as evidence
}

# How many findings deny, and how many warn.
test_parameters[name] if {
	some name, case in {
		"a budget for critical ones": ["critical", {"critical": 1}, 0, 0],
		"a budget for high ones that is kept": ["many", {"high": 4}, 0, 0],
		"a budget for high ones that is not": ["many", {"high": 3}, 0, 1],
		"budgets for all": ["many", {"medium": 0, "low": 0}, 0, 3],
		"budgets for all that are kept": ["many", {"high": 9, "medium": 1, "low": 1}, 0, 0],
		"unfixed ones": ["unfixed", {"ignoreUnfixed": false}, 1, 0],
		"unfixed ones within the budget": ["unfixed", {"ignoreUnfixed": false, "critical": 2}, 0, 0],
		"one that is allowed": ["critical", {"allow": ["CVE-0", "CVE-1"]}, 0, 0],
		"one that begins alike": ["many", {"allow": ["CVE-1"]}, 0, 1],
		"some that are allowed": ["many", {"allow": ["CVE-11", "CVE-12"], "high": 1}, 0, 1],
		"an exploited one that is allowed": ["exploited", {"allow": ["CVE-3"]}, 0, 0],
		"exploited ones like others": ["exploited", {"kevAlwaysDeny": false}, 0, 0],
		"exploited ones, within the budget": ["exploited", {"ignoreUnfixed": false, "low": 1}, 1, 0],
	}
	found := policy.violation with input as _app(sprintf("ghcr.io/acme/%s:1", [case[0]]))
		with data.reeve_evidence as evidence
		with data.reeve_parameters as {"containers/image-max-cves": case[1]}
	count([one | some one in found; not one.action]) == case[2]
	count([one | some one in found; one.action == "warn"; one.severity in {"medium", "low", "info"}]) == case[3]
}

# Containers that one critical vulnerability is too much for.
test_budgets_of_their_own[name] if {
	some name, case in {
		"init": [{"init": {"critical": 1}}, {"proxy", "app", "debug"}],
		"ephemeral": [{"ephemeral": {"critical": 1}}, {"setup", "proxy", "app"}],
		"both": [{"init": {"high": 1}, "ephemeral": {"critical": 0}, "critical": 1}, {"debug"}],
	}
	pod := _pod({
		"initContainers": [
			{"name": "setup", "image": "ghcr.io/acme/critical:1"},
			{"name": "proxy", "image": "ghcr.io/acme/critical:1", "restartPolicy": "Always"},
		],
		"containers": [{"name": "app", "image": "ghcr.io/acme/critical:1"}],
		"ephemeralContainers": [{"name": "debug", "image": "ghcr.io/acme/critical:1"}],
	})
	found := policy.violation with input as pod
		with data.reeve_evidence as evidence
		with data.reeve_parameters as {"containers/image-max-cves": case[0]}
	{one.container | some one in found} == case[1]
}

test_reports_of_the_inventory_are_scans if {
	known := {"namespace": {"default": {"aquasecurity.github.io/v1alpha1": {"VulnerabilityReport": {"web": {"report": {
		"artifact": {"repository": "acme/web", "tag": "1"},
		"registry": {"server": "ghcr.io"},
		"updateTimestamp": "2026-01-07T00:00:00Z",
		"vulnerabilities": [
			{"vulnerabilityID": "CVE-1", "severity": "CRITICAL", "fixedVersion": "2"},
			{"vulnerabilityID": "CVE-2", "severity": "CRITICAL", "fixedVersion": ""},
			{"vulnerabilityID": "CVE-3", "severity": "UNKNOWN", "fixedVersion": "2"},
		],
	}}}}}}}
	[found.details.vulnerabilities | some found in policy.violation] == [["CVE-1"]] with input as _app("ghcr.io/acme/web:1")
		with data.inventory as known
}

test_an_image_that_was_not_scanned_is_no_verdict[name] if {
	some name, given in {
		"no evidence": {},
		"none of this kind": {"images": {"nginx:1": {"config": {"user": "1"}}}},
		"none about the image": {"images": {"nginx:1": {"scan": {"scannedAt": "2026-01-01T00:00:00Z"}}}},
	}
	count(policy.violation) == 0 with input as denied["a critical vulnerability"] with data.reeve_evidence as given
	policy.unknown == {{
		"msg": "which vulnerabilities the image \"ghcr.io/acme/critical:1\" has",
		"needs": ["evidence: scan"],
	}} with input as denied["a critical vulnerability"]
		with data.reeve_evidence as given
}
