package reeve.lib.backend_test

import data.reeve.lib.backend

_object(version, kind, spec) := {
	"apiVersion": version,
	"kind": kind,
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
}

test_of_an_ingress if {
	backend.all == [
		{
			"name": "fallback",
			"namespace": "shop",
			"port": 80,
			"path": ["spec", "defaultBackend", "service", "name"],
			"port_path": ["spec", "defaultBackend", "service", "port"],
		},
		{
			"name": "web",
			"namespace": "shop",
			"port": "http",
			"path": ["spec", "rules", 0, "http", "paths", 1, "backend", "service", "name"],
			"port_path": ["spec", "rules", 0, "http", "paths", 1, "backend", "service", "port"],
		},
	] with input as _object("networking.k8s.io/v1", "Ingress", {
		"defaultBackend": {"service": {"name": "fallback", "port": {"number": 80}}},
		"rules": [
			{"http": {"paths": [
				{"backend": {"resource": {"kind": "StorageBucket", "name": "assets"}}},
				{"backend": {"service": {"name": "web", "port": {"name": "http"}}}},
			]}},
			{"http": null},
			null,
		],
	})
}

test_of_an_older_ingress if {
	backend.all == [{
		"name": "web",
		"namespace": "shop",
		"port": "http",
		"path": ["spec", "backend", "serviceName"],
		"port_path": ["spec", "backend", "servicePort"],
	}] with input as _object("extensions/v1beta1", "Ingress", {"backend": {"serviceName": "web", "servicePort": "http"}})
}

test_of_a_route if {
	[[found.name, found.namespace, found.port, found.path[4]] | some found in backend.all] == [
		["web", "shop", 80, 0],
		["api", "blog", null, 1],
	] with input as _object("gateway.networking.k8s.io/v1", "HTTPRoute", {"rules": [
		{"backendRefs": [
			{"name": "web", "port": 80},
			{"name": "api", "namespace": "blog", "kind": "Service", "group": ""},
			{"name": "bucket", "kind": "Bucket", "group": "example.com"},
			{"name": "imported", "kind": "ServiceImport"},
		]},
		null,
	]})
}

test_of_others if {
	backend.all == [] with input as _object("v1", "Service", {"rules": [{"backendRefs": [{"name": "web"}]}]})
}
