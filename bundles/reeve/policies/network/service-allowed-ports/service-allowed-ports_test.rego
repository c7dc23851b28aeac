package reeve.policies.network["service-allowed-ports_test"]

import data.reeve.policies.network["service-allowed-ports"] as policy

parameters := {"allowed": [{"min": 80, "max": 80}, {"min": 8000, "max": 8999}]}

denied["another port"] := _service({"ports": [{"port": 80}, {"port": 8080}, {"port": 81}]})

denied["below a range"] := _service({"ports": [{"port": 7999}]})

denied["above a range"] := _service({"type": "NodePort", "ports": [{"port": 9000, "protocol": "UDP"}]})

allowed["a port"] := _service({"ports": [{"port": 80}]})

allowed["the ends of a range"] := _service({"ports": [{"port": 8000}, {"port": 8999}]})

allowed["no ports"] := _service({"ports": null})

allowed["a port that is null, which the API server refuses"] := _service({"ports": [{"port": null}, null]})

_service(spec) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
}

_parameters := {"network/service-allowed-ports": parameters}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_parameters as _parameters
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_parameters as _parameters
}

test_verdict if {
	policy.violation == {{
		"msg": "port 81 is not allowed",
		"path": ["spec", "ports", 2, "port"],
	}} with input as denied["another port"]
		with data.reeve_parameters as _parameters
}

test_nothing_is_allowed_by_default if {
	count(policy.violation) == 1 with input as allowed["a port"]
}
