package reeve.policies.network["default-deny-neutralised_test"]

import data.reeve.policies.network["default-deny-neutralised"] as policy

inventory := {
	"namespace": {namespace: {"networking.k8s.io/v1": {"NetworkPolicy": {name: _policy(namespace, name, spec) | some name, spec in specs}}} |
		some namespace, specs in {
			"shop": {"deny": {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}},
			"in": {"deny": {"podSelector": {}, "policyTypes": ["Ingress"]}, "web": {"policyTypes": ["Ingress"]}},
			"partly": {"deny": {"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Ingress"]}},
			"open": {"allow": {"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{}]}},
		}
	},
	"complete": {"networking.k8s.io/NetworkPolicy": {"*": true}},
}

denied["an empty rule"] := _policy("shop", "web", {"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{}]})

denied["an empty rule of egress"] := _policy("shop", "web", {"podSelector": {}, "policyTypes": ["Egress"], "egress": [null]})

denied["everybody, written out"] := _policy("in", "web", {"policyTypes": ["Ingress"], "ingress": [{
	"from": [{"ipBlock": {"cidr": "0.0.0.0/0"}}, {"namespaceSelector": {}}],
	"ports": [{"port": 1, "endPort": 65535}, {"protocol": "UDP"}],
}]})

allowed["for some pods"] := _policy("shop", "web", {
	"podSelector": {"matchLabels": {"app": "web"}},
	"policyTypes": ["Ingress"],
	"ingress": [{}],
})

allowed["for some ports"] := _policy("shop", "web", {"policyTypes": ["Ingress"], "ingress": [{"ports": [{"port": 443}]}]})

allowed["of a type that nothing denies"] := _policy("in", "web", {"policyTypes": ["Egress"], "egress": [{}]})

allowed["where only some pods are denied"] := _policy("partly", "web", {"policyTypes": ["Ingress"], "ingress": [{}]})

allowed["where nothing is denied"] := _policy("open", "web", {"policyTypes": ["Ingress"], "ingress": [{}]})

allowed["a policy that denied before"] := _policy("shop", "deny", {"policyTypes": ["Ingress"], "ingress": [{}]})

allowed["no rules"] := _policy("shop", "web", {"policyTypes": ["Ingress"]})

_policy(namespace, name, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "egress rule for all pods allows everything that the network policy \"deny\" denies by default",
		"path": ["spec", "egress", 0],
		"related": [{"object": {
			"apiVersion": "networking.k8s.io/v1",
			"kind": "NetworkPolicy",
			"namespace": "shop",
			"name": "deny",
		}}],
	}} with input as denied["an empty rule of egress"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := {"namespace": inventory.namespace}
	policy.unknown == {{
		"msg": "whether a network policy of namespace \"open\" denies all ingress by default",
		"needs": ["networking.k8s.io/NetworkPolicy"],
	}} with input as allowed["where nothing is denied"]
		with data.inventory as known
	count(policy.unknown) == 0 with input as denied["an empty rule"] with data.inventory as known
	count(policy.violation) == 1 with input as denied["an empty rule"] with data.inventory as known
}
