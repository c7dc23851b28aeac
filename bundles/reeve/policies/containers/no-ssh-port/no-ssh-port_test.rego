package reeve.policies.containers["no-ssh-port_test"]

import data.reeve.policies.containers["no-ssh-port"] as policy

denied["a container"] := _pod({"containers": [_ports([{"containerPort": 80}, {"containerPort": 22}])]})

denied["the other common port"] := _pod({"containers": [_ports([{"containerPort": 2222, "protocol": "TCP"}])]})

denied["an init container"] := _pod({"initContainers": [_ports([{"containerPort": 22, "protocol": null}])]})

denied["a service"] := _service([{"port": 22}])

denied["a service from one to the other"] := _service([{"port": 22, "targetPort": 2222}])

denied["a service that hides it behind another port"] := _service([{"port": 80}, {"port": 443, "targetPort": 22}])

allowed["other ports"] := _pod({"containers": [_ports([{"containerPort": 80}, {"containerPort": 8022, "hostPort": 22}])]})

allowed["another protocol"] := _pod({"containers": [_ports([{"containerPort": 22, "protocol": "UDP"}])]})

allowed["no ports"] := _pod({"containers": [{"name": "app"}]})

allowed["a service of other ports"] := _service([
	{"port": 80, "targetPort": "ssh"},
	{"port": 443, "nodePort": 30022},
	{"port": 22, "protocol": "UDP"},
])

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [_ports(null), _ports([null])]})

allowed["a service without ports"] := _service(null)

allowed["an object of another group"] := {
	"apiVersion": "serving.example.com/v1",
	"kind": "Service",
	"metadata": {"name": "web"},
	"spec": {"ports": [{"port": 22}]},
}

_ports(ports) := {"name": "app", "ports": ports}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_service(ports) := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"ports": ports}}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_of_a_container if {
	policy.violation == {{
		"msg": "container \"app\" declares the SSH port 22",
		"path": ["spec", "containers", 0, "ports", 1, "containerPort"],
		"container": "app",
	}} with input as denied["a container"]
}

test_verdict_of_a_service if {
	policy.violation == {{
		"msg": "service offers the SSH port 22",
		"path": ["spec", "ports", 0, "port"],
	}} with input as denied["a service from one to the other"]
}

test_verdict_of_a_service_that_hides_it if {
	policy.violation == {{
		"msg": "service leads from port 443 to the SSH port 22",
		"path": ["spec", "ports", 1, "targetPort"],
	}} with input as denied["a service that hides it behind another port"]
}

test_ports[name] if {
	some name, wanted in {"a container": 1, "the other common port": 0, "a service": 0}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/no-ssh-port": {"ports": [80]}}
	count(found) == wanted
}
