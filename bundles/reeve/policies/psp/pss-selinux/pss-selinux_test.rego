package reeve.policies.psp["pss-selinux_test"]

import data.reeve.policies.psp["pss-selinux"] as policy

denied["a type of the pod"] := _pod({"securityContext": _options({"type": "spc_t"})})

denied["a type of the pod under containers with another"] := _pod({
	"securityContext": _options({"type": "spc_t"}),
	"containers": [_container(_options({"type": "container_t"}))],
})

denied["a type of a container"] := _pod({"containers": [_container(_options({"type": "spc_t"}))]})

denied["a type of an init container"] := _pod({"initContainers": [_container(_options({"type": "spc_t"}))]})

denied["a type of an ephemeral container"] := _pod({"ephemeralContainers": [_container(_options({"type": "spc_t"}))]})

denied["a user"] := _pod({"containers": [_container(_options({"user": "system_u", "type": "container_t"}))]})

denied["a role"] := _pod({"securityContext": _options({"role": "system_r"})})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["types of containers"] := _pod({
	"securityContext": _options({"type": "container_t"}),
	"initContainers": [_container(_options({"type": "container_init_t"}))],
	"containers": [_container(_options({"type": "container_kvm_t"}))],
})

allowed["a level"] := _pod({"securityContext": _options({"level": "s0:c123,c456"})})

allowed["empty options"] := _pod({"securityContext": _options({})})

allowed["empty strings"] := _pod({"containers": [_container(_options({"type": "", "user": "", "role": ""}))]})

allowed["null, which is the same as absent"] := _pod({
	"securityContext": _options(null),
	"initContainers": null,
	"containers": [_container(_options({"type": null, "user": null, "role": null}))],
})

_options(options) := {"seLinuxOptions": options}

_container(context) := {"name": "app", "securityContext": context}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_each_option_on_its_own if {
	options := _options({"type": "spc_t", "user": "system_u", "role": "system_r", "level": "s0"})
	count(policy.violation) == 3 with input as _pod({"securityContext": options})
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "container \"app\" sets the SELinux type \"spc_t\"",
		"path": ["spec", "containers", 0, "securityContext", "seLinuxOptions", "type"],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["a type of a container"]
}

test_verdict_of_a_user if {
	policy.violation == {{
		"msg": "container \"app\" sets the SELinux user \"system_u\"",
		"path": ["spec", "containers", 0, "securityContext", "seLinuxOptions", "user"],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["a user"]
}

test_verdict_of_a_role if {
	policy.violation == {{
		"msg": "pod sets the SELinux role \"system_r\"",
		"path": ["spec", "securityContext", "seLinuxOptions", "role"],
		"fix": [{"op": "remove"}],
	}} with input as denied["a role"]
}

test_version[version] if {
	some version, counts in {
		"v1.0": {"container_t": 0, "container_engine_t": 1},
		"v1.30": {"container_t": 0, "container_engine_t": 1},
		"v1.31": {"container_t": 0, "container_engine_t": 0},
		"latest": {"container_t": 0, "container_engine_t": 0},
	}
	every type, wanted in counts {
		found := policy.violation with input as _pod({"securityContext": _options({"type": type})})
			with data.reeve_parameters as {"psp/pss-selinux": {"version": version}}
		count(found) == wanted
	}
}
