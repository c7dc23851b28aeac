package reeve.lib.exposure_test

import data.reeve.lib.exposure

_pod := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web", "tier": "front"}},
	"spec": {"containers": [{"name": "app"}]},
}

_all := {"*/*": {"*": true}}

# Objects by group version and kind, where one object each is enough.
_inventory(known, complete) := {
	"namespace": {"shop": {version: {kind: {"web": {"apiVersion": version, "kind": kind, "spec": spec}}} |
		some version, of_version in known
		some kind, spec in of_version
	}},
	"complete": complete,
}

_service(fields) := {"Service": object.union({"selector": {"app": "web"}}, fields)}

_inner := _service({})

_routed(version, kind, spec) := {"v1": _inner, version: {kind: spec}}

_by(version, kind, routed) := [{
	"kind": kind,
	"object": {"apiVersion": version, "kind": kind, "namespace": "shop", "name": "web"},
	"routed": routed,
}]

_gateway := [{"name": "public"}]

_exposed := {
	"a node port": [{"v1": _service({"type": "NodePort"})}, "v1", "Service"],
	"a load balancer": [{"v1": _service({"type": "LoadBalancer"})}, "v1", "Service"],
	"external IPs": [{"v1": _service({"type": "ClusterIP", "externalIPs": ["203.0.113.7"]})}, "v1", "Service"],
	"an Ingress": [
		_routed("networking.k8s.io/v1", "Ingress", {"rules": [
			{"host": "acme.example"},
			{"http": {"paths": [{"backend": {"service": {"name": "web"}}}]}},
		]}),
		"networking.k8s.io/v1", "Ingress",
	],
	"the default of an Ingress": [
		_routed("networking.k8s.io/v1", "Ingress", {"defaultBackend": {"service": {"name": "web"}}}),
		"networking.k8s.io/v1", "Ingress",
	],
	"an Ingress of before": [
		_routed("extensions/v1beta1", "Ingress", {"backend": {"serviceName": "web"}}),
		"extensions/v1beta1", "Ingress",
	],
	"a route of the Gateway API": [
		_routed("gateway.networking.k8s.io/v1", "HTTPRoute", {
			"parentRefs": _gateway,
			"rules": [{"backendRefs": [{"name": "web", "port": 80}]}],
		}),
		"gateway.networking.k8s.io/v1", "HTTPRoute",
	],
	"another one, that says all": [
		_routed("gateway.networking.k8s.io/v1alpha2", "TCPRoute", {
			"parentRefs": [{"kind": "Gateway", "name": "public"}],
			"rules": [{"backendRefs": [{"group": "", "kind": "Service", "namespace": "shop", "name": "web"}]}],
		}),
		"gateway.networking.k8s.io/v1alpha2", "TCPRoute",
	],
	"a Route of OpenShift": [
		_routed("route.openshift.io/v1", "Route", {"to": {"kind": "Service", "name": "web"}}),
		"route.openshift.io/v1", "Route",
	],
	"an alternative of a Route": [
		_routed("route.openshift.io/v1", "Route", {
			"to": {"name": "old"},
			"alternateBackends": [{"kind": "Service", "name": "web"}],
		}),
		"route.openshift.io/v1", "Route",
	],
}

test_exposed[name] if {
	some name, case in _exposed
	known := _inventory(case[0], {"networking.k8s.io/NetworkPolicy": {"shop": true}})
	exposure.existence == "yes" with input as _pod with data.inventory as known
	exposure.exposers == _by(case[1], case[2], case[2] != "Service") with input as _pod with data.inventory as known
	exposure.missing == [] with input as _pod with data.inventory as known
}

_hidden := {
	"nothing": {},
	"a service within the cluster": {"v1": _inner},
	"external IPs that are none": {"v1": _service({"externalIPs": null})},
	"a service of other pods": {"v1": {"Service": {"type": "NodePort", "selector": {"app": "api"}}}},
	"a service of some of them": {"v1": {"Service": {"type": "NodePort", "selector": {"app": "web", "tier": "back"}}}},
	"a service without a selector": {"v1": {"Service": {"type": "NodePort"}}},
	"a service with an empty selector": {"v1": {"Service": {"type": "NodePort", "selector": {}}}},
	"a service that is a name": {"v1": _service({"type": "ExternalName", "externalIPs": ["203.0.113.7"]})},
	"a service of another group": {"serving.knative.dev/v1": _service({"type": "NodePort"})},
	"an Ingress to another service": _routed("networking.k8s.io/v1", "Ingress", {"defaultBackend": {"service": {"name": "api"}}}),
	"an Ingress to something else": _routed("networking.k8s.io/v1", "Ingress", {"defaultBackend": {"resource": {"name": "web"}}}),
	"an Ingress without a service": {"networking.k8s.io/v1": {"Ingress": {"defaultBackend": {"service": {"name": "web"}}}}},
	"a route within the mesh": _routed("gateway.networking.k8s.io/v1", "HTTPRoute", {
		"parentRefs": [{"kind": "Service", "group": "", "name": "web"}],
		"rules": [{"backendRefs": [{"name": "web"}]}],
	}),
	"a route without a parent": _routed("gateway.networking.k8s.io/v1", "HTTPRoute", {"rules": [{"backendRefs": [{"name": "web"}]}]}),
	"routes to something else": _routed("gateway.networking.k8s.io/v1", "HTTPRoute", {"parentRefs": _gateway, "rules": [
		null,
		{"backendRefs": [
			{"name": "api"},
			{"name": "web", "namespace": "blog"},
			{"name": "web", "kind": "ServiceImport"},
			{"name": "web", "group": "multicluster.x-k8s.io"},
		]},
	]}),
	"a Route to another service": _routed("route.openshift.io/v1", "Route", {"to": {"name": "api"}}),
}

test_not_exposed[name] if {
	some name, objects in _hidden
	exposure.existence == "no" with input as _pod with data.inventory as _inventory(objects, _all)
	exposure.exposers == [] with input as _pod with data.inventory as _inventory(objects, _all)
}

test_services_of_other_namespaces_select_other_pods if {
	elsewhere := object.union(_pod, {"metadata": {"namespace": "blog"}})
	exposure.existence == "no" with input as elsewhere
		with data.inventory as _inventory({"v1": _service({"type": "NodePort"})}, _all)
}

test_a_pod_without_labels_is_selected_by_none[name] if {
	some name, labels in {"null": null, "none": {}}
	pod := json.patch(_pod, [{"op": "replace", "path": "/metadata/labels", "value": labels}])
	exposure.existence == "no" with input as pod
		with data.inventory as _inventory({"v1": _service({"type": "NodePort"})}, _all)
}

test_the_labels_are_those_of_the_template if {
	deployment := {
		"apiVersion": "apps/v1",
		"kind": "Deployment",
		"metadata": {"name": "web", "namespace": "shop", "labels": {"app": "api"}},
		"spec": {"template": _pod},
	}
	exposure.existence == "yes" with input as deployment
		with data.inventory as _inventory({"v1": _service({"type": "NodePort"})}, _all)
}

_direct := {"v1": _service({"type": "NodePort"})}

_through := _routed("networking.k8s.io/v1", "Ingress", {"defaultBackend": {"service": {"name": "web"}}})

_policy(spec) := {"namespace": {"shop": {"networking.k8s.io/v1": {"NetworkPolicy": {"web": {"spec": spec}}}}}}

_pods := [{"podSelector": {}}, {"namespaceSelector": {}}]

# What is left when a policy selects the pod: of direct traffic, and of routed.
test_policies[name] if {
	some name, case in {
		"nothing may come in": [{"podSelector": {}}, "no", "no"],
		"nothing may come in here": [{"podSelector": {"matchLabels": {"app": "web"}}, "ingress": []}, "no", "no"],
		"everything may": [{"podSelector": {}, "ingress": [{}]}, "yes", "yes"],
		"everything may, by null": [{"podSelector": {}, "ingress": [null]}, "yes", "yes"],
		"everything may, from nowhere": [{"ingress": [{"from": []}]}, "yes", "yes"],
		"everything may, on a port": [{"ingress": [{"from": null, "ports": [{"port": 80}]}]}, "yes", "yes"],
		"pods may": [{"podSelector": {}, "ingress": [{"from": _pods}]}, "no", "yes"],
		"pods and addresses may": [{"ingress": [{"from": [{"podSelector": {}}, {"ipBlock": {"cidr": "10.0.0.0/8"}}]}]}, "yes", "yes"],
		"other pods are selected": [{"podSelector": {"matchLabels": {"app": "api"}}}, "yes", "yes"],
		"it is about what goes out": [{"podSelector": {}, "policyTypes": ["Egress"]}, "yes", "yes"],
	}
	exposure.existence == case[1] with input as _pod with data.inventory as object.union(_inventory(_direct, _all), _policy(case[0]))
	exposure.existence == case[2] with input as _pod with data.inventory as object.union(_inventory(_through, _all), _policy(case[0]))
}

test_policies_do_not_reach_the_network_of_the_node if {
	pod := object.union(_pod, {"spec": {"hostNetwork": true}})
	exposure.existence == "yes" with input as pod with data.inventory as _inventory(_direct, {})
	exposure.existence == "yes" with input as pod
		with data.inventory as object.union(_inventory(_direct, _all), _policy({"podSelector": {}}))
}

_gateway_kinds := [sprintf("gateway.networking.k8s.io/%s", [kind]) |
	some kind in ["GRPCRoute", "HTTPRoute", "TCPRoute", "TLSRoute", "UDPRoute"]
]

test_what_is_missing[name] if {
	routes := array.concat(array.concat(["networking.k8s.io/Ingress"], _gateway_kinds), ["route.openshift.io/Route"])
	some name, case in {
		"nothing is complete": [_inventory({}, {}), array.concat(["Service"], routes), "unknown"],
		"services are": [_inventory({}, {"Service": {"shop": true}}), [], "no"],
		"services are, and one selects the pod": [_inventory({"v1": _inner}, {"Service": {"shop": true}}), routes, "unknown"],
		"so are the routes but for one": [
			_inventory({"v1": _inner}, {
				"Service": {"*": true},
				"networking.k8s.io/*": {"*": true},
				"gateway.networking.k8s.io/*": {"shop": true},
			}),
			["route.openshift.io/Route"], "unknown",
		],
		"policies could keep it out": [_inventory(_direct, {"Service": {"shop": true}}), ["networking.k8s.io/NetworkPolicy"], "unknown"],
		"a policy lets it in": [object.union(_inventory(_direct, {}), _policy({"ingress": [{}]})), [], "yes"],
		"policies could let it in": [
			object.union(_inventory(_direct, {"Service": {"*": true}, "gateway.networking.k8s.io/*": {"*": true}}), _policy({})),
			["networking.k8s.io/Ingress", "route.openshift.io/Route", "networking.k8s.io/NetworkPolicy"], "unknown",
		],
		"no policy lets anything in": [
			object.union(_inventory(_direct, {"networking.k8s.io/NetworkPolicy": {"shop": true}}), _policy({})),
			[], "no",
		],
	}
	exposure.missing == case[1] with input as _pod with data.inventory as case[0]
	exposure.existence == case[2] with input as _pod with data.inventory as case[0]
}

test_without_an_inventory_nothing_is_known if {
	exposure.existence == "unknown" with input as _pod
	exposure.exposers == [] with input as _pod
}
