package reeve.lib.probe_test

import data.reeve.lib.probe

_pod(fields) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"spec": object.union(
		{
			"initContainers": [{"name": "setup", "startupProbe": {"exec": {}}, "lifecycle": null}],
			"containers": [
				{"name": "app", "lifecycle": {"preStop": {"sleep": {}}, "postStart": null}, "livenessProbe": {}},
				{"name": "proxy", "readinessProbe": null},
			],
			"ephemeralContainers": [{"name": "debug"}],
		},
		fields,
	),
}

test_handlers if {
	found := [[h.container.name, h.label, h.is_probe, h.spec, h.path] | some h in probe.handlers] with input as _pod({})
	found == [
		["setup", "startupProbe", true, {"exec": {}}, ["spec", "initContainers", 0, "startupProbe"]],
		["app", "livenessProbe", true, {}, ["spec", "containers", 0, "livenessProbe"]],
		["app", "lifecycle.preStop", false, {"sleep": {}}, ["spec", "containers", 0, "lifecycle", "preStop"]],
	]
}

test_steps if {
	found := {h.steps | some h in probe.handlers} with input as _pod({})
	found == {["startupProbe"], ["livenessProbe"], ["lifecycle", "preStop"]}
}

test_headers if {
	pod := {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [
		{"name": "app", "lifecycle": {"preStop": {"httpGet": {"httpHeaders": [null, {"name": "Host", "value": "a"}]}}}},
		{"name": "proxy", "livenessProbe": {"httpGet": {"httpHeaders": null}}},
	]}}
	found := [[h.handler.label, h.name, h.value, h.path] | some h in probe.headers] with input as pod
	path := ["spec", "containers", 0, "lifecycle", "preStop", "httpGet", "httpHeaders"]
	found == [
		["lifecycle.preStop", "", "", array.concat(path, [0, "value"])],
		["lifecycle.preStop", "Host", "a", array.concat(path, [1, "value"])],
	]
}

test_lasting[policy] if {
	some policy, wanted in {
		null: ["app", "proxy"],
		"": ["app", "proxy"],
		"Always": ["app", "proxy"],
		"OnFailure": [],
		"Never": [],
	}
	found := [c.name | some c in probe.lasting] with input as _pod({"restartPolicy": policy})
	found == wanted
}

test_same_action[name] if {
	some name, [one, other] in {
		"timing": [{"tcpSocket": {"port": 1}, "periodSeconds": 3}, {"tcpSocket": {"port": 1}, "failureThreshold": 9}],
		"defaults": [{"httpGet": {"port": 80}}, {"httpGet": {"port": 80, "path": "/", "scheme": "HTTP"}}],
		"null and empty": [{"httpGet": {"port": 80, "host": null, "path": ""}, "exec": null}, {"httpGet": {"port": 80}}],
	}
	probe.action(one) == probe.action(other)
}

test_other_action[name] if {
	some name, [one, other] in {
		"another path": [{"httpGet": {"port": 80}}, {"httpGet": {"port": 80, "path": "/ready"}}],
		"another port": [{"tcpSocket": {"port": 80}}, {"tcpSocket": {"port": 81}}],
		"another type": [{"tcpSocket": {"port": 80}}, {"grpc": {"port": 80}}],
		"another command": [{"exec": {"command": ["a"]}}, {"exec": {"command": ["a", "b"]}}],
	}
	probe.action(one) != probe.action(other)
}

test_no_action if {
	probe.action({}) == {}
	probe.action({"periodSeconds": 3, "httpGet": null}) == {}
}
