package reeve.policies.network["ip-block-for-pods_test"]

import data.reeve.policies.network["ip-block-for-pods"] as policy

inventory := {"cluster": {
	"networking.k8s.io/v1": {"ServiceCIDR": {"kubernetes": {
		"apiVersion": "networking.k8s.io/v1",
		"kind": "ServiceCIDR",
		"metadata": {"name": "kubernetes"},
		"spec": {"cidrs": ["10.96.0.0/12", "fd00:96::/108"]},
	}}},
	"v1": {"Node": {
		"node-1": _node("node-1", {"podCIDR": "10.244.1.0/24", "podCIDRs": ["10.244.1.0/24", "fd00:244:1::/64"]}),
		"node-2": _node("node-2", {"podCIDR": "10.244.2.0/24"}),
		"node-3": _node("node-3", null),
		"node-4": _node("node-4", {"podCIDR": "203.0.113.0/24"}),
	}},
}}

_node(name, spec) := {"apiVersion": "v1", "kind": "Node", "metadata": {"name": name}, "spec": spec}

denied["a pod"] := _policy("10.244.1.7/32")

denied["the pods of a node"] := _policy("10.244.2.0/24")

denied["a pod of IPv6"] := _policy("fd00:244:1::7/128")

denied["a Service"] := _policy("10.96.0.10/32")

denied["a Service of IPv6"] := _policy("fd00:96::a/128")

allowed["another block"] := _policy("192.0.2.0/24")

allowed["a block with all of them"] := _policy("10.0.0.0/8")

allowed["everything"] := _policy("0.0.0.0/0")

allowed["an address of the internet, which Nodes are not asked about"] := _policy("203.0.113.7/32")

allowed["what is no block"] := _policy("10.244.1.7")

allowed["no block"] := _object({"policyTypes": ["Egress"], "egress": [{"to": [{"podSelector": {}}]}]})

_policy(cidr) := _object({"policyTypes": ["Egress"], "egress": [{"to": [{"ipBlock": {"cidr": cidr}}]}]})

_object(spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "cidr \"10.244.1.7/32\" lies within \"10.244.1.0/24\", where pods have their addresses",
		"path": ["spec", "egress", 0, "to", 0, "ipBlock", "cidr"],
	}} with input as denied["a pod"]
		with data.inventory as inventory
}

test_blocks_that_are_given if {
	given := {"network/ip-block-for-pods": {"podCIDRs": ["192.0.2.0/25"], "serviceCIDRs": ["192.0.2.0/24"]}}
	{found.msg | some found in policy.violation} == {"cidr \"192.0.2.0/24\" lies within \"192.0.2.0/24\", where Services have their addresses"}
		with input as allowed["another block"]
		with data.reeve_parameters as given
	count(policy.violation) == 2 with input as _policy("192.0.2.1/32") with data.reeve_parameters as given
	count(policy.violation) == 0 with input as allowed["another block"]
}
