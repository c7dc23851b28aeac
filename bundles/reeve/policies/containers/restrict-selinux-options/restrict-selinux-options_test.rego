package reeve.policies.containers["restrict-selinux-options_test"]

import data.reeve.policies.containers["restrict-selinux-options"] as policy

denied["a type of the pod"] := _pod({"securityContext": _options({"type": "spc_t"})})

denied["a type of the pod under containers with another"] := _pod({
	"securityContext": _options({"type": "spc_t"}),
	"containers": [_container(_options({"type": "container_t"}))],
})

denied["a type of a container"] := _pod({"containers": [_container(_options({"type": "spc_t"}))]})

denied["a type of an init container"] := _pod({"initContainers": [_container(_options({"type": "spc_t"}))]})

denied["a type of a sidecar"] := _pod({"initContainers": [object.union(
	_container(_options({"type": "spc_t"})),
	{"restartPolicy": "Always"},
)]})

denied["a type of an ephemeral container"] := _pod({"ephemeralContainers": [_container(_options({"type": "spc_t"}))]})

denied["a user"] := _pod({"containers": [_container(_options({"user": "system_u", "type": "container_t"}))]})

denied["a role"] := _pod({"securityContext": _options({"role": "system_r"})})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["types of containers"] := _pod({
	"securityContext": _options({"type": "container_engine_t"}),
	"initContainers": [_container(_options({"type": "container_init_t"}))],
	"containers": [_container(_options({"type": "container_kvm_t"}))],
})

allowed["a level"] := _pod({"securityContext": _options({"level": "s0:c123,c456"})})

allowed["empty strings"] := _pod({"containers": [_container(_options({"type": "", "user": "", "role": ""}))]})

allowed["null, which is the same as absent"] := _pod({
	"securityContext": _options(null),
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

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" sets the SELinux user \"system_u\"",
		"path": ["spec", "containers", 0, "securityContext", "seLinuxOptions", "user"],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["a user"]
}

test_allowed_types[name] if {
	some name, case in {
		"another one": {"allowed": ["spc_t"], "wanted": {"container_t"}},
		"none": {"allowed": [], "wanted": {"spc_t", "container_t"}},
	}
	pod := _pod({
		"securityContext": _options({"type": "spc_t"}),
		"containers": [_container(_options({"type": "container_t"}))],
	})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/restrict-selinux-options": {"allowedTypes": case.allowed}}
	found_types := {type | some violation in found; some type in ["spc_t", "container_t"]; contains(violation.msg, type)}
	found_types == case.wanted
}

test_version[version] if {
	some version, wanted in {"v1.30": 1, "v1.31": 0, "latest": 0}
	found := policy.violation with input as allowed["types of containers"]
		with data.reeve_config as {"k8sVersion": version}
	count(found) == wanted
}
