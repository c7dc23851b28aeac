package reeve.policies.psp["psa-levels-ordered_test"]

import data.reeve.policies.psp["psa-levels-ordered"] as policy

denied["warnings below the enforced level"] := _labelled({"enforce": "restricted", "warn": "baseline"})

denied["audits below the enforced level"] := _labelled({"enforce": "baseline", "audit": "privileged"})

denied["audits below it where warnings are not"] := _labelled({
	"enforce": "restricted",
	"audit": "privileged",
	"warn": "restricted",
})

denied["a value that is no level, which enforces restricted"] := _labelled({"enforce": "Baseline", "warn": "baseline"})

denied["a generated name"] := {
	"apiVersion": "v1",
	"kind": "Namespace",
	"metadata": {"generateName": "team-", "labels": {
		"pod-security.kubernetes.io/enforce": "baseline",
		"pod-security.kubernetes.io/warn": "privileged",
	}},
}

allowed["one level for all"] := _labelled({"enforce": "baseline", "audit": "baseline", "warn": "baseline"})

allowed["stricter levels"] := _labelled({"enforce": "privileged", "audit": "baseline", "warn": "restricted"})

allowed["no other label"] := _labelled({"enforce": "restricted"})

allowed["nothing enforced"] := _labelled({"audit": "privileged", "warn": "privileged"})

allowed["null, which is the same as absent"] := _labelled({"enforce": "restricted", "audit": null, "warn": null})

allowed["null enforced"] := _labelled({"enforce": null, "warn": "privileged"})

allowed["a value that is no level, which is for another policy"] := _labelled({"enforce": "restricted", "warn": ""})

allowed["null labels"] := _namespace({"name": "team", "labels": null})

_labelled(labels) := _namespace({"name": "team", "labels": {concat("", ["pod-security.kubernetes.io/", name]): text |
	some name, text in labels
}})

_namespace(metadata) := {"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_of_warnings if {
	policy.violation == {{
		"msg": concat("", [
			"namespace \"team\" sets pod-security.kubernetes.io/warn to \"baseline\", ",
			"weaker than the enforced level \"restricted\"",
		]),
		"path": ["metadata", "labels", "pod-security.kubernetes.io/warn"],
		"fix": [{"op": "replace", "value": "restricted"}],
	}} with input as denied["warnings below the enforced level"]
}

test_verdict_of_audits if {
	policy.violation == {{
		"msg": concat("", [
			"namespace \"team\" sets pod-security.kubernetes.io/audit to \"privileged\", ",
			"weaker than the enforced level \"baseline\"",
		]),
		"path": ["metadata", "labels", "pod-security.kubernetes.io/audit"],
		"fix": [{"op": "replace", "value": "baseline"}],
	}} with input as denied["audits below the enforced level"]
}

test_each_label_on_its_own if {
	count(policy.violation) == 2 with input as _labelled({
		"enforce": "baseline",
		"audit": "privileged",
		"warn": "privileged",
	})
}

test_without_metadata if {
	count(policy.violation) == 0 with input as {"apiVersion": "v1", "kind": "Namespace"}
}

test_no_other_kind if {
	count(policy.violation) == 0 with input as object.union(denied["a generated name"], {"kind": "Pod"})
}
