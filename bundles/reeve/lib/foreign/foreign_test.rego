package reeve.lib.foreign_test

import data.reeve.lib.foreign
import data.reeve.lib.workload

_pod(os, spec, outer, own) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": object.union(spec, {
		"os": {"name": os},
		"securityContext": outer,
		"containers": [{"name": "app", "securityContext": own}],
	}),
}

test_one_of_each if {
	foreign.fields == [
		{"holder": {"label": "pod"}, "name": "hostPID", "path": ["spec", "hostPID"]},
		{"holder": workload.security_contexts[0], "name": "fsGroup", "path": ["spec", "securityContext", "fsGroup"]},
		{
			"holder": workload.security_contexts[1],
			"name": "privileged",
			"path": ["spec", "containers", 0, "securityContext", "privileged"],
		},
	] with input as _pod("windows", {"hostPID": true}, {"fsGroup": 0}, {"privileged": false})
}

test_fields[name] if {
	some name, case in {
		"of the pod": {
			"pod": _pod("windows", {"hostUsers": true, "shareProcessNamespace": false, "resources": {}}, {}, {}),
			"wanted": {"hostUsers", "shareProcessNamespace", "resources"},
		},
		"of both contexts": {
			"pod": _pod("windows", {}, {"runAsUser": 1}, {"seccompProfile": {"type": "RuntimeDefault"}}),
			"wanted": {"runAsUser", "seccompProfile"},
		},
		"sysctls": {
			"pod": _pod("windows", {}, {"sysctls": [{"name": "net.core.somaxconn"}]}, {}),
			"wanted": {"sysctls"},
		},
		"Windows options": {
			"pod": _pod("linux", {}, {"windowsOptions": {}}, {"windowsOptions": {"hostProcess": false}}),
			"wanted": {"windowsOptions"},
		},
		"what both systems have": {
			"pod": _pod("windows", {"hostNetwork": true}, {"runAsNonRoot": true}, {"windowsOptions": {}}),
			"wanted": set(),
		},
		"fields of Linux on Linux": {
			"pod": _pod("linux", {"hostPID": true}, {"fsGroup": 1}, {"privileged": true}),
			"wanted": set(),
		},
		"no operating system": {
			"pod": _pod("", {"hostPID": true}, {"windowsOptions": {}}, {"privileged": true}),
			"wanted": set(),
		},
		"false, null and nothing": {
			"pod": _pod(
				"windows",
				{"hostPID": false, "hostIPC": null},
				{"sysctls": [], "fsGroup": null},
				{"privileged": null},
			),
			"wanted": set(),
		},
	}
	found := foreign.fields with input as case.pod
	{field.name | some field in found} == case.wanted
}

test_a_field_at_the_wrong_level_is_none if {
	foreign.fields == [] with input as _pod("windows", {}, {"privileged": true}, {"fsGroup": 1})
}
