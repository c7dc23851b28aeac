package reeve.policies.network["no-admin-port-ingress_test"]

import data.reeve.policies.network["no-admin-port-ingress"] as policy

denied["SSH for everybody"] := _rule({"ports": [{"port": 22}]})

denied["RDP for every namespace"] := _policy({"namespaceSelector": {}})

denied["for every pod of every namespace"] := _policy({"namespaceSelector": {}, "podSelector": {}})

denied["for all namespaces but some"] := _policy({"namespaceSelector": {"matchExpressions": [{"key": "team", "operator": "NotIn", "values": ["shop"]}]}})

denied["for every address"] := _policy({"ipBlock": {"cidr": "0.0.0.0/0"}})

denied["for every address of IPv6"] := _policy({"ipBlock": {"cidr": "::/0"}})

denied["for blocks that make up a wide one"] := _rule({
	"from": [{"ipBlock": {"cidr": "10.0.0.0/8"}}, {"ipBlock": {"cidr": "11.0.0.0/8"}}],
	"ports": [{"port": 22}],
})

denied["within a range"] := _rule({"ports": [{"port": 20, "endPort": 1019}]})

allowed["for a namespace"] := _policy({"namespaceSelector": {"matchLabels": {"team": "shop"}}})

allowed["for pods of every namespace"] := _policy({"namespaceSelector": {}, "podSelector": {"matchLabels": {"app": "bastion"}}})

allowed["for every pod of the namespace"] := _policy({"podSelector": {}})

allowed["for a block"] := _policy({"ipBlock": {"cidr": "192.0.2.0/24"}})

allowed["another port"] := _rule({"ports": [{"port": 443}]})

allowed["another protocol"] := _rule({"ports": [{"port": 22, "protocol": "UDP"}]})

allowed["a name"] := _rule({"ports": [{"port": "ssh"}]})

allowed["a range of more than a thousand"] := _rule({"ports": [{"port": 20, "endPort": 1020}]})

allowed["every port"] := _rule({"ports": [{"protocol": "TCP"}]})

allowed["no ports"] := _rule({})

allowed["an egress rule"] := _object({"policyTypes": ["Egress"], "egress": [{"ports": [{"port": 22}]}]})

allowed["no spec"] := _object(null)

_policy(peer) := _rule({"from": [peer], "ports": [{"port": 3389}]})

_rule(rule) := _object({"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [rule]})

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
		"msg": "ingress rule allows the admin port 22 from wide sources",
		"path": ["spec", "ingress", 0, "ports", 0],
	}} with input as denied["within a range"]
}

test_other_parameters if {
	parameters := {"network/no-admin-port-ingress": {"ports": [2222], "minPrefixV4": 0, "minPrefixV6": 0}}
	other := _rule({"ports": [{"port": 2222}]})
	count(policy.violation) == 1 with input as other with data.reeve_parameters as parameters
	every object in denied {
		count(policy.violation) == 0 with input as object with data.reeve_parameters as parameters
	}
	narrow := {"network/no-admin-port-ingress": {"minPrefixV4": 25}}
	count(policy.violation) == 1 with input as allowed["for a block"] with data.reeve_parameters as narrow
}
