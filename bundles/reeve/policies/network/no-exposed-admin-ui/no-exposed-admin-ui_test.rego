package reeve.policies.network["no-exposed-admin-ui_test"]

import data.reeve.policies.network["no-exposed-admin-ui"] as policy

inventory := {
	"namespace": {"shop": {"v1": {"Service": {
		"open": _service("open", {"type": "LoadBalancer", "selector": {"app": "open"}}),
		"inner": _service("inner", {"selector": {"app": "inner"}}),
	}}}},
	"complete": {"*/*": {"*": true}},
}

_service(name, spec) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": spec,
}

denied["by its name"] := _pod("jenkins", "open", "docker.io/example/ci:2")

denied["by a part of its name"] := _pod("prod-kubernetes-dashboard-0", "open", "docker.io/example/ui:2")

denied["by its image"] := _pod("llm", "open", "docker.io/ollama/ollama:0.9")

denied["by a part of its image"] := _pod("llm", "open", "docker.io/vllm/vllm-openai@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")

allowed["not exposed"] := _pod("jenkins", "inner", "docker.io/example/ci:2")

allowed["something else"] := _pod("web", "open", "docker.io/example/web:2")

allowed["a name that only has it in a word"] := _pod("array", "open", "docker.io/example/tray:2")

allowed["no image that can be read"] := _pod("web", "open", "!ollama")

allowed["selected by nothing"] := _pod("jenkins", "other", "docker.io/example/ci:2")

_pod(name, app, image) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": name, "namespace": "shop", "labels": {"app": app}},
	"spec": {"containers": [{"name": "app", "image": image}]},
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "\"kubernetes-dashboard\" is an admin interface, and Service \"open\" exposes it",
		"path": ["metadata", "labels"],
		"related": [{"object": {"apiVersion": "v1", "kind": "Service", "namespace": "shop", "name": "open"}}],
	}} with input as denied["by a part of its name"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := {"namespace": inventory.namespace, "complete": {"*/*": {"blog": true}}}
	count(policy.violation) == 0 with input as allowed["not exposed"] with data.inventory as known
	{doubt.msg | some doubt in policy.unknown} == {"whether \"jenkins\" is exposed to the outside"} with input as allowed["not exposed"]
		with data.inventory as known
	count(policy.unknown) == 0 with input as allowed["something else"] with data.inventory as known
}

test_other_names if {
	own := {"network/no-exposed-admin-ui": {"names": ["web"]}}
	count(policy.violation) == 1 with input as allowed["something else"] with data.inventory as inventory with data.reeve_parameters as own
	count(policy.violation) == 0 with input as denied["by its name"] with data.inventory as inventory with data.reeve_parameters as own
}
