package reeve.policies.containers["require-selinux-options_test"]

import data.reeve.policies.containers["require-selinux-options"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["an init container without them"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_container(_options({"level": "s0"}))],
})

denied["a sidecar without them"] := _pod({"initContainers": [{"name": "log", "restartPolicy": "Always"}]})

denied["an ephemeral container without them"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["empty options"] := _pod({"containers": [_container(_options({}))]})

denied["empty options over those of the pod"] := _pod({
	"securityContext": _options({"level": "s0"}),
	"containers": [_container(_options({"type": ""}))],
})

denied["null, which is the same as absent"] := _pod({
	"securityContext": _options(null),
	"containers": [_container(_options(null))],
})

allowed["options of the pod"] := _pod({
	"securityContext": _options({"level": "s0:c123,c456"}),
	"containers": [{"name": "app"}],
})

allowed["options of the container"] := _pod({"containers": [_container(_options({"type": "container_t"}))]})

allowed["a pod that declares Windows"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

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
		"msg": "init container \"setup\" has no SELinux options, nor has the pod",
		"path": ["spec", "initContainers", 0, "securityContext", "seLinuxOptions"],
		"container": "setup",
	}} with input as denied["an init container without them"]
}
