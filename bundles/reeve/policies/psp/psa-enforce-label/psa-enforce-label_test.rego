package reeve.policies.psp["psa-enforce-label_test"]

import data.reeve.policies.psp["psa-enforce-label"] as policy

denied["a namespace without labels"] := _namespace({"name": "team"})

denied["null labels, which are the same as none"] := _namespace({"name": "team", "labels": null})

denied["other labels"] := _labelled({"team": "a", "enforce": "baseline"})

denied["a level that only warns"] := _labelled({"pod-security.kubernetes.io/warn": "restricted"})

denied["a misspelt key"] := _labelled({"pod-security.kubernetes.io/enforced": "baseline"})

denied["null, which is the same as absent"] := _labelled({_enforce: null})

denied["a generated name"] := _namespace({"generateName": "kube-system"})

allowed["a level"] := _labelled({_enforce: "baseline"})

allowed["the privileged level, which is for another policy"] := _labelled({_enforce: "privileged"})

allowed["no level, which is for another policy"] := _labelled({_enforce: ""})

allowed["an exempt namespace"] := _namespace({"name": "kube-system"})

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
		"msg": concat("", [
			"namespace \"team\" has no label pod-security.kubernetes.io/enforce, ",
			"so the cluster default \"privileged\" holds",
		]),
		"path": ["metadata", "labels", _enforce],
		"fix": [],
	}} with input as denied["a namespace without labels"]
}

test_verdict_without_metadata if {
	some found in policy.violation with input as {"apiVersion": "v1", "kind": "Namespace"}
	startswith(found.msg, "namespace \"\" has no label")
	found.path == ["metadata", "labels", _enforce]
}

test_fix_on_request if {
	every level in ["baseline", "restricted"] {
		some found in policy.violation with input as denied["a namespace without labels"]
			with data.reeve_config as {"fixes": "all"}
			with data.reeve_parameters as {"psp/psa-enforce-label": {"minLevel": level}}
		found.fix == [{"op": "add", "value": level}]
	}
}

test_levels[level] if {
	some level, counts in {
		"baseline": {"privileged": 1, "baseline": 0, "restricted": 0},
		"restricted": {"privileged": 1, "baseline": 1, "restricted": 0},
	}
	every default_level, wanted in counts {
		found := policy.violation with input as denied["a namespace without labels"]
			with data.reeve_parameters as {"psp/psa-enforce-label": {"minLevel": level, "clusterDefault": default_level}}
		count(found) == wanted
	}
}

test_exempt if {
	parameters := {"psp/psa-enforce-label": {"exempt": ["team"]}}
	count(policy.violation) == 0 with input as denied["a namespace without labels"]
		with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["an exempt namespace"]
		with data.reeve_parameters as parameters
}

test_no_other_kind if {
	count(policy.violation) == 0 with input as {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}}
}

_configured(level) := {"namespace": {"default": {"pod-security.admission.config.k8s.io/v1": {"PodSecurityConfiguration": {"main": {
	"apiVersion": "pod-security.admission.config.k8s.io/v1",
	"kind": "PodSecurityConfiguration",
	"defaults": {"enforce": level},
}}}}}}

test_default_that_the_inventory_knows if {
	object := denied["a namespace without labels"]
	count(policy.violation) == 0 with input as object with data.inventory as _configured("baseline")
	count(policy.violation) == 0 with input as object
		with data.inventory as _configured("restricted")
		with data.reeve_parameters as {"psp/psa-enforce-label": {"minLevel": "restricted"}}
	some found in policy.violation with input as object
		with data.inventory as _configured("baseline")
		with data.reeve_parameters as {"psp/psa-enforce-label": {"minLevel": "restricted"}}
	endswith(found.msg, "so the cluster default \"baseline\" holds")
}

test_default_that_the_inventory_knows_counts_before_the_parameter if {
	some found in policy.violation with input as denied["a namespace without labels"]
		with data.inventory as _configured(null)
		with data.reeve_parameters as {"psp/psa-enforce-label": {"clusterDefault": "restricted"}}
	endswith(found.msg, "so the cluster default \"privileged\" holds")
}
