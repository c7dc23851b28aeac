package reeve.policies.psp["psa-version-pinned_test"]

import data.reeve.policies.psp["psa-version-pinned"] as policy

denied["no version"] := _labelled({"enforce": "baseline"})

denied["null, which is the same as absent"] := _labelled({"enforce": "baseline", "enforce-version": null})

denied["the latest version"] := _labelled({"enforce": "restricted", "enforce-version": "latest"})

denied["a value that is no version, which counts as latest"] := _labelled({
	"enforce": "baseline",
	"enforce-version": "1.25",
})

denied["a value that is no level, which counts as restricted"] := _labelled({"enforce": "Baseline"})

denied["a version of warnings only"] := _labelled({"enforce": "baseline", "warn": "baseline", "warn-version": "v1.25"})

denied["a generated name"] := _namespace({
	"generateName": "team-",
	"labels": {"pod-security.kubernetes.io/enforce": "baseline"},
})

allowed["the privileged level, which has no versions"] := _labelled({"enforce": "privileged"})

allowed["nothing enforced"] := _labelled({"warn": "baseline", "enforce-version": "latest"})

allowed["null enforced"] := _labelled({"enforce": null})

allowed["null labels"] := _namespace({"name": "team", "labels": null})

# By default only versions too far from the configured one of the cluster are a fault.
parameters := {"requirePin": true}

_labelled(labels) := _namespace({"name": "team", "labels": {concat("", ["pod-security.kubernetes.io/", name]): text |
	some name, text in labels
}})

_namespace(metadata) := {"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_parameters as {"psp/psa-version-pinned": parameters}
	count(policy.unknown) == 0 with input as object with data.reeve_parameters as {"psp/psa-version-pinned": parameters}
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_parameters as {"psp/psa-version-pinned": parameters}
	count(policy.unknown) == 0 with input as object with data.reeve_parameters as {"psp/psa-version-pinned": parameters}
}

test_nothing_has_to_be_pinned_by_default[name] if {
	some name, object in denied
	count(policy.violation) == 0 with input as object
	count(policy.unknown) == 0 with input as object
}

_path := ["metadata", "labels", "pod-security.kubernetes.io/enforce-version"]

test_verdict_where_it_is_missing if {
	policy.violation == {{
		"msg": "namespace \"team\" has no label pod-security.kubernetes.io/enforce-version",
		"path": _path,
	}} with input as denied["no version"] with data.reeve_parameters as {"psp/psa-version-pinned": parameters}
}

test_verdict_of_the_latest_version if {
	policy.violation == {{
		"msg": concat("", [
			"namespace \"team\" sets pod-security.kubernetes.io/enforce-version to \"latest\", ",
			"which pins no version",
		]),
		"path": _path,
	}} with input as denied["the latest version"] with data.reeve_parameters as {"psp/psa-version-pinned": parameters}
}

_pinned := _labelled({"enforce": "baseline", "enforce-version": "v1.25"})

test_verdict_of_a_stale_version if {
	policy.violation == {{
		"msg": concat("", [
			"namespace \"team\" sets pod-security.kubernetes.io/enforce-version to \"v1.25\", ",
			"8 behind the cluster at \"v1.33\"",
		]),
		"path": _path,
	}} with input as _pinned with data.reeve_config as {"k8sVersion": "v1.33"}
}

test_verdict_of_a_version_to_come if {
	policy.violation == {{
		"msg": concat("", [
			"namespace \"team\" sets pod-security.kubernetes.io/enforce-version to \"v1.25\", ",
			"newer than the cluster at \"v1.24\"",
		]),
		"path": _path,
	}} with input as _pinned with data.reeve_config as {"k8sVersion": "v1.24"}
}

test_skew[skew] if {
	some skew, counts in {
		0: {"v1.24": 1, "v1.25": 0, "v1.26": 1},
		3: {"v1.24": 1, "v1.25": 0, "v1.28": 0, "v1.29": 1},
		10: {"v1.24": 1, "v1.25": 0, "v1.35": 0, "v1.36": 1},
	}
	every cluster, wanted in counts {
		found := policy.violation with input as _pinned
			with data.reeve_config as {"k8sVersion": cluster}
			with data.reeve_parameters as {"psp/psa-version-pinned": {"maxSkew": skew, "requirePin": wanted == 0}}
		count(found) == wanted
		count(policy.unknown) == 0 with input as _pinned with data.reeve_config as {"k8sVersion": cluster}
	}
}

test_skew_by_default if {
	count(policy.violation) == 0 with input as _pinned with data.reeve_config as {"k8sVersion": "v1.28"}
	count(policy.violation) == 1 with input as _pinned with data.reeve_config as {"k8sVersion": "v1.29"}
}

test_a_version_without_an_enforced_level if {
	every level in [null, "privileged"] {
		thing := _labelled({"enforce": level, "enforce-version": "v1.0"})
		count(policy.violation) == 0 with input as thing with data.reeve_config as {"k8sVersion": "v1.33"}
		count(policy.unknown) == 0 with input as thing
	}
}

test_unknown_where_the_cluster_has_no_version if {
	every config in [{}, {"k8sVersion": "latest"}] {
		count(policy.violation) == 0 with input as _pinned with data.reeve_config as config
		policy.unknown == {{
			"msg": concat("", [
				"namespace \"team\" sets pod-security.kubernetes.io/enforce-version to \"v1.25\", ",
				"and the version of the cluster is not configured",
			]),
			"needs": ["k8sVersion"],
		}} with input as _pinned with data.reeve_config as config
	}
}

test_without_metadata if {
	count(policy.violation) == 0 with input as {"apiVersion": "v1", "kind": "Namespace"}
		with data.reeve_parameters as {"psp/psa-version-pinned": parameters}
}

test_no_other_kind if {
	count(policy.violation) == 0 with input as object.union(denied["no version"], {"kind": "Pod"})
		with data.reeve_parameters as {"psp/psa-version-pinned": parameters}
	count(policy.unknown) == 0 with input as object.union(_pinned, {"kind": "Pod"})
}
