package reeve.policies.network["no-control-plane-egress_test"]

import data.reeve.policies.network["no-control-plane-egress"] as policy

denied["a port of etcd"] := _policy([{"port": 2379}])

denied["a port of the kubelet, said to be of TCP"] := _policy([{"protocol": "TCP", "port": 10250}])

denied["a range with one"] := _policy([{"port": 10000, "endPort": 10250}])

denied["a port beside others"] := _policy([{"port": 443}, {"port": 10259}])

denied["a port for everybody"] := _rules([{"ports": [{"port": 2380}]}])

allowed["another port"] := _policy([{"port": 443}])

allowed["another protocol"] := _policy([{"protocol": "UDP", "port": 2379}])

allowed["a range without one"] := _policy([{"port": 10260, "endPort": 20000}])

allowed["a name"] := _policy([{"port": "etcd"}])

allowed["every port, which has a policy of its own"] := _policy([{"protocol": "TCP"}, null])

allowed["an ingress rule"] := _object({"ingress": [{"ports": [{"port": 2379}]}]})

allowed["a dead rule"] := _object({"policyTypes": ["Ingress"], "egress": [{"ports": [{"port": 2379}]}]})

allowed["a block"] := _block({"cidr": "10.0.0.0/8"})

allowed["no spec"] := _object(null)

_policy(ports) := _rules([{"to": [{"podSelector": {}}], "ports": ports}])

_block(ip_block) := _rules([{"to": [{"ipBlock": ip_block}]}])

_rules(rules) := _object({"policyTypes": ["Egress"], "egress": rules})

_object(spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
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
		"msg": "egress rule allows TCP ports 10000 to 10250, and port 10250 is one of the control plane",
		"path": ["spec", "egress", 0, "ports", 0],
	}} with input as denied["a range with one"]
}

test_other_ports if {
	parameters := {"network/no-control-plane-egress": {"ports": [6443]}}
	count(policy.violation) == 0 with input as denied["a port of etcd"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as _policy([{"port": 6443}]) with data.reeve_parameters as parameters
}

test_blocks_of_nodes_and_api_servers if {
	parameters := {"network/no-control-plane-egress": {"nodeCIDRs": ["10.1.0.0/16", "nonsense"], "apiServerCIDRs": ["10.2.0.1/32"]}}
	every ip_block in [
		{"cidr": "10.1.2.0/24"},
		{"cidr": "10.1.0.0/16", "except": ["10.1.2.0/24"]},
		{"cidr": "10.2.0.0/16"},
	] {
		count(policy.violation) == 1 with input as _block(ip_block) with data.reeve_parameters as parameters
	}
	every ip_block in [
		{"cidr": "10.3.0.0/16"},
		{"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16", "10.2.0.0/16"]},
		{"cidr": "nonsense"},
	] {
		count(policy.violation) == 0 with input as _block(ip_block) with data.reeve_parameters as parameters
	}
	policy.violation == {{
		"msg": "egress rule allows the block \"10.2.0.0/16\", which has addresses of \"10.2.0.1/32\", where API servers are",
		"path": ["spec", "egress", 0, "to", 0, "ipBlock", "cidr"],
	}} with input as _block({"cidr": "10.2.0.0/16"})
		with data.reeve_parameters as parameters
	count(policy.violation) == 2 with input as allowed["a block"] with data.reeve_parameters as parameters
}
