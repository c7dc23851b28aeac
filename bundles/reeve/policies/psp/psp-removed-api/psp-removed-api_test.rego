package reeve.policies.psp["psp-removed-api_test"]

import data.reeve.policies.psp["psp-removed-api"] as policy

denied["the newer group"] := _policy("policy/v1beta1")

denied["the older group"] := _policy("extensions/v1beta1")

allowed["what replaces it"] := {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "team"}}

allowed["another object of the group"] := {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "team"}}

_policy(version) := {"apiVersion": version, "kind": "PodSecurityPolicy", "metadata": {"name": "team"}, "spec": {}}

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
		"msg": "pod security policy \"team\" is of policy/v1beta1, which Kubernetes does not serve since v1.25",
		"path": ["apiVersion"],
	}} with input as denied["the newer group"]
}

test_versions[version] if {
	some version, wanted in {"v1.15": [0, 0], "v1.16": [0, 1], "v1.24": [0, 1], "v1.25": [1, 1], "latest": [1, 1]}
	config := {"k8sVersion": version}
	count(policy.violation) == wanted[0] with input as denied["the newer group"] with data.reeve_config as config
	count(policy.violation) == wanted[1] with input as denied["the older group"] with data.reeve_config as config
}
