package reeve.policies.network["service-unique-selector_test"]

import data.reeve.policies.network["service-unique-selector"] as policy

inventory := {"namespace": {namespace: {"v1": {"Service": {name: {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
} |
	some name, spec in specs
}}} |
	some namespace, specs in {
		"shop": {
			"api": {"selector": {"app": "api"}},
			"bare": {"selector": null},
			"name": {"type": "ExternalName", "selector": {"app": "web"}},
		},
		"blog": {"press": {"selector": {"app": "press"}}},
	}
}}

denied["the same selector"] := _service({"selector": {"app": "api"}})

denied["the same selector for another port and type"] := _service({"type": "LoadBalancer", "selector": {"app": "api"}, "ports": [{"port": 443}]})

allowed["another selector"] := _service({"selector": {"app": "web"}})

allowed["a label more"] := _service({"selector": {"app": "api", "role": "leader"}})

allowed["the same selector in another namespace"] := _service({"selector": {"app": "press"}})

allowed["no selector, like another"] := _service({"selector": {}})

allowed["a name, for which the selector means nothing"] := _service({"type": "ExternalName", "selector": {"app": "api"}})

allowed["the Service itself"] := object.union(_service({"selector": {"app": "api"}}), {"metadata": {"name": "api"}})

_service(spec) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "service has the same selector as the Service \"api\"",
		"path": ["spec", "selector"],
		"related": [{"object": {"apiVersion": "v1", "kind": "Service", "namespace": "shop", "name": "api"}}],
	}} with input as denied["the same selector"]
		with data.inventory as inventory
}

test_kinds_of_other_groups_are_none if {
	count(policy.violation) == 0 with input as object.union(denied["the same selector"], {"apiVersion": "serving.knative.dev/v1"})
		with data.inventory as inventory
}
