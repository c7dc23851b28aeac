package reeve.lib.hostprocess_test

import data.reeve.lib.hostprocess

_pod(network, outer, containers) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"hostNetwork": network, "securityContext": _context(outer), "containers": [container |
		some name, setting in containers
		container := {"name": name, "securityContext": _context(setting)}
	]},
}

_context(setting) := {"windowsOptions": {"hostProcess": setting}}

test_faults[name] if {
	some name, case in {
		"none": {"pod": _pod(true, null, {"a": true, "b": true}), "wanted": set()},
		"none that inherit it": {"pod": _pod(true, true, {"a": null, "b": true}), "wanted": set()},
		"none without such containers": {"pod": _pod(false, false, {"a": null, "b": false}), "wanted": set()},
		"no host network": {
			"pod": _pod(false, true, {"a": null}),
			"wanted": {["pod has HostProcess containers and is not on the host network", ["spec", "hostNetwork"]]},
		},
		"nothing said of the host network": {
			"pod": _pod(null, null, {"a": true}),
			"wanted": {["pod has HostProcess containers and is not on the host network", ["spec", "hostNetwork"]]},
		},
		"another container": {
			"pod": _pod(true, null, {"a": true, "b": null}),
			"wanted": {["container \"b\" is no HostProcess container and others of the pod are", _path(1)]},
		},
		"a container that denies it": {
			"pod": _pod(true, true, {"a": null, "b": false}),
			"wanted": {["container \"b\" says about windowsOptions.hostProcess what the pod denies", _path(1)]},
		},
		"a pod that denies it": {
			"pod": _pod(true, false, {"a": true}),
			"wanted": {["container \"a\" says about windowsOptions.hostProcess what the pod denies", _path(0)]},
		},
	}
	found := hostprocess.faults with input as case.pod
	{[fault.fact, fault.path] | some fault in found} == case.wanted
}

test_the_container_of_a_fault if {
	holders := {fault.holder | some fault in hostprocess.faults} with input as _pod(false, null, {"a": true, "b": false})
	{object.get(holder, "name", "") | some holder in holders} == {"", "b"}
}

_path(index) := ["spec", "containers", index, "securityContext", "windowsOptions", "hostProcess"]
