package reeve.policies.network["ingress-no-wildcard-host_test"]

import data.reeve.policies.network["ingress-no-wildcard-host"] as policy

denied["no host"] := _ingress(null, {"rules": [{"http": {"paths": []}}]})

denied["null"] := _ingress(null, {"rules": [{"host": null}]})

denied["an empty host"] := _ingress(null, {"rules": [{"host": "shop.example.com"}, {"host": ""}]})

denied["a wildcard"] := _ingress(null, {"rules": [{"host": "*.example.com"}]})

denied["a rule that is null"] := _ingress(null, {"rules": [null]})

denied["nothing but a default backend"] := _ingress(null, {"defaultBackend": {"service": {"name": "web"}}})

denied["no spec"] := _ingress(null, null)

denied["an older API"] := object.union(_ingress(null, {"rules": [{}]}), {"apiVersion": "extensions/v1beta1"})

allowed["a host"] := _ingress(null, {"rules": [{"host": "shop.example.com"}]})

allowed["a host beside a default backend"] := _ingress(null, {"defaultBackend": {}, "rules": [{"host": "shop.example.com"}]})

allowed["an Ingress of another API"] := object.union(_ingress(null, {}), {"apiVersion": "config.openshift.io/v1"})

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
	policy.violation == {{
		"msg": "ingress rule is for any host",
		"path": ["spec", "rules", 1, "host"],
	}} with input as denied["an empty host"]
}

test_without_rules if {
	policy.violation == {{"msg": "ingress has no rules and is for any host", "path": ["spec"]}}
		with input as denied["nothing but a default backend"]
}

test_allowed_wildcards if {
	policy.violation == {{"msg": "ingress rule is for the hosts \"*.example.com\"", "path": ["spec", "rules", 0, "host"]}}
		with input as denied["a wildcard"]
	count(policy.violation) == 0 with input as denied["a wildcard"]
		with data.reeve_parameters as {"network/ingress-no-wildcard-host": {"allowed": ["*.example.com"]}}
	count(policy.violation) == 1 with input as _ingress(null, {"rules": [{"host": "*.shop.example.com"}]})
		with data.reeve_parameters as {"network/ingress-no-wildcard-host": {"allowed": ["*.example.com"]}}
}
