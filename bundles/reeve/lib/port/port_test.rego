package reeve.lib.port_test

import data.reeve.lib.port
import data.reeve.lib.workload

_ports(ports) := {"name": "app", "ports": ports}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_declared if {
	pod := _pod({
		"containers": [_ports([{"containerPort": 80}, null]), {"name": "proxy", "ports": null}],
		"ephemeralContainers": [_ports([{"containerPort": 90}])],
	})
	wanted := [
		{
			"container": workload.containers[0],
			"spec": {"containerPort": 80},
			"path": ["spec", "containers", 0, "ports", 0],
		},
		{"container": workload.containers[0], "spec": {}, "path": ["spec", "containers", 0, "ports", 1]},
		{
			"container": workload.containers[2],
			"spec": {"containerPort": 90},
			"path": ["spec", "ephemeralContainers", 0, "ports", 0],
		},
	] with input as pod
	port.declared == wanted with input as pod
}

test_host_port if {
	port.on_host == {{
		"number": 8080,
		"container_port": 80,
		"violation": {
			"msg": "container \"app\" uses the host port 8080",
			"path": ["spec", "containers", 0, "ports", 0, "hostPort"],
			"container": "app",
			"fix": [{"op": "remove"}],
		},
	}} with input as _pod({"containers": [_ports([{"containerPort": 80, "hostPort": 8080}])]})
}

test_host_port_without_a_container_port if {
	pod := _pod({"containers": [_ports([{"hostPort": 80}])]})
	{found.container_port | some found in port.on_host} == {null} with input as pod
}

test_no_host_port[name] if {
	some name, spec in {"zero": {"hostPort": 0}, "null": {"hostPort": null}, "absent": {}}
	count(port.on_host) == 0 with input as _pod({"containers": [_ports([object.union({"containerPort": 80}, spec)])]})
}

test_a_container_port_of_a_pod_on_the_host_network if {
	every given in [{}, {"hostPort": 0}, {"hostPort": null}] {
		port.on_host == {{
			"number": 80,
			"container_port": 80,
			"violation": {
				"msg": "init container \"app\" uses the host port 80, its container port on the host network",
				"path": ["spec", "initContainers", 0, "ports", 0, "containerPort"],
				"container": "app",
			},
		}} with input as _pod({
			"hostNetwork": true,
			"initContainers": [_ports([object.union({"containerPort": 80}, given)])],
		})
	}
}

test_no_fix_where_the_api_server_fills_the_port_in if {
	{found.violation.fix | some found in port.on_host} == {[]} with input as _pod({
		"hostNetwork": true,
		"containers": [_ports([{"containerPort": 80, "hostPort": 80}])],
	})
}

test_nothing_is_filled_in[name] if {
	some name, thing in {
		"off the host network": _pod({"hostNetwork": false, "containers": [_ports([{"containerPort": 80}])]}),
		"in an ephemeral container": _pod({"hostNetwork": true, "ephemeralContainers": [_ports([{"containerPort": 80}])]}),
		"without a container port": _pod({"hostNetwork": true, "containers": [_ports([{"containerPort": null}, {}])]}),
		"in a template": {
			"apiVersion": "apps/v1",
			"kind": "Deployment",
			"metadata": {"name": "web"},
			"spec": {"template": {"spec": {"hostNetwork": true, "containers": [_ports([{"containerPort": 80}])]}}},
		},
	}
	count(port.on_host) == 0 with input as thing
}
