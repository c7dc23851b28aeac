# METADATA
# scope: package
# title: Services that traffic is led to
# description: >-
#   Where the judged Ingress, or route of the Gateway API, names a Service: the name of the
#   Service and its namespace, the port where one is given, and the path of either. What is
#   no Service of Kubernetes is left out.
package reeve.lib.backend

import data.reeve.lib.ingress
import data.reeve.lib.kube
import data.reeve.lib.value

# METADATA
# description: Every such place.
all := array.concat(_of_ingress, _of_route)

_of_ingress := [backend |
	some place in _places
	backend := _backend(place.spec, place.path)
]

_places := array.concat(
	[{"spec": ingress.spec[field], "path": ["spec", field]} | some field in ["defaultBackend", "backend"]],
	[{"spec": path.backend, "path": ["spec", "rules", index, "http", "paths", place, "backend"]} |
		some index, rule in ingress.spec.rules
		some place, path in rule.http.paths
	],
)

_backend(spec, path) := {
	"name": spec.service.name,
	"namespace": kube.namespace,
	"port": _set(object.get(spec, ["service", "port", "number"], null), object.get(spec, ["service", "port", "name"], null)),
	"path": array.concat(path, ["service", "name"]),
	"port_path": array.concat(path, ["service", "port"]),
} if {
	value.string_at(value.object_at(spec, "service"), "name") != ""
} else := {
	"name": spec.serviceName,
	"namespace": kube.namespace,
	"port": object.get(spec, "servicePort", null),
	"path": array.concat(path, ["serviceName"]),
	"port_path": array.concat(path, ["servicePort"]),
} if {
	value.string_at(spec, "serviceName") != ""
}

_set(null, name) := name

_set(number, _) := number if number != null

_of_route := [backend |
	kube.group_kind in _routes
	some index, rule in value.object_at(kube.resource, "spec").rules
	some place, reference in rule.backendRefs
	value.string_at(reference, "group") == ""
	value.string_at(reference, "kind") in {"", "Service"}
	path := ["spec", "rules", index, "backendRefs", place]
	backend := {
		"name": value.string_at(reference, "name"),
		"namespace": _own(value.string_at(reference, "namespace")),
		"port": object.get(reference, "port", null),
		"path": array.concat(path, ["name"]),
		"port_path": array.concat(path, ["port"]),
	}
]

_own("") := kube.namespace

_own(namespace) := namespace if namespace != ""

_routes := {
	"gateway.networking.k8s.io/GRPCRoute",
	"gateway.networking.k8s.io/HTTPRoute",
	"gateway.networking.k8s.io/TCPRoute",
	"gateway.networking.k8s.io/TLSRoute",
	"gateway.networking.k8s.io/UDPRoute",
}
