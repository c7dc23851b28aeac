package reeve.policies.psp["psa-no-privileged-level_test"]

import data.reeve.policies.psp["psa-no-privileged-level"] as policy

denied["the privileged level"] := _labelled({_enforce: "privileged"})

denied["the privileged level that warns at a stricter one"] := _labelled({
	_enforce: "privileged",
	"pod-security.kubernetes.io/warn": "restricted",
})

denied["a generated name"] := _namespace({"generateName": "kube-system", "labels": {_enforce: "privileged"}})

allowed["the baseline level"] := _labelled({_enforce: "baseline"})

allowed["the restricted level"] := _labelled({_enforce: "restricted"})

allowed["privileged in other letters, which counts as restricted"] := _labelled({_enforce: "Privileged"})

allowed["no label, which is for another policy"] := _namespace({"name": "team"})

allowed["null, which is the same as absent"] := _labelled({_enforce: null})

allowed["null labels"] := _labelled(null)

allowed["a level that only warns"] := _labelled({"pod-security.kubernetes.io/warn": "privileged"})

allowed["an exempt namespace"] := _namespace({"name": "kube-system", "labels": {_enforce: "privileged"}})

_enforce := "pod-security.kubernetes.io/enforce"

_labelled(labels) := _namespace({"name": "team", "labels": labels})

_namespace(metadata) := {"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "namespace \"team\" sets pod-security.kubernetes.io/enforce to \"privileged\"",
		"path": ["metadata", "labels", _enforce],
		"fix": [],
	}} with input as denied["the privileged level"]
}

test_fix_on_request if {
	some found in policy.violation with input as denied["the privileged level"]
		with data.reeve_config as {"fixes": "all"}
	found.fix == [{"op": "replace", "value": "baseline"}]
}

test_without_metadata if {
	count(policy.violation) == 0 with input as {"apiVersion": "v1", "kind": "Namespace"}
}

test_exempt if {
	parameters := {"psp/psa-no-privileged-level": {"exempt": ["team"]}}
	count(policy.violation) == 0 with input as denied["the privileged level"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["an exempt namespace"] with data.reeve_parameters as parameters
}

# Users, whether they are exempt, and how many violations there are.
_users := {
	"an exempt user": [{"username": "ops"}, ["admin", "ops"], 0],
	"another user": [{"username": "eve", "groups": ["ops"]}, ["admin", "ops"], 1],
	"nobody is exempt": [{"username": "ops"}, [], 1],
	"a user without a name": [{}, ["ops"], 1],
	"null": [null, ["ops"], 1],
}

test_exempt_users[name] if {
	some name, row in _users
	[user, exempt, wanted] := row
	count(policy.violation) == wanted with input as {"review": {
		"operation": "CREATE",
		"userInfo": user,
		"object": denied["the privileged level"],
	}}
		with data.reeve_parameters as {"psp/psa-no-privileged-level": {"exemptUsers": exempt}}
}

test_a_bare_manifest_has_no_user if {
	count(policy.violation) == 1 with input as denied["the privileged level"]
		with data.reeve_parameters as {"psp/psa-no-privileged-level": {"exemptUsers": ["ops", ""]}}
}
