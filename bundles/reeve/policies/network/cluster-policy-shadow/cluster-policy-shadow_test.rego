package reeve.policies.network["cluster-policy-shadow_test"]

import data.reeve.policies.network["cluster-policy-shadow"] as policy

inventory := {"cluster": {
	"policy.networking.k8s.io/v1alpha1": {"AdminNetworkPolicy": {"old": _anp("old", {"priority": 7, "subject": {"namespaces": {}}})}},
	"policy.networking.k8s.io/v1alpha2": {"ClusterNetworkPolicy": {
		"team": _cnp("team", {"tier": "Admin", "priority": 5, "subject": {"namespaces": {"matchLabels": {"team": "shop"}}}}),
		"base": _cnp("base", {"tier": "Baseline", "priority": 6, "subject": {"namespaces": {}}}),
	}},
}}

denied["everybody accepted for every pod"] := _cnp("all", {
	"tier": "Admin",
	"priority": 1,
	"subject": {"namespaces": {}},
	"ingress": [{"action": "Accept", "from": [{"namespaces": {}}]}],
})

denied["every pod and everybody in other words"] := _cnp("all", {
	"tier": "Baseline",
	"priority": 1,
	"subject": {"pods": {"namespaceSelector": {}, "podSelector": {"matchLabels": {}}}},
	"ingress": [{"action": "Accept", "from": [{"pods": {"namespaceSelector": {}, "podSelector": {}}}]}],
})

denied["egress to every address"] := _anp("all", {
	"priority": 1,
	"subject": {"namespaces": {}},
	"egress": [{"action": "Allow", "to": [{"networks": ["0.0.0.0/0", "::/0"]}], "ports": null}],
})

denied["a baseline that allows everybody"] := {
	"apiVersion": "policy.networking.k8s.io/v1alpha1",
	"kind": "BaselineAdminNetworkPolicy",
	"metadata": {"name": "default"},
	"spec": {"subject": {"namespaces": {}}, "ingress": [{"action": "Allow", "from": [{"namespaces": {}}]}]},
}

denied["the priority of another for some of the same pods"] := _cnp("all", {
	"tier": "Admin",
	"priority": 5,
	"subject": {"namespaces": {"matchLabels": {"env": "prod"}}},
})

denied["the priority of an older kind"] := _cnp("all", {"tier": "Admin", "priority": 7, "subject": {"pods": {"namespaceSelector": {}, "podSelector": {}}}})

denied["a rule behind one for everybody"] := _cnp("all", {
	"tier": "Admin",
	"priority": 1,
	"subject": {"namespaces": {}},
	"ingress": [
		{"action": "Deny", "from": [{"namespaces": {}}]},
		{"action": "Accept", "from": [{"namespaces": {"matchLabels": {"team": "shop"}}}]},
	],
})

allowed["everybody denied"] := _cnp("all", {
	"tier": "Admin",
	"priority": 1,
	"subject": {"namespaces": {}},
	"ingress": [{"action": "Deny", "from": [{"namespaces": {}}]}],
})

allowed["everybody passed on"] := _cnp("all", {
	"tier": "Admin",
	"priority": 1,
	"subject": {"namespaces": {}},
	"ingress": [{"action": "Pass", "from": [{"namespaces": {}}]}],
})

allowed["everybody on a port"] := _cnp("all", {
	"tier": "Admin",
	"priority": 1,
	"subject": {"namespaces": {}},
	"egress": [{"action": "Accept", "to": [{"namespaces": {}}], "protocols": [{"udp": {"destinationPort": {"number": 53}}}]}],
})

allowed["some accepted"] := _cnp("all", {
	"tier": "Admin",
	"priority": 1,
	"subject": {"namespaces": {}},
	"ingress": [{"action": "Accept", "from": [{"namespaces": {"matchLabels": {"team": "shop"}}}, null]}],
})

allowed["everybody accepted for some pods"] := _cnp("all", {
	"tier": "Admin",
	"priority": 1,
	"subject": {"namespaces": {"matchLabels": {"team": "shop"}}},
	"ingress": [{"action": "Accept", "from": [{"namespaces": {}}]}],
})

allowed["the priority of another for other pods"] := _cnp("all", {
	"tier": "Admin",
	"priority": 5,
	"subject": {"namespaces": {"matchLabels": {"team": "blog"}}},
})

allowed["the priority of one of another tier"] := _cnp("all", {"tier": "Admin", "priority": 6, "subject": {"namespaces": {}}})

allowed["the policy as it was before"] := _cnp("team", {"tier": "Admin", "priority": 5, "subject": {"namespaces": {}}})

allowed["a rule behind one for a port"] := _cnp("all", {
	"tier": "Admin",
	"priority": 1,
	"subject": {"namespaces": {}},
	"ingress": [
		{"action": "Deny", "from": [{"namespaces": {}}], "protocols": [{"tcp": {"destinationPort": {"number": 22}}}]},
		{"action": "Accept", "from": [{"namespaces": {"matchLabels": {"team": "shop"}}}]},
	],
})

allowed["no spec"] := _cnp("all", null)

_cnp(name, spec) := {
	"apiVersion": "policy.networking.k8s.io/v1alpha2",
	"kind": "ClusterNetworkPolicy",
	"metadata": {"name": name},
	"spec": spec,
}

_anp(name, spec) := {
	"apiVersion": "policy.networking.k8s.io/v1alpha1",
	"kind": "AdminNetworkPolicy",
	"metadata": {"name": name},
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
		"msg": "ingress rule accepts everybody for every pod, which no network policy of a namespace can deny",
		"path": ["spec", "ingress", 0],
	}} with input as denied["everybody accepted for every pod"]
}

test_the_other_policy_is_named if {
	policy.violation == {{
		"msg": "priority 5 is also that of ClusterNetworkPolicy \"team\", which selects some of the same pods",
		"path": ["spec", "priority"],
		"related": [{"object": {
			"apiVersion": "policy.networking.k8s.io/v1alpha2",
			"kind": "ClusterNetworkPolicy",
			"name": "team",
		}}],
	}} with input as denied["the priority of another for some of the same pods"]
		with data.inventory as inventory
}

test_a_rule_without_effect_is_mild if {
	policy.violation == {{
		"msg": "ingress rule has no effect behind rule 0, which is for all that it is for",
		"path": ["spec", "ingress", 1],
		"severity": "low",
	}} with input as denied["a rule behind one for everybody"]
}
