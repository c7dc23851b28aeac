package reeve.policies.network["explicit-namespace_test"]

import data.reeve.policies.network["explicit-namespace"] as policy

denied["no namespace"] := _policy({"name": "web"})

denied["null"] := _policy({"name": "web", "namespace": null})

denied["an empty namespace"] := _policy({"name": "web", "namespace": ""})

allowed["a namespace"] := _policy({"name": "web", "namespace": "shop"})

allowed["the namespace default"] := _policy({"name": "web", "namespace": "default"})

_policy(metadata) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": metadata,
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
		"msg": "network policy names no namespace",
		"path": ["metadata", "namespace"],
	}} with input as denied["no namespace"]
}

test_what_the_request_names_is_enough if {
	count(policy.violation) == 0 with input as {"review": {"namespace": "shop", "object": denied["no namespace"]}}
}
