package reeve.policies.containers["no-host-port_test"]

import data.reeve.policies.containers["no-host-port"] as policy

denied["a container"] := _pod({"containers": [_ports([{"containerPort": 80, "hostPort": 80}])]})

denied["an init container"] := _pod({"initContainers": [_ports([{"containerPort": 80, "hostPort": 80}])]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_ports([{"containerPort": 80, "hostPort": 80}])]})

denied["one port among others"] := _pod({"containers": [_ports([
	{"containerPort": 80},
	{"containerPort": 443, "hostPort": 8443},
])]})

allowed["a container port"] := _pod({"containers": [_ports([{"containerPort": 80}])]})

allowed["zero, which is none"] := _pod({"containers": [_ports([{"containerPort": 80, "hostPort": 0}])]})

allowed["a container port of a pod on the host network"] := _pod({
	"hostNetwork": true,
	"containers": [_ports([{"containerPort": 80}])],
})

allowed["the host port that follows from the host network"] := _pod({
	"hostNetwork": true,
	"containers": [_ports([{"containerPort": 80, "hostPort": 80}])],
})

allowed["a container without ports"] := _pod({"containers": [{"name": "app"}]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [
	_ports([{"containerPort": 80, "hostPort": null}]),
	_ports(null),
]})

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
		"msg": "container \"app\" uses the host port 8443",
		"path": ["spec", "containers", 0, "ports", 1, "hostPort"],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["one port among others"]
}

test_another_port_on_the_host_network if {
	count(policy.violation) == 1 with input as _pod({
		"hostNetwork": true,
		"containers": [_ports([{"containerPort": 80, "hostPort": 8080}])],
	})
}

test_the_host_network_where_it_counts[name] if {
	some name in [
		"a container port of a pod on the host network",
		"the host port that follows from the host network",
	]
	found := policy.violation with input as allowed[name]
		with data.reeve_parameters as {"containers/no-host-port": {"includeHostNetwork": true}}
	count(found) == 1
}

test_allowed_ranges[name] if {
	some name, row in {
		"in one": [[{"min": 8000, "max": 8443}], 0],
		"in the second": [[{"min": 1, "max": 2}, {"min": 8443, "max": 8443}], 0],
		"below": [[{"min": 8444, "max": 9000}], 1],
		"above": [[{"min": 8000, "max": 8442}], 1],
	}
	[ranges, wanted] := row
	found := policy.violation with input as denied["one port among others"]
		with data.reeve_parameters as {"containers/no-host-port": {"allowedRanges": ranges}}
	count(found) == wanted
}
