package reeve.policies.network["ingress-unique-host_test"]

import data.reeve.policies.network["ingress-unique-host"] as policy

inventory := {"namespace": {
	"blog": {
		"networking.k8s.io/v1": {"Ingress": {"press": {
			"apiVersion": "networking.k8s.io/v1",
			"kind": "Ingress",
			"metadata": {"name": "press", "namespace": "blog"},
			"spec": {"rules": [
				{"host": "www.example.com", "http": {"paths": [{"path": "/press", "pathType": "Prefix"}]}},
				{"host": "exact.example.com", "http": {"paths": [{"path": "/", "pathType": "Exact"}]}},
			]},
		}}},
		"route.openshift.io/v1": {"Route": {"news": {
			"apiVersion": "route.openshift.io/v1",
			"kind": "Route",
			"metadata": {"name": "news", "namespace": "blog"},
			"spec": {"host": "news.example.com"},
		}}},
	},
	"shop": {"networking.k8s.io/v1": {"Ingress": {"old": {
		"apiVersion": "networking.k8s.io/v1",
		"kind": "Ingress",
		"metadata": {"name": "old", "namespace": "shop"},
		"spec": {"rules": [{"host": "shop.example.com"}]},
	}}}},
}}

denied["the same path"] := _claiming("www.example.com", "/press")

denied["a path below it"] := _claiming("www.example.com", "/press/2026")

denied["all paths"] := _claiming("WWW.example.com", "/")

denied["no paths, which are all"] := _ingress(null, {"rules": [{"host": "www.example.com"}]})

denied["the host of a Route"] := _claiming("news.example.com", "/archive")

denied["a Route"] := {
	"apiVersion": "route.openshift.io/v1",
	"kind": "Route",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"host": "www.example.com", "path": "/press"},
}

allowed["another host"] := _claiming("api.example.com", "/")

allowed["another path"] := _claiming("www.example.com", "/shop")

allowed["another path with the same beginning"] := _claiming("www.example.com", "/pressing")

allowed["a path below one that is claimed exactly"] := _claiming("exact.example.com", "/shop")

allowed["a host of its own namespace"] := _claiming("shop.example.com", "/")

allowed["no host, which is another fault"] := _ingress(null, {"rules": [{"http": null}]})

allowed["no rules"] := _ingress(null, {"rules": null})

_claiming(host, path) := _ingress(null, {"rules": [{"host": host, "http": {"paths": [{"path": path, "pathType": "Prefix"}]}}]})

_ingress(annotations, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "namespace": "shop", "annotations": annotations},
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
		"msg": "host \"www.example.com\" is claimed by Ingress \"press\" of namespace \"blog\" too",
		"path": ["spec", "rules", 0, "host"],
		"related": [{"object": {
			"apiVersion": "networking.k8s.io/v1",
			"kind": "Ingress",
			"namespace": "blog",
			"name": "press",
		}}],
	}} with input as denied["the same path"]
		with data.inventory as inventory
}

test_hosts_as_a_whole if {
	count(policy.violation) == 1 with input as allowed["another path"]
		with data.inventory as inventory
		with data.reeve_parameters as {"network/ingress-unique-host": {"scope": "host"}}
	count(policy.violation) == 0 with input as allowed["another host"]
		with data.inventory as inventory
		with data.reeve_parameters as {"network/ingress-unique-host": {"scope": "host"}}
}
