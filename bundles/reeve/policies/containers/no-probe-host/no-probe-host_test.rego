package reeve.policies.containers["no-probe-host_test"]

import data.reeve.policies.containers["no-probe-host"] as policy

denied["a liveness probe"] := _pod({"containers": [{"name": "app", "livenessProbe": _http("169.254.169.254")}]})

denied["a readiness probe"] := _pod({"containers": [{"name": "app", "readinessProbe": _tcp("db.example.com")}]})

denied["a startup probe"] := _pod({"containers": [{"name": "app", "startupProbe": _http("127.0.0.1")}]})

denied["a hook after the start"] := _pod({"containers": [{
	"name": "app",
	"lifecycle": {"postStart": _http("example.com"), "preStop": null},
}]})

denied["a hook before the stop"] := _pod({"containers": [{"name": "app", "lifecycle": {"preStop": _tcp("example.com")}}]})

denied["a sidecar"] := _pod({"initContainers": [{
	"name": "proxy",
	"restartPolicy": "Always",
	"startupProbe": _tcp("127.0.0.1"),
}]})

denied["one probe of two"] := _pod({"containers": [{
	"name": "app",
	"livenessProbe": _http(null),
	"readinessProbe": _http("example.com"),
}]})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["probes and hooks without a host"] := _pod({"containers": [{
	"name": "app",
	"livenessProbe": {"httpGet": {"port": 80}},
	"readinessProbe": {"tcpSocket": {"port": 80}},
	"startupProbe": {"exec": {"command": ["true"]}},
	"lifecycle": {"postStart": {"httpGet": {"port": 80}}, "preStop": {"sleep": {"seconds": 1}}},
}]})

allowed["an empty host"] := _pod({"containers": [{"name": "app", "livenessProbe": _http("")}]})

allowed["a header, which only the container sees"] := _pod({"containers": [{
	"name": "app",
	"livenessProbe": {"httpGet": {"port": 80, "httpHeaders": [{"name": "Host", "value": "example.com"}]}},
}]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [
	{"name": "app", "livenessProbe": _http(null), "readinessProbe": {"tcpSocket": null}, "startupProbe": null},
	{"name": "proxy", "lifecycle": {"preStop": null}},
]})

_http(host) := {"httpGet": {"port": 80, "host": host}}

_tcp(host) := {"tcpSocket": {"port": 80, "host": host}}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_each_host_on_its_own if {
	count(policy.violation) == 2 with input as _pod({"containers": [{
		"name": "app",
		"livenessProbe": object.union(_http("a.example.com"), _tcp("b.example.com")),
	}]})
}

test_verdict_of_a_probe if {
	policy.violation == {{
		"msg": "container \"app\" has the node send requests to the host \"169.254.169.254\" in livenessProbe.httpGet",
		"path": ["spec", "containers", 0, "livenessProbe", "httpGet", "host"],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["a liveness probe"]
}

test_verdict_of_a_hook if {
	policy.violation == {{
		"msg": "container \"app\" has the node send requests to the host \"example.com\" in lifecycle.preStop.tcpSocket",
		"path": ["spec", "containers", 0, "lifecycle", "preStop", "tcpSocket", "host"],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["a hook before the stop"]
}

test_allowed_hosts[name] if {
	some name, wanted in {"a startup probe": 0, "a readiness probe": 0, "a hook before the stop": 1}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/no-probe-host": {"allowedHosts": ["127.0.0.1", "db.*"]}}
	count(found) == wanted
}
