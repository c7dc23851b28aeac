package reeve.policies.containers["valid-probe-port_test"]

import data.reeve.policies.containers["valid-probe-port"] as policy

denied["a name that is not declared"] := _pod({"containers": [_app({"livenessProbe": {"httpGet": {"port": "web"}}})]})

denied["a number that is not declared"] := _pod({"containers": [_app({"readinessProbe": {"tcpSocket": {"port": 8081}}})]})

denied["a name where no port is declared"] := _pod({"containers": [{
	"name": "app",
	"startupProbe": {"httpGet": {"port": "http"}},
}]})

denied["a port for gRPC"] := _pod({"containers": [_app({"livenessProbe": {"grpc": {"port": 9000}}})]})

denied["a sidecar"] := _pod({"initContainers": [_app({
	"restartPolicy": "Always",
	"livenessProbe": {"tcpSocket": {"port": "admin"}},
})]})

denied["a port of another container"] := _pod({"containers": [
	_app({}),
	{"name": "proxy", "livenessProbe": {"tcpSocket": {"port": "http"}}},
]})

allowed["a name that is declared"] := _pod({"containers": [_app({"livenessProbe": {"httpGet": {"port": "http"}}})]})

allowed["a number that is declared"] := _pod({"containers": [_app({"livenessProbe": {"grpc": {"port": 8080}}})]})

allowed["a number where no port is declared"] := _pod({"containers": [
	{"name": "app", "livenessProbe": {"tcpSocket": {"port": 80}}},
	{"name": "proxy", "ports": [], "livenessProbe": {"tcpSocket": {"port": 80}}},
	{"name": "log", "ports": null, "livenessProbe": {"tcpSocket": {"port": 80}}},
]})

allowed["another host"] := _pod({"containers": [_app({"livenessProbe": {"httpGet": {"host": "example.com", "port": 443}}})]})

allowed["a command"] := _pod({"containers": [_app({"livenessProbe": {"exec": {"command": ["check"]}}})]})

allowed["a hook"] := _pod({"containers": [_app({"lifecycle": {"preStop": {"httpGet": {"port": 9000}}}})]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [
	_app({"livenessProbe": null, "readinessProbe": {"tcpSocket": null, "httpGet": {"port": null}}}),
]})

_app(fields) := object.union({"name": "app", "ports": [{"name": "http", "containerPort": 8080}]}, fields)

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_on_a_number if {
	policy.violation == {{
		"msg": "container \"app\" has a readinessProbe of the port 8081, which it does not declare",
		"path": ["spec", "containers", 0, "readinessProbe", "tcpSocket", "port"],
		"container": "app",
	}} with input as denied["a number that is not declared"]
}

test_verdict_on_a_name if {
	some found in policy.violation with input as denied["a name that is not declared"]
	found.msg == "container \"app\" has a livenessProbe of the port \"web\", which it does not declare"
}
