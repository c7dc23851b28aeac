package reeve.policies.psp["pss-host-ports_test"]

import data.reeve.policies.psp["pss-host-ports"] as policy

denied["a container"] := _pod({"containers": [_ports([{"containerPort": 80, "hostPort": 80}])]})

denied["an init container"] := _pod({"initContainers": [_ports([{"containerPort": 80, "hostPort": 80}])]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_ports([{"containerPort": 80, "hostPort": 80}])]})

denied["one port among others"] := _pod({"containers": [_ports([
	{"containerPort": 80},
	{"containerPort": 443, "hostPort": 8443},
])]})

denied["a pod on the host network"] := _pod({
	"hostNetwork": true,
	"containers": [_ports([{"containerPort": 80, "hostPort": 80}])],
})

denied["a container port of a pod on the host network"] := _pod({
	"hostNetwork": true,
	"containers": [_ports([{"containerPort": 80}, null])],
})

denied["zero, which is none, in a pod on the host network"] := _pod({
	"hostNetwork": true,
	"initContainers": [_ports([{"containerPort": 80, "hostPort": 0}])],
})

allowed["an ephemeral container of a pod on the host network"] := _pod({
	"hostNetwork": true,
	"ephemeralContainers": [_ports([{"containerPort": 80}])],
})

allowed["a container port"] := _pod({"containers": [_ports([{"containerPort": 80}])]})

allowed["zero, which is none"] := _pod({"containers": [_ports([{"containerPort": 80, "hostPort": 0}])]})

allowed["a container without ports"] := _pod({"containers": [{"name": "app"}]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [
	_ports([{"containerPort": 80, "hostPort": null}, null]),
	_ports(null),
]})

pod_only := {
	"a pod on the host network",
	"a container port of a pod on the host network",
	"zero, which is none, in a pod on the host network",
}

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

test_verdict_on_the_host_network if {
	policy.violation == {{
		"msg": "container \"app\" uses the host port 80, its container port on the host network",
		"path": ["spec", "containers", 0, "ports", 0, "containerPort"],
		"container": "app",
	}} with input as denied["a container port of a pod on the host network"]
}

test_the_host_network_of_a_template_fills_in_nothing if {
	count(policy.violation) == 0 with input as {
		"apiVersion": "apps/v1",
		"kind": "Deployment",
		"metadata": {"name": "web"},
		"spec": {"template": {"spec": denied["a container port of a pod on the host network"].spec}},
	}
}

test_no_fix_where_the_api_server_fills_the_port_in if {
	some found in policy.violation with input as denied["a pod on the host network"]
	found.fix == []
}
