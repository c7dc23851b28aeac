package reeve.policies.containers["image-non-root-user_test"]

import data.reeve.policies.containers["image-non-root-user"] as policy

evidence := {"images": {
	"ghcr.io/acme/none:1": {"config": {"user": ""}},
	"ghcr.io/acme/root:1": {"config": {"user": "root"}},
	"ghcr.io/acme/root-group:1": {"config": {"user": "root:1000"}},
	"ghcr.io/acme/zero:1": {"config": {"user": "0"}},
	"ghcr.io/acme/zeros:1": {"config": {"user": "00:1000"}},
	"ghcr.io/acme/named:1": {"config": {"user": "app:app"}},
	"ghcr.io/acme/signed:1": {"config": {"user": "-1"}},
	"ghcr.io/acme/number:1": {"config": {"user": "10001"}},
	"ghcr.io/acme/number-group:1": {"config": {"user": "10001:0"}},
}}

denied["no user"] := _app("none", {})

denied["root by name"] := _app("root", {})

denied["root with a group"] := _app("root-group", {})

denied["root by number"] := _app("zero", {})

denied["root by two zeros"] := _app("zeros", {})

denied["a user without a number"] := _app("named", {})

denied["what is no number"] := _app("signed", {})

denied["runAsUser that is null"] := _app("none", {"securityContext": {"runAsUser": null}})

denied["runAsNonRoot, under which the container does not start"] := _app("named", {"securityContext": {"runAsNonRoot": true}})

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "image": "ghcr.io/acme/none:1"}]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "image": "ghcr.io/acme/none:1", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "image": "ghcr.io/acme/none:1"}]})

denied["one container of two"] := _pod({"containers": [
	{"name": "app", "image": "ghcr.io/acme/none:1", "securityContext": {"runAsUser": 1000}},
	{"name": "proxy", "image": "ghcr.io/acme/none:1"},
]})

allowed["a number"] := _app("number", {})

allowed["a number with the group of root"] := _app("number-group", {})

allowed["runAsUser of the container"] := _app("none", {"securityContext": {"runAsUser": 1000}})

allowed["runAsUser of the pod"] := _pod({
	"containers": [{"name": "app", "image": "ghcr.io/acme/none:1"}],
	"securityContext": {"runAsUser": 1000},
})

allowed["runAsUser 0, which other policies report"] := _app("none", {"securityContext": {"runAsUser": 0}})

allowed["runAsUser, whatever is known of the image"] := _app("unheard-of", {"securityContext": {"runAsUser": 1000}})

allowed["a pod of Windows"] := _pod({
	"containers": [{"name": "app", "image": "ghcr.io/acme/none:1"}],
	"os": {"name": "windows"},
})

allowed["an image volume, which runs nothing"] := _pod({"volumes": [{
	"name": "model",
	"image": {"reference": "ghcr.io/acme/none:1"},
}]})

allowed["what is no reference"] := _pod({"containers": [{"name": "app", "image": "ghcr.io/acme/None:1"}]})

allowed["absent, null and empty, which the API server refuses"] := _pod({
	"initContainers": null,
	"containers": [{"name": "absent"}, {"name": "null", "image": null}, {"name": "empty", "image": ""}],
	"volumes": [{"name": "null", "image": null}, {"name": "empty", "image": {}}],
})

_app(name, fields) := _pod({"containers": [object.union({"name": "app", "image": sprintf("ghcr.io/acme/%s:1", [name])}, fields)]})

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
		"msg": "container \"app\" runs as root, the user of its image \"ghcr.io/acme/none:1\"",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["no user"]
		with data.reeve_evidence as evidence
}

test_verdict_on_a_name if {
	policy.violation == {{
		"msg": "container \"app\" runs as the user \"app\" of its image \"ghcr.io/acme/named:1\", which has no number",
		"path": ["spec", "containers", 0, "image"],
		"container": "app",
	}} with input as denied["a user without a number"]
		with data.reeve_evidence as evidence
}

test_trusted[name] if {
	some name, case in {
		"the repository": {"list": ["ghcr.io/acme/none"], "wanted": 0},
		"the namespace": {"list": ["quay.io", "ghcr.io/acme/"], "wanted": 0},
		"a repository that begins alike": {"list": ["ghcr.io/acme/non"], "wanted": 1},
	}
	found := policy.violation with input as denied["no user"]
		with data.reeve_evidence as evidence
		with data.reeve_parameters as {"containers/image-non-root-user": {"trusted": case.list}}
	count(found) == case.wanted
}

test_windows_by_its_node_selector if {
	pod := _pod({
		"containers": [{"name": "app", "image": "ghcr.io/acme/none:1"}],
		"nodeSelector": {"kubernetes.io/os": "windows"},
	})
	count(policy.violation) == 1 with input as pod with data.reeve_evidence as evidence
	count(policy.violation) == 0 with input as pod
		with data.reeve_evidence as evidence
		with data.reeve_config as {"osHeuristic": true}
}

test_what_is_not_known_is_no_verdict[name] if {
	some name, given in {
		"no evidence": {},
		"nothing about the image": {"images": {"nginx:1": {"config": {"user": "1"}}}},
		"nothing about its user": {"images": {"ghcr.io/acme/none:1": {"config": {"sizeBytes": 1}}}},
	}
	count(policy.violation) == 0 with input as denied["no user"] with data.reeve_evidence as given
	policy.unknown == {{
		"msg": "which user the image \"ghcr.io/acme/none:1\" runs as",
		"needs": ["evidence: config.user"],
	}} with input as denied["no user"]
		with data.reeve_evidence as given
}
