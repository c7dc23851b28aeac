package reeve.policies.psp["psa-valid-labels_test"]

import data.reeve.policies.psp["psa-valid-labels"] as policy

denied["a level in other letters"] := _labelled({"enforce": "Baseline"})

denied["a level that is empty"] := _labelled({"warn": ""})

denied["a version in the place of a level"] := _labelled({"audit": "latest"})

denied["a version without its v"] := _labelled({"enforce": "baseline", "enforce-version": "1.25"})

denied["a version with a patch level"] := _labelled({"audit": "baseline", "audit-version": "v1.25.3"})

denied["a version with a leading zero"] := _labelled({"warn": "baseline", "warn-version": "v1.08"})

denied["a misspelt key"] := _labelled({"enforced": "baseline"})

denied["a key in other letters"] := _labelled({"enforce": "baseline", "Warn": "restricted"})

denied["a version without a level"] := _labelled({"enforce-version": "v1.25"})

denied["a version for audits without a level"] := _labelled({"enforce": "restricted", "audit-version": "v1.25"})

denied["a version for warnings that follow no level"] := _labelled({"enforce": "privileged", "warn-version": "latest"})

denied["a version beside null, which is the same as absent"] := _labelled({"audit": null, "audit-version": "latest"})

denied["a generated name"] := {
	"apiVersion": "v1",
	"kind": "Namespace",
	"metadata": {"generateName": "team-", "labels": {_key("warn"): "none"}},
}

allowed["every level and version"] := _labelled({
	"enforce": "privileged",
	"enforce-version": "v1.0",
	"audit": "baseline",
	"audit-version": "v1.25",
	"warn": "restricted",
	"warn-version": "latest",
})

allowed["levels without versions"] := _labelled({"enforce": "baseline", "audit": "restricted"})

allowed["a version for warnings that follow the enforced level"] := _labelled({
	"enforce": "baseline",
	"warn-version": "latest",
})

allowed["labels of others"] := _namespace({"name": "team", "labels": {
	"enforce": "Baseline",
	"pod-security.example.com/enforced": "",
}})

allowed["no labels"] := _namespace({"name": "team"})

allowed["null labels"] := _namespace({"name": "team", "labels": null})

allowed["null, which is the same as absent"] := _labelled({"enforce": null, "enforced": null, "warn-version": null})

_key(name) := concat("", ["pod-security.kubernetes.io/", name])

_labelled(labels) := _namespace({"name": "team", "labels": {_key(name): text | some name, text in labels}})

_namespace(metadata) := {"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_of_a_level if {
	policy.violation == {{
		"msg": concat("", [
			"namespace \"team\" sets pod-security.kubernetes.io/enforce to \"Baseline\", ",
			"which is no level: want privileged, baseline or restricted",
		]),
		"path": ["metadata", "labels", "pod-security.kubernetes.io/enforce"],
		"fix": [],
	}} with input as denied["a level in other letters"]
}

test_verdict_of_a_version if {
	policy.violation == {{
		"msg": concat("", [
			"namespace \"team\" sets pod-security.kubernetes.io/enforce-version to \"1.25\", ",
			"which is no version: want latest or v1.N",
		]),
		"path": ["metadata", "labels", "pod-security.kubernetes.io/enforce-version"],
		"fix": [],
	}} with input as denied["a version without its v"]
}

test_verdict_of_a_key if {
	policy.violation == {{
		"msg": concat("", [
			"namespace \"team\" has the label \"pod-security.kubernetes.io/enforced\", which means nothing: ",
			"there are enforce, enforce-version, audit, audit-version, warn, warn-version",
		]),
		"path": ["metadata", "labels", "pod-security.kubernetes.io/enforced"],
	}} with input as denied["a misspelt key"]
}

test_verdict_of_a_version_without_a_level if {
	policy.violation == {{
		"msg": concat("", [
			"namespace \"team\" sets pod-security.kubernetes.io/enforce-version to \"v1.25\" ",
			"without pod-security.kubernetes.io/enforce",
		]),
		"path": ["metadata", "labels", "pod-security.kubernetes.io/enforce-version"],
		"fix": [],
	}} with input as denied["a version without a level"]
}

test_fix_on_request[name] if {
	some name, wanted in {
		"a level in other letters": {"op": "replace", "value": "restricted"},
		"a level that is empty": {"op": "replace", "value": "restricted"},
		"a version without its v": {"op": "replace", "value": "latest"},
		"a version without a level": {"op": "remove"},
	}
	thing := denied[name]
	some found in policy.violation with input as thing with data.reeve_config as {"fixes": "all"}
	found.fix == [wanted]
}

test_each_label_on_its_own if {
	count(policy.violation) == 4 with input as _labelled({
		"enforce": "none",
		"enforce-version": "none",
		"warned": "baseline",
		"audit-version": "v1.25",
	})
}

test_warnings_follow_no_value_that_is_no_level if {
	count(policy.violation) == 2 with input as _labelled({"enforce": "Baseline", "warn-version": "latest"})
}

test_without_metadata if {
	count(policy.violation) == 0 with input as {"apiVersion": "v1", "kind": "Namespace"}
}

test_no_other_kind if {
	count(policy.violation) == 0 with input as object.union(denied["a misspelt key"], {"kind": "Pod"})
}
