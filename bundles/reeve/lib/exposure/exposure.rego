# METADATA
# scope: package
# title: What exposes a pod
# description: >-
#   Whether the pod of the judged object can be reached from outside of the cluster, as far
#   as objects of its own namespace tell: Services of the types NodePort and LoadBalancer
#   or with external IPs that select it, and Ingresses, routes of the Gateway API and
#   Routes of OpenShift that lead to a Service which does. Routes of other namespaces, host
#   ports and what else brings traffic in, such as the kinds of a service mesh, are not
#   looked at. Of what keeps traffic out only NetworkPolicies are. Where these let in any
#   block of addresses, they count as open, since nodes hide where traffic comes from.
#   Whatever is routed comes from a pod that may be anywhere, so for it any rule does. Ports
#   are not looked at.
package reeve.lib.exposure

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.selector
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   Whether the pod is exposed: yes, no, or unknown where the inventory is not complete
#   enough.
existence := "yes" if {
	count(exposers) > 0
	_policies_decide
} else := "no" if {
	count(missing) == 0
} else := "unknown"

# METADATA
# description: >-
#   The known objects that expose the pod and that no known NetworkPolicy cuts off, each
#   with its kind, its object reference and whether it is routed.
exposers := [exposer |
	some exposer in _known
	not _cut_off(exposer)
]

# METADATA
# description: >-
#   The kinds that would have to be complete for the namespace to tell whether the pod is
#   exposed; none when it can be told.
missing := [] if {
	_sealed
} else := [netpol.kind] if {
	count(exposers) > 0
	not _policies_decide
} else := [] if {
	count(exposers) > 0
} else := [kind |
	some kind in array.concat(_bringing, _keeping_out)
	not inventory.complete(kind, kube.namespace)
]

_known := array.concat(
	[_exposer("Service", "v1", name, false) |
		some name, spec in _services
		_is_open(spec)
	],
	[_exposer(kind, route.apiVersion, name, true) |
		some kind in _route_kinds
		some name, route in inventory.objects(kind, kube.namespace)
		count(_backends(kind, value.object_at(route, "spec")) & object.keys(_services)) > 0
	],
)

_exposer(group_kind, api_version, name, routed) := {
	"kind": kind,
	"object": {"apiVersion": api_version, "kind": kind, "namespace": kube.namespace, "name": name},
	"routed": routed,
} if {
	kind := array.reverse(split(group_kind, "/"))[0]
}

# The Services that select the pod.
_services := {name: spec |
	some name, service in inventory.objects("Service", kube.namespace)
	spec := value.object_at(service, "spec")
	wanted := value.object_at(spec, "selector")
	count(wanted) > 0
	selector.matches({"matchLabels": wanted}, _labels)
	value.string_at(spec, "type") != "ExternalName"
}

_labels := value.object_at(workload.pod.metadata, "labels")

_is_open(spec) if spec.type in {"NodePort", "LoadBalancer"}

_is_open(spec) if spec.externalIPs[0]

# Without a Service that selects the pod no route leads to it.
_bringing := ["Service"] if {
	inventory.complete("Service", kube.namespace)
	count(_services) == 0
} else := array.concat(["Service"], [kind |
	some kind in _route_kinds
	kind != "extensions/Ingress" # gone since Kubernetes 1.22
])

_keeping_out := [netpol.kind] if {
	count(_known) > 0
} else := []

_route_kinds := [
	"networking.k8s.io/Ingress",
	"extensions/Ingress",
	"gateway.networking.k8s.io/GRPCRoute",
	"gateway.networking.k8s.io/HTTPRoute",
	"gateway.networking.k8s.io/TCPRoute",
	"gateway.networking.k8s.io/TLSRoute",
	"gateway.networking.k8s.io/UDPRoute",
	"route.openshift.io/Route",
]

# The names of the Services that a route leads to.
_backends(kind, spec) := {name |
	some backend in array.concat(
		[spec[field] | some field in ["defaultBackend", "backend"]],
		[path.backend | some rule in spec.rules; some path in rule.http.paths],
	)
	some name in [
		value.string_at(value.object_at(backend, "service"), "name"),
		value.string_at(backend, "serviceName"),
	]
} if {
	endswith(kind, "/Ingress")
}

_backends(kind, spec) := {backend.name |
	some backend in array.concat([spec.to], [alternate | some alternate in spec.alternateBackends])
	_is_service(backend)
} if {
	kind == "route.openshift.io/Route"
}

# A route of which no parent is a Gateway is one within the mesh.
_backends(kind, spec) := {backend.name |
	some parent in spec.parentRefs
	value.string_at(parent, "kind") in {"", "Gateway"}
	some rule in spec.rules
	some backend in rule.backendRefs
	_is_service(backend)
} if {
	startswith(kind, "gateway.networking.k8s.io/")
}

_is_service(backend) if {
	value.string_at(backend, "kind") in {"", "Service"}
	value.string_at(backend, "group") == ""
	value.string_at(backend, "namespace") in {"", kube.namespace}
}

# Policies do not reach a pod on the network of its node.
_isolating := [spec |
	not workload.pod.spec.hostNetwork == true
	some spec in netpol.specs(kube.namespace)
	"Ingress" in netpol.types(spec)
	selector.matches(value.object_at(spec, "podSelector"), _labels)
]

_rules := [value.as_object(rule) | some spec in _isolating; some rule in netpol.rules(spec, "Ingress")]

_cut_off(exposer) if {
	count(_isolating) > 0
	count([rule | some rule in _rules; _lets_in(rule, exposer)]) == 0
}

_lets_in(_, exposer) if exposer.routed

_lets_in(rule, _) if count([peer | some peer in rule.from]) == 0

_lets_in(rule, _) if {
	some peer in rule.from
	value.is_set(peer, "ipBlock")
}

# More policies only let in more, once one selects the pod.
_policies_decide if count(_isolating) > 0

_policies_decide if workload.pod.spec.hostNetwork == true

_policies_decide if inventory.complete(netpol.kind, kube.namespace)

_sealed if {
	count(_isolating) > 0
	count(_rules) == 0
	inventory.complete(netpol.kind, kube.namespace)
}
