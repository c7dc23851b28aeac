package reeve.policies.network["ingress-requires-tls_test"]

import data.reeve.policies.network["ingress-requires-tls"] as policy

denied["no tls"] := _ingress(null, {"rules": [{"host": "shop.example.com"}]})

denied["an empty list"] := _ingress(null, {"tls": [], "defaultBackend": {}})

denied["another host"] := _ingress(null, {"tls": [{"hosts": ["blog.example.com"]}], "rules": [{"host": "shop.example.com"}]})

denied["a wildcard for one label more"] := _ingress(null, {"tls": [{"hosts": ["*.example.com"]}], "rules": [{"host": "a.shop.example.com"}]})

denied["a wildcard for the domain itself"] := _ingress(null, {"tls": [{"hosts": ["*.example.com"]}], "rules": [{"host": "example.com"}]})

denied["a host for a wildcard"] := _ingress(null, {"tls": [{"hosts": ["shop.example.com"]}], "rules": [{"host": "*.example.com"}]})

denied["an older API"] := object.union(_ingress(null, {"rules": [{}]}), {"apiVersion": "extensions/v1beta1"})

denied["a Route without tls"] := _route({"host": "shop.example.com"})

denied["a Route with an empty tls"] := _route({"tls": {"termination": null}})

allowed["the host"] := _ingress(null, {"tls": [{"hosts": ["shop.example.com"]}], "rules": [{"host": "Shop.example.com"}]})

allowed["a wildcard"] := _ingress(null, {"tls": [{"hosts": ["*.example.com"]}], "rules": [{"host": "shop.example.com"}, {"host": "*.example.com"}]})

allowed["one of two entries"] := _ingress(null, {
	"tls": [{"hosts": ["a.example.com"]}, {"hosts": ["b.example.com"]}],
	"rules": [{"host": "b.example.com"}],
})

allowed["an entry without hosts"] := _ingress(null, {"tls": [{"secretName": "web", "hosts": null}], "rules": [{"host": "shop.example.com"}]})

allowed["an entry that is null"] := _ingress(null, {"tls": [null], "rules": [{"host": "shop.example.com"}]})

allowed["a rule without a host, which is another fault"] := _ingress(null, {"tls": [{"hosts": ["a.example.com"]}], "rules": [{"host": null}]})

allowed["a Route that terminates TLS"] := _route({"tls": {"termination": "edge"}})

_route(spec) := {
	"apiVersion": "route.openshift.io/v1",
	"kind": "Route",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
}

_ingress(annotations, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "namespace": "shop", "annotations": annotations},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{"msg": "ingress has no tls", "path": ["spec", "tls"]}} with input as denied["no tls"]
}

test_the_host_is_named if {
	policy.violation == {{
		"msg": "ingress has no tls for the host \"a.shop.example.com\"",
		"path": ["spec", "rules", 0, "host"],
	}} with input as denied["a wildcard for one label more"]
}

test_routes if {
	policy.violation == {{"msg": "route terminates no TLS", "path": ["spec", "tls"]}} with input as denied["a Route without tls"]
}

test_plain_http_switched_off if {
	strict := {"network/ingress-requires-tls": {"requireAllowHttpFalse": true}}
	policy.violation == {{
		"msg": "ingress does not switch off plain HTTP",
		"path": ["metadata", "annotations", "kubernetes.io/ingress.allow-http"],
	}} with input as allowed["a wildcard"]
		with data.reeve_parameters as strict
	count(policy.violation) == 0 with data.reeve_parameters as strict
		with input as _ingress({"kubernetes.io/ingress.allow-http": "false"}, {"tls": [{}]})
	count(policy.violation) == 0 with input as allowed["a Route that terminates TLS"] with data.reeve_parameters as strict
}
