package reeve.policies.network["service-no-node-port_test"]

import data.reeve.policies.network["service-no-node-port"] as policy

denied["a node port"] := _service({"type": "NodePort", "ports": [{"port": 80, "nodePort": 30080}]})

denied["a node port that is yet to be chosen"] := _service({"type": "NodePort"})

allowed["the type by default"] := _service({"ports": [{"port": 80}]})

allowed["a ClusterIP"] := _service({"type": "ClusterIP"})

allowed["a load balancer"] := _service({"type": "LoadBalancer"})

allowed["a name"] := _service({"type": "ExternalName", "externalName": "example.com"})

allowed["null"] := _service({"type": null})

_service(spec) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
}

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
		"msg": "service is of type NodePort and opens its ports on every node",
		"path": ["spec", "type"],
	}} with input as denied["a node port"]
}

test_load_balancers_have_node_ports_too if {
	strict := {"network/service-no-node-port": {"strict": true}}
	policy.violation == {{
		"msg": "service of type LoadBalancer opens its ports on every node too",
		"path": ["spec", "allocateLoadBalancerNodePorts"],
	}} with input as allowed["a load balancer"]
		with data.reeve_parameters as strict
	count(policy.violation) == 0 with input as _service({"type": "LoadBalancer", "allocateLoadBalancerNodePorts": false})
		with data.reeve_parameters as strict
	count(policy.violation) == 0 with input as allowed["a ClusterIP"] with data.reeve_parameters as strict
}
