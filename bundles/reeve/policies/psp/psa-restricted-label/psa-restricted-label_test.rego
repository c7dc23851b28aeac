package reeve.policies.psp["psa-restricted-label_test"]

import data.reeve.policies.psp["psa-restricted-label"] as policy

denied["the baseline level"] := _labelled({_enforce: "baseline"})

denied["the privileged level"] := _labelled({_enforce: "privileged"})

denied["no label"] := _namespace({"name": "team"})

denied["null, which is the same as absent"] := _labelled({_enforce: null})

denied["a level that only warns"] := _labelled({"pod-security.kubernetes.io/warn": "restricted"})

denied["a generated name"] := _namespace({"generateName": "team-"})

allowed["the restricted level"] := _labelled({_enforce: "restricted"})

allowed["a value that is no level, which counts as restricted"] := _labelled({_enforce: "Baseline"})

allowed["an empty value, which is no level either"] := _labelled({_enforce: ""})

allowed["an exempt namespace"] := _namespace({"name": "kube-system", "labels": {_enforce: "privileged"}})

allowed["an exempt namespace without labels"] := _namespace({"name": "kube-node-lease"})

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

test_verdict_of_a_label if {
	policy.violation == {{
		"msg": "namespace \"team\" sets pod-security.kubernetes.io/enforce to \"baseline\"",
		"path": ["metadata", "labels", _enforce],
		"fix": [],
	}} with input as denied["the baseline level"]
}

test_verdict_of_the_cluster_default if {
	policy.violation == {{
		"msg": concat("", [
			"namespace \"team-\" has no label pod-security.kubernetes.io/enforce, ",
			"so the cluster default \"privileged\" holds",
		]),
		"path": ["metadata", "labels", _enforce],
		"fix": [],
	}} with input as denied["a generated name"]
}

test_verdict_without_metadata if {
	some found in policy.violation with input as {"apiVersion": "v1", "kind": "Namespace"}
	found.path == ["metadata", "labels", _enforce]
}

test_fix_on_request if {
	every name in ["the baseline level", "no label"] {
		thing := denied[name]
		some found in policy.violation with input as thing with data.reeve_config as {"fixes": "all"}
		found.fix == [{"op": "add", "value": "restricted"}]
	}
}

test_cluster_default[level] if {
	some level, wanted in {"privileged": 1, "baseline": 1, "restricted": 0}
	parameters := {"psp/psa-restricted-label": {"clusterDefault": level}}
	count(policy.violation) == wanted with input as denied["no label"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as denied["the baseline level"] with data.reeve_parameters as parameters
}

test_exempt if {
	parameters := {"psp/psa-restricted-label": {"exempt": ["team"]}}
	count(policy.violation) == 0 with input as denied["the baseline level"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["an exempt namespace"] with data.reeve_parameters as parameters
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
	object := _namespace({"name": "team"})
	count(policy.violation) == 0 with input as object with data.inventory as _configured("restricted")
	some found in policy.violation with input as object with data.inventory as _configured("baseline")
	endswith(found.msg, "so the cluster default \"baseline\" holds")
}
