package reeve.policies.containers["no-privileged-container-port_test"]

import data.reeve.policies.containers["no-privileged-container-port"] as policy

denied["a low port"] := _pod({"containers": [_ports([{"containerPort": 8080}, {"containerPort": 80}])]})

denied["the highest of the low ports"] := _pod({"containers": [_ports([{"containerPort": 1023}])]})

denied["an init container"] := _pod({"initContainers": [object.union(
	_ports([{"containerPort": 53, "protocol": "UDP"}]),
	{"restartPolicy": "Always"},
)]})

denied["the capability of another container"] := _pod({"containers": [
	_ports([{"containerPort": 80}]),
	{"name": "proxy", "securityContext": {"capabilities": {"add": ["NET_BIND_SERVICE"]}}},
]})

denied["a sysctl that is not low enough"] := _sysctl("net.ipv4.ip_unprivileged_port_start", "443")

denied["a sysctl without a number"] := _sysctl("net.ipv4.ip_unprivileged_port_start", "")

denied["another sysctl"] := _sysctl("net.ipv4.ip_local_port_range", "0")

allowed["a high port"] := _pod({"containers": [_ports([{"containerPort": 1024}, {"containerPort": 65535}])]})

allowed["the capability"] := _pod({"containers": [object.union(
	_ports([{"containerPort": 80}]),
	{"securityContext": {"capabilities": {"drop": ["ALL"], "add": ["NET_BIND_SERVICE"]}}},
)]})

allowed["all capabilities"] := _pod({"containers": [object.union(
	_ports([{"containerPort": 80}]),
	{"securityContext": {"capabilities": {"add": ["ALL"]}}},
)]})

allowed["a sysctl that is as low as the port"] := _sysctl("net.ipv4.ip_unprivileged_port_start", "80")

allowed["a sysctl with slashes"] := _sysctl("net/ipv4/ip_unprivileged_port_start", "0")

allowed["no ports"] := _pod({"containers": [{"name": "app"}]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [
	_ports([{"containerPort": null}]),
	_ports(null),
]})

_sysctl(name, setting) := _pod({
	"securityContext": {"sysctls": [{"name": name, "value": setting}]},
	"containers": [_ports([{"containerPort": 80}])],
})

_ports(ports) := {"name": "app", "ports": ports}

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
		"msg": "container \"app\" declares the port 80, below 1024",
		"path": ["spec", "containers", 0, "ports", 1, "containerPort"],
		"container": "app",
	}} with input as denied["a low port"]
}

test_parameters[name] if {
	some name, row in {
		"another bound": [{"minPort": 80}, 0],
		"a port that is allowed": [{"allowed": [80]}, 0],
		"another port that is allowed": [{"allowed": [443]}, 1],
		"a higher bound": [{"minPort": 10000}, 2],
	}
	[given, wanted] := row
	found := policy.violation with input as denied["a low port"]
		with data.reeve_parameters as {"containers/no-privileged-container-port": given}
	count(found) == wanted
}
