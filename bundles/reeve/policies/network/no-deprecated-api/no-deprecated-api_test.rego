package reeve.policies.network["no-deprecated-api_test"]

import data.reeve.policies.network["no-deprecated-api"] as policy

denied["the API of old"] := _policy("extensions/v1beta1", "NetworkPolicy")

allowed["another kind of that API"] := _policy("extensions/v1beta1", "Ingress")

_policy(version, kind) := {
	"apiVersion": version,
	"kind": kind,
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"podSelector": {}},
}

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
		"msg": "network policy is of \"extensions/v1beta1\", which Kubernetes serves no more since v1.16",
		"path": ["apiVersion"],
		"fix": [{"op": "replace", "value": "networking.k8s.io/v1"}],
	}} with input as denied["the API of old"]
}

test_the_api_of_today if {
	count(policy.violation) == 0 with input as _policy("networking.k8s.io/v1", "NetworkPolicy")
}
