package reeve.policies.rbac["bounded-projected-token_test"]

import data.reeve.policies.rbac["bounded-projected-token"] as policy

denied["more than two hours"] := _pod([{"serviceAccountToken": {"path": "token", "expirationSeconds": 7201}}])

denied["a year"] := _pod([
	{"configMap": {"name": "ca"}},
	{"serviceAccountToken": {"path": "token", "expirationSeconds": 31536000, "audience": "vault"}},
])

allowed["two hours"] := _pod([{"serviceAccountToken": {"path": "token", "expirationSeconds": 7200}}])

allowed["nothing said, which is an hour"] := _pod([{"serviceAccountToken": {"path": "token"}}])

allowed["null, which is an hour"] := _pod([{"serviceAccountToken": {"path": "token", "expirationSeconds": null}}])

allowed["an audience"] := _pod([{"serviceAccountToken": {"path": "token", "audience": "vault"}}])

allowed["no token"] := _pod([{"configMap": {"name": "ca"}}, {"serviceAccountToken": null}])

allowed["no sources"] := _pod(null)

_pod(sources) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {
		"containers": [{"name": "app", "volumeMounts": [{"name": "token", "mountPath": "/token"}]}],
		"volumes": [{"name": "token", "projected": {"sources": sources}}],
	},
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

_below := ["spec", "volumes", 0, "projected", "sources", 0, "serviceAccountToken"]

test_verdict if {
	policy.violation == {{
		"msg": "volume \"token\" holds a token that lives 7201 seconds, more than 7200",
		"path": array.concat(_below, ["expirationSeconds"]),
		"fix": [],
	}} with input as denied["more than two hours"]
}

test_fix_on_request if {
	some found in policy.violation with input as denied["more than two hours"] with data.reeve_config as {"fixes": "all"}
	found.fix == [{"op": "add", "value": 7200}]
}

_given(fields) := {"rbac/bounded-projected-token": fields}

test_max_seconds if {
	count(policy.violation) == 0 with input as denied["more than two hours"]
		with data.reeve_parameters as _given({"maxSeconds": 86400})
	some found in policy.violation with input as allowed["nothing said, which is an hour"]
		with data.reeve_parameters as _given({"maxSeconds": 600})
	found.msg == "volume \"token\" holds a token that lives 3600 seconds, more than 600"
}

test_require_audience if {
	given := _given({"requireAudience": true})
	policy.violation == {{
		"msg": "volume \"token\" holds a token that names no audience",
		"path": array.concat(_below, ["audience"]),
	}} with input as allowed["nothing said, which is an hour"] with data.reeve_parameters as given
	count(policy.violation) == 0 with input as allowed["an audience"] with data.reeve_parameters as given
	count(policy.violation) == 0 with input as allowed["no token"] with data.reeve_parameters as given
}

test_forbidden_audiences if {
	policy.violation == {{
		"msg": "volume \"token\" holds a token for the audience \"vault\"",
		"path": array.concat(_below, ["audience"]),
	}} with input as allowed["an audience"] with data.reeve_parameters as _given({"forbiddenAudiences": ["aws", "va*"]})
	every object in [allowed["an audience"], allowed["nothing said, which is an hour"]] {
		count(policy.violation) == 0 with input as object with data.reeve_parameters as _given({"forbiddenAudiences": ["aws"]})
	}
}
