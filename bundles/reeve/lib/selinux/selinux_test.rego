package reeve.lib.selinux_test

import data.reeve.lib.selinux
import data.reeve.lib.workload

_pod(outer, own) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {
		"securityContext": {"seLinuxOptions": outer},
		"containers": [{"name": "app", "securityContext": {"seLinuxOptions": own}}],
	},
}

test_parts if {
	selinux.parts == [
		{
			"holder": workload.security_contexts[0],
			"field": "type",
			"text": "spc_t",
			"path": ["spec", "securityContext", "seLinuxOptions", "type"],
			"fact": "pod sets the SELinux type \"spc_t\"",
		},
		{
			"holder": workload.security_contexts[1],
			"field": "user",
			"text": "system_u",
			"path": ["spec", "containers", 0, "securityContext", "seLinuxOptions", "user"],
			"fact": "container \"app\" sets the SELinux user \"system_u\"",
		},
		{
			"holder": workload.security_contexts[1],
			"field": "role",
			"text": "system_r",
			"path": ["spec", "containers", 0, "securityContext", "seLinuxOptions", "role"],
			"fact": "container \"app\" sets the SELinux role \"system_r\"",
		},
	] with input as _pod(
		{"type": "spc_t", "user": "", "level": "s0"},
		{"role": "system_r", "user": "system_u", "type": null},
	)
}

test_no_parts[name] if {
	some name, options in {
		"null": null,
		"empty": {},
		"a level": {"level": "s0"},
		"empty strings": {"type": "", "user": ""},
	}
	selinux.parts == [] with input as _pod(options, options)
}

test_container_types if {
	not "container_engine_t" in selinux.container_types("v1.30")
	"container_engine_t" in selinux.container_types("v1.31")
	"container_engine_t" in selinux.container_types("latest")
	"container_t" in selinux.container_types("v1.0")
}

test_labels[name] if {
	some name, case in {
		"its own": {"pod": _pod(null, {"level": "s0"}), "wanted": 1},
		"that of the pod": {"pod": _pod({"type": "container_t"}, null), "wanted": 1},
		"none": {"pod": _pod(null, null), "wanted": 0},
		"empty options": {"pod": _pod({}, null), "wanted": 0},
		"empty options under those of the pod": {"pod": _pod({"level": "s0"}, {}), "wanted": 0},
		"empty texts": {"pod": _pod(null, {"type": "", "level": null}), "wanted": 0},
	}
	labelled := [container | some container in workload.containers; selinux.labels(container)] with input as case.pod
	count(labelled) == case.wanted
}
