package reeve.policies.containers["no-identical-probes_test"]

import data.reeve.policies.containers["no-identical-probes"] as policy

denied["the same request"] := _pod({"containers": [_probes(
	{"httpGet": {"port": 80, "path": "/healthz"}},
	{"httpGet": {"port": 80, "path": "/healthz"}},
)]})

denied["the same request at other times"] := _pod({"containers": [_probes(
	{"tcpSocket": {"port": 80}, "periodSeconds": 10, "failureThreshold": 6},
	{"tcpSocket": {"port": 80}, "initialDelaySeconds": 5},
)]})

denied["the same request with defaults written out"] := _pod({"containers": [_probes(
	{"httpGet": {"port": 80}},
	{"httpGet": {"port": 80, "path": "/", "scheme": "HTTP"}},
)]})

denied["the same command"] := _pod({"containers": [_probes(
	{"exec": {"command": ["check"]}},
	{"exec": {"command": ["check"]}},
)]})

allowed["another path"] := _pod({"containers": [_probes(
	{"httpGet": {"port": 80, "path": "/live"}},
	{"httpGet": {"port": 80, "path": "/ready"}},
)]})

allowed["another kind of probe"] := _pod({"containers": [_probes(
	{"tcpSocket": {"port": 80}},
	{"httpGet": {"port": 80}},
)]})

allowed["only one of them"] := _pod({"containers": [{"name": "app", "livenessProbe": {"tcpSocket": {"port": 80}}}]})

allowed["probes of different containers"] := _pod({"containers": [
	{"name": "app", "livenessProbe": {"tcpSocket": {"port": 80}}},
	{"name": "proxy", "readinessProbe": {"tcpSocket": {"port": 80}}},
]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [_probes(null, null)]})

allowed["probes that do nothing"] := _pod({"containers": [_probes({"periodSeconds": 5}, {"periodSeconds": 5})]})

_probes(liveness, readiness) := {"name": "app", "livenessProbe": liveness, "readinessProbe": readiness}

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
		"msg": "container \"app\" has a readinessProbe that does the same as its livenessProbe",
		"path": ["spec", "containers", 0, "readinessProbe"],
		"container": "app",
	}} with input as denied["the same request"]
}
