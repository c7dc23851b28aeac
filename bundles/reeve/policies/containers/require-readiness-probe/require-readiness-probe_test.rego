package reeve.policies.containers["require-readiness-probe_test"]

import data.reeve.policies.containers["require-readiness-probe"] as policy

denied["no probe"] := _pod({"containers": [{"name": "app", "image": "acme/app"}]})

denied["null, which is the same as absent"] := _pod({"containers": [{"name": "app", "readinessProbe": null}]})

denied["other probes"] := _pod({"containers": [{
	"name": "app",
	"livenessProbe": {"tcpSocket": {"port": 80}},
	"startupProbe": {"tcpSocket": {"port": 80}},
}]})

denied["one container of two"] := _pod({"containers": [
	{"name": "app", "readinessProbe": {"tcpSocket": {"port": 80}}},
	{"name": "proxy"},
]})

denied["a pod that is always restarted"] := _pod({"restartPolicy": "Always", "containers": [{"name": "app"}]})

allowed["a probe"] := _pod({"containers": [{"name": "app", "readinessProbe": {"tcpSocket": {"port": 80}}}]})

allowed["a pod that runs to its end"] := _pod({"restartPolicy": "Never", "containers": [{"name": "app"}]})

allowed["a pod that is restarted on failure only"] := _pod({
	"restartPolicy": "OnFailure",
	"containers": [{"name": "app"}],
})

allowed["init and ephemeral containers"] := _pod({
	"initContainers": [{"name": "setup"}, {"name": "proxy", "restartPolicy": "Always"}],
	"containers": [{"name": "app", "readinessProbe": {"exec": {"command": ["check"]}}}],
	"ephemeralContainers": [{"name": "debug"}],
})

allowed["no containers"] := _pod({"containers": null})

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
		"msg": "container \"proxy\" has no readinessProbe",
		"path": ["spec", "containers", 1, "readinessProbe"],
		"container": "proxy",
	}} with input as denied["one container of two"]
}
