package reeve.policies.containers["image-max-age_test"]

import data.reeve.policies.containers["image-max-age"] as policy

config := {"now": "2026-07-01T00:00:00Z"}

evidence := {"images": {
	"ghcr.io/acme/old:1": {"config": {"user": "1", "created": "2026-01-01T23:59:59Z"}},
	"ghcr.io/acme/oldest:1": {"config": {"user": "1", "created": "2026-01-02T00:00:00Z"}},
	"ghcr.io/acme/new:1": {"config": {"user": "1", "created": "2026-06-30T12:00:00.123456789+02:00"}},
	"ghcr.io/acme/tomorrow:1": {"config": {"user": "1", "created": "2026-07-02T00:00:00Z"}},
}}

denied["a second too old"] := _pod({"containers": [{"name": "app", "image": "ghcr.io/acme/old:1"}]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/old:1"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "ghcr.io/acme/old:1", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "ghcr.io/acme/old:1"}]})

denied["an image volume"] := _pod({"volumes": [{"name": "model", "image": {"reference": "ghcr.io/acme/old:1"}}]})

allowed["as old as it may be"] := _pod({"containers": [{"name": "app", "image": "ghcr.io/acme/oldest:1"}]})

allowed["new images"] := _pod({
	"initContainers": [{"name": "setup", "image": "ghcr.io/acme/new:1"}],
	"containers": [{"name": "app", "image": "ghcr.io/acme/tomorrow:1"}],
})

allowed["what is no reference"] := _pod({"containers": [{"name": "app", "image": "ghcr.io/acme/Old:1"}]})

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

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
		"msg": "container \"app\" uses the image \"ghcr.io/acme/old:1\", which was built at 2026-01-01T23:59:59Z",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["a second too old"]
		with data.reeve_evidence as evidence
		with data.reeve_config as config
}

test_max_days[days] if {
	some days, wanted in {"180": 1, "181": 0}
	found := policy.violation with input as denied["a second too old"]
		with data.reeve_evidence as evidence
		with data.reeve_config as config
		with data.reeve_parameters as {"containers/image-max-age": {"maxDays": to_number(days)}}
	count(found) == wanted
}

_undated := {
	"no evidence": {},
	"nothing about the image": {"images": {"nginx:1": {"config": {"created": "2026-06-30T00:00:00Z"}}}},
	"nothing about its age": {"images": {"ghcr.io/acme/old:1": {"config": {"user": "1"}}}},
	"the time of a reproducible build": {"images": {"ghcr.io/acme/old:1": {"config": {"created": "1970-01-01T00:00:00Z"}}}},
	"another such time": {"images": {"ghcr.io/acme/old:1": {"config": {"created": "1980-01-01T00:00:01Z"}}}},
}

test_what_is_not_known_is_no_verdict[name] if {
	some name, given in _undated
	pod := denied["a second too old"]
	count(policy.violation) == 0 with input as pod with data.reeve_evidence as given with data.reeve_config as config
	policy.unknown == {{
		"msg": "when the image \"ghcr.io/acme/old:1\" was built",
		"needs": ["evidence: config.created"],
	}} with input as pod
		with data.reeve_evidence as given
		with data.reeve_config as config
}

test_evidence_may_be_required[name] if {
	some name, given in _undated
	required := {"containers/image-max-age": {"requireEvidence": true}}
	pod := denied["a second too old"]
	policy.violation == {{
		"msg": "container \"app\" uses the image \"ghcr.io/acme/old:1\", of which it is not known when it was built",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as pod
		with data.reeve_evidence as given
		with data.reeve_config as config
		with data.reeve_parameters as required
	count(policy.unknown) == 0 with input as pod
		with data.reeve_evidence as given
		with data.reeve_config as config
		with data.reeve_parameters as required
}
