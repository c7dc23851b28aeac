package reeve.lib.env_test

import data.reeve.lib.env

_pod := {
	"apiVersion": "v1",
	"kind": "Pod",
	"spec": {
		"initContainers": [{"name": "setup", "env": null, "envFrom": [null]}],
		"containers": [{
			"name": "app",
			"env": [{"name": "MODE", "value": "fast"}, null, {"name": "KEY", "valueFrom": {}}],
			"envFrom": [{"secretRef": {"name": "keys"}}],
		}],
		"ephemeralContainers": [{"name": "debug", "env": [{"name": "EMPTY", "value": null, "valueFrom": null}]}],
	},
}

test_variables if {
	found := [[v.container.name, v.index, v.name, v.value, v.spec, v.path] | some v in env.variables] with input as _pod
	found == [
		["app", 0, "MODE", "fast", {"name": "MODE", "value": "fast"}, ["spec", "containers", 0, "env", 0]],
		["app", 1, "", "", {}, ["spec", "containers", 0, "env", 1]],
		["app", 2, "KEY", "", {"name": "KEY", "valueFrom": {}}, ["spec", "containers", 0, "env", 2]],
		[
			"debug", 0, "EMPTY", "",
			{"name": "EMPTY", "value": null, "valueFrom": null},
			["spec", "ephemeralContainers", 0, "env", 0],
		],
	]
}

test_sources if {
	found := [[s.container.name, s.spec, s.path] | some s in env.sources] with input as _pod
	found == [
		["setup", {}, ["spec", "initContainers", 0, "envFrom", 0]],
		["app", {"secretRef": {"name": "keys"}}, ["spec", "containers", 0, "envFrom", 0]],
	]
}

test_is_set if {
	found := {v.name | some v in env.variables; env.is_set(v)} with input as _pod
	found == {"MODE", "KEY"}
}

test_no_pod if {
	env.variables == [] with input as {"apiVersion": "v1", "kind": "Service"}
	env.sources == [] with input as {"apiVersion": "v1", "kind": "Service"}
}
