package reeve.policies.network["half-open-flow_test"]

import data.reeve.policies.network["half-open-flow"] as policy

inventory := {
	"namespace": {"shop": {
		"apps/v1": {"Deployment": {name: _deployment("shop", name, ports) |
			some name, ports in {
				"web": [{"name": "http", "containerPort": 8080}],
				"db": [{"name": "postgres", "containerPort": 5432}, {"name": "metrics", "containerPort": 9187}],
				"silent": [],
				"open": [{"containerPort": 80}],
			}
		}},
		"networking.k8s.io/v1": {"NetworkPolicy": {
			"db": _policy("shop", "db", {
				"podSelector": _app("db"),
				"policyTypes": ["Ingress", "Egress"],
				"ingress": [{"from": [{"podSelector": _app("api")}]}, {"from": [{"podSelector": _app("web")}], "ports": [{"port": "metrics"}]}],
				"egress": [{"to": [{"podSelector": _app("web")}], "ports": [{"port": 8080}]}],
			}),
			"silent": _policy("shop", "silent", {"podSelector": _app("silent"), "policyTypes": ["Ingress"]}),
		}},
	}},
	"complete": {"networking.k8s.io/NetworkPolicy": {"*": true}},
}

_deployment(namespace, name, ports) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": name, "namespace": namespace},
	"spec": {"template": {"metadata": {"labels": {"app": name}}, "spec": {"containers": [{"name": "app", "ports": ports}]}}},
}

denied["egress to a port that the other end keeps shut"] := _egress("db", [{"port": 5432}])

denied["egress to a port by name"] := _egress("db", [{"port": "postgres"}])

denied["egress to any port, one of which is shut"] := _egress("db", [])

denied["egress to an end that declares nothing"] := _egress("silent", [{"port": 80}])

denied["ingress from an end that may not send so"] := _ingress("db", "silent", [{"port": 80}])

allowed["a port that the other end lets in"] := _egress("db", [{"port": 9187}])

allowed["a port that the other end does not declare"] := _egress("db", [{"port": 80}])

allowed["an end that is not isolated"] := _egress("open", [{"port": 80}])

allowed["nobody"] := _egress("nobody", [{"port": 80}])

allowed["an end that declares nothing, and any port"] := _egress("silent", [])

allowed["ingress from an end that may send so"] := _ingress("db", "web", [{"port": 8080}])

allowed["ingress from an end that is not isolated for egress"] := _ingress("silent", "web", [{"port": 8080}])

allowed["addresses"] := _policy("shop", "web", {
	"podSelector": _app("web"),
	"policyTypes": ["Egress"],
	"egress": [{"to": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]}],
})

_app(name) := {"matchLabels": {"app": name}}

_egress(to, ports) := _policy("shop", "web", {
	"podSelector": _app("web"),
	"policyTypes": ["Egress"],
	"egress": [{"to": [{"podSelector": _app(to)}], "ports": ports}],
})

_ingress(from, name, ports) := _policy("shop", name, {
	"podSelector": _app(name),
	"policyTypes": ["Ingress"],
	"ingress": [{"from": [{"podSelector": _app(from)}], "ports": ports}],
})

_policy(namespace, name, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	_counts == [1, 0] with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	_counts == [0, 0] with input as object with data.inventory as inventory
}

_counts := [count(policy.violation), count(policy.unknown)]

test_verdict if {
	policy.violation == {{
		"msg": "egress rule is for Deployment \"shop/db\" on TCP 5432, which no ingress rule of the other end allows for Deployment \"shop/web\"",
		"path": ["spec", "egress", 0],
		"related": [{"object": {"apiVersion": "apps/v1", "kind": "Deployment", "namespace": "shop", "name": "db"}}],
	}} with input as denied["egress to a port that the other end keeps shut"]
		with data.inventory as inventory
}

test_one_for_all_ends_and_ports if {
	{found.msg |
		some found in policy.violation with data.inventory as inventory
			with input as _policy("shop", "web", {
				"podSelector": _app("web"),
				"policyTypes": ["Egress"],
				"egress": [{"to": [{"podSelector": {}}], "ports": [{"port": 80}, {"port": 5432}]}],
			})
	} == {concat("", [
		"egress rule is for Deployment \"shop/db\" on TCP 5432, which no ingress rule of the other end allows ",
		"for Deployment \"shop/web\", and 2 more",
	])}
}

test_the_other_way_round if {
	{found.msg |
		some found in policy.violation with input as denied["ingress from an end that may not send so"]
			with data.inventory as inventory
	} == {"ingress rule is for Deployment \"shop/db\" on TCP 80, which no egress rule of the other end allows for Deployment \"shop/silent\""}
}

test_other_policies_may_allow_it if {
	known := {"namespace": inventory.namespace}
	count(policy.violation) == 0 with input as denied["egress to a port by name"] with data.inventory as known
	policy.unknown == {{
		"msg": "whether a network policy of namespace \"shop\" allows what an egress rule is for",
		"needs": ["networking.k8s.io/NetworkPolicy"],
	}} with input as denied["egress to a port by name"]
		with data.inventory as known
	count(policy.unknown) == 0 with input as allowed["a port that the other end lets in"] with data.inventory as known
}
