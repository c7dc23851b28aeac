package reeve.policies.containers["no-service-links_test"]

import data.reeve.policies.containers["no-service-links"] as policy

denied["nothing set, which means true"] := _pod({"containers": [{"name": "app"}]})

denied["true"] := _pod({"enableServiceLinks": true, "containers": [{"name": "app"}]})

denied["null, which is the same as absent"] := _pod({"enableServiceLinks": null, "containers": [{"name": "app"}]})

allowed["false"] := _pod({"enableServiceLinks": false, "containers": [{"name": "app"}]})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

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
		"msg": "pod is given the services of its namespace in environment variables",
		"path": ["spec", "enableServiceLinks"],
		"fix": [{"op": "add", "value": false}],
	}} with input as denied["nothing set, which means true"]
}

test_what_bears_no_pod if {
	count(policy.violation) == 0 with input as {"apiVersion": "v1", "kind": "Service"}
}
