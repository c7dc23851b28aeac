package reeve.policies.network["no-redundant-policy_test"]

import data.reeve.policies.network["no-redundant-policy"] as policy

inventory := {"namespace": {
	"shop": {"networking.k8s.io/v1": {"NetworkPolicy": {
		"all": _policy("shop", "all", {
			"podSelector": {},
			"policyTypes": ["Ingress"],
			"ingress": [{"from": [{"podSelector": {}}], "ports": [{"port": 1, "endPort": 1023}]}],
		}),
		"web": _policy("shop", "web", {
			"podSelector": {"matchExpressions": [{"key": "app", "operator": "Exists"}]},
			"policyTypes": ["Ingress"],
			"ingress": [{"from": [{"ipBlock": {"cidr": "10.0.0.0/9"}}, {"ipBlock": {"cidr": "10.128.0.0/9", "except": ["10.200.0.0/16"]}}]}],
		}),
		"old": _policy("shop", "old", {"podSelector": {"matchLabels": {"app": "old"}}, "policyTypes": ["Egress"], "egress": [{}]}),
	}}},
	"closed": {"networking.k8s.io/v1": {"NetworkPolicy": {
		"deny": _policy("closed", "deny", {"podSelector": {}, "policyTypes": ["Ingress"]}),
		"dns": _policy("closed", "dns", {"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"ports": [{"port": 53}]}]}),
	}}},
}}

denied["pods and ports of another policy"] := _ingress([{"from": [{"podSelector": _app("web")}], "ports": [{"port": 443}]}])

denied["addresses of two blocks of another"] := _ingress([{"from": [{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.192.0.0/10"]}}]}])

denied["rules of two others"] := _ingress([
	{"from": [{"podSelector": {}}], "ports": [{"port": 443}]},
	{"from": [{"ipBlock": {"cidr": "10.1.0.0/16"}}], "ports": [{"port": 8080}]},
])

denied["nothing but isolation, which others bring"] := _ingress([])

denied["a second policy that denies by default"] := _policy("closed", "none", {"policyTypes": ["Ingress"]})

denied["the same rule twice"] := _policy("blog", "web", {"policyTypes": ["Ingress"], "ingress": [
	{"ports": [{"port": 443}]},
	{"ports": [{"port": 443, "protocol": "TCP"}]},
]})

denied["a rule within another"] := _policy("blog", "web", {"policyTypes": ["Egress"], "egress": [
	{"to": [{"podSelector": _app("db")}], "ports": [{"port": 5432}]},
	{"to": [{"podSelector": {}}]},
]})

allowed["other ports"] := _ingress([{"from": [{"podSelector": _app("web")}], "ports": [{"port": 8080}]}])

allowed["other pods"] := _ingress([{"from": [{"namespaceSelector": {}, "podSelector": _app("web")}], "ports": [{"port": 443}]}])

allowed["an address more"] := _ingress([{"from": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]}])

allowed["isolation of a type that no other brings"] := _policy("shop", "api", {
	"podSelector": _app("api"),
	"policyTypes": ["Egress"],
})

allowed["the same for pods that others do not select"] := _policy("shop", "api", {
	"podSelector": {"matchLabels": {"team": "api"}},
	"policyTypes": ["Ingress"],
	"ingress": [{"from": [{"ipBlock": {"cidr": "10.1.0.0/16"}}]}],
})

allowed["denying by default beside a policy that allows something"] := _policy("closed", "none", {"policyTypes": ["Egress"]})

allowed["the policy as it was before"] := _policy("closed", "deny", {"policyTypes": ["Ingress"]})

allowed["rules that overlap"] := _policy("blog", "web", {"policyTypes": ["Ingress"], "ingress": [
	{"ports": [{"port": 1, "endPort": 500}]},
	{"ports": [{"port": 400, "endPort": 900}]},
]})

allowed["a rule alone"] := _policy("blog", "web", {"policyTypes": ["Ingress"], "ingress": [{}]})

allowed["the same of the other type"] := _policy("blog", "web", {"policyTypes": ["Ingress", "Egress"], "ingress": [{}], "egress": [{}]})

_app(name) := {"matchLabels": {"app": name}}

_ingress(rules) := _policy("shop", "api", {"podSelector": _app("api"), "policyTypes": ["Ingress"], "ingress": rules})

_policy(namespace, name, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": name, "namespace": namespace},
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
		"msg": "network policy adds nothing to what 2 other policies for its pods allow",
		"path": ["spec"],
	}} with input as denied["rules of two others"]
		with data.inventory as inventory
}

test_one_other_is_named if {
	policy.violation == {{"msg": "network policy adds nothing to what \"deny\" allows", "path": ["spec"]}}
		with input as _policy("closed", "web", {"podSelector": _app("web"), "policyTypes": ["Ingress"]})
		with data.inventory as {"namespace": {"closed": {"networking.k8s.io/v1": {"NetworkPolicy": {
			"deny": inventory.namespace.closed["networking.k8s.io/v1"].NetworkPolicy.deny,
		}}}}}
	policy.violation == {{"msg": "network policy denies by default, as \"deny\" does", "path": ["spec"]}}
		with input as denied["a second policy that denies by default"]
		with data.inventory as inventory
}

test_rules_need_no_inventory[name] if {
	some name, index in {"the same rule twice": 1, "a rule within another": 0}
	{found.path[2] | some found in policy.violation} == {index} with input as denied[name]
}

test_the_rule_is_named if {
	policy.violation == {{
		"msg": "ingress rule allows nothing that the others of the policy do not",
		"path": ["spec", "ingress", 1],
	}} with input as denied["the same rule twice"]
}
