package reeve.policies.network["ingress-backend-exists_test"]

import data.reeve.policies.network["ingress-backend-exists"] as policy

inventory := {
	"namespace": {"shop": {"v1": {"Service": {
		"web": _service("web", {"ports": [{"name": "http", "port": 80}, {"port": 443}]}),
		"far": _service("far", {"type": "ExternalName", "externalName": "example.com"}),
	}}}},
	"complete": {"Service": {"*": true}},
}

_service(name, spec) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": spec,
}

denied["a Service that does not exist"] := _leading("wbe", {"number": 80})

denied["a port that it does not have"] := _leading("web", {"number": 8080})

denied["a port by a name that it does not have"] := _leading("web", {"name": "https"})

denied["the default backend"] := _ingress(null, {"defaultBackend": {"service": {"name": "wbe", "port": {"number": 80}}}})

denied["an older API"] := object.union(
	_ingress(null, {"backend": {"serviceName": "web", "servicePort": "https"}}),
	{"apiVersion": "extensions/v1beta1"},
)

denied["a route"] := _route("HTTPRoute", {"name": "wbe", "port": 80})

denied["a route to a port that it does not have"] := _route("TCPRoute", {"name": "web", "port": 8080})

denied["a route to another namespace"] := _route("UDPRoute", {"name": "web", "namespace": "blog", "port": 80})

allowed["a Service and its port"] := _leading("web", {"number": 443})

allowed["a port by name"] := _leading("web", {"name": "http"})

allowed["no port"] := _leading("web", null)

allowed["a Service that is a name"] := _leading("far", {"number": 8443})

allowed["a route to it"] := _route("HTTPRoute", {"name": "web", "port": 80})

allowed["a route to what is no Service"] := _route("HTTPRoute", {"group": "example.com", "kind": "Bucket", "name": "assets"})

allowed["no backend"] := _ingress(null, {"rules": null})

_leading(name, port) := _ingress(null, {"rules": [{"http": {"paths": [{"backend": {"service": {"name": name, "port": port}}}]}}]})

_route(kind, reference) := {
	"apiVersion": "gateway.networking.k8s.io/v1",
	"kind": kind,
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"rules": [{"backendRefs": [reference]}]},
}

_ingress(annotations, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "namespace": "shop", "annotations": annotations},
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
		"msg": "backend is the Service \"wbe\", which does not exist in namespace \"shop\"",
		"path": ["spec", "rules", 0, "http", "paths", 0, "backend", "service", "name"],
	}} with input as denied["a Service that does not exist"]
		with data.inventory as inventory
}

test_ports_are_named if {
	policy.violation == {{
		"msg": "backend is port 8080 of the Service \"web\", which has no such port",
		"path": ["spec", "rules", 0, "backendRefs", 0, "port"],
	}} with input as denied["a route to a port that it does not have"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := {"namespace": inventory.namespace, "complete": {"Service": {"blog": true}}}
	count(policy.violation) == 0 with input as denied["a route"] with data.inventory as known
	policy.unknown == {{
		"msg": "whether the Service \"wbe\" exists in namespace \"shop\"",
		"needs": ["Service"],
	}} with input as denied["a route"]
		with data.inventory as known
	count(policy.violation) == 1 with input as denied["a port that it does not have"] with data.inventory as known
}
