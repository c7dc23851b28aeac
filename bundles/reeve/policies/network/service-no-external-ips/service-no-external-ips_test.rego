package reeve.policies.network["service-no-external-ips_test"]

import data.reeve.policies.network["service-no-external-ips"] as policy

denied["an address"] := _service({"externalIPs": ["203.0.113.7"]})

denied["an address of IPv6 beside other types"] := _service({"type": "LoadBalancer", "externalIPs": ["2001:db8::7"]})

denied["what is no address"] := _service({"externalIPs": ["gateway"]})

allowed["none"] := _service({"type": "LoadBalancer"})

allowed["an empty list"] := _service({"externalIPs": []})

allowed["null"] := _service({"externalIPs": null})

allowed["no spec"] := _service(null)

allowed["a Service of another API"] := object.union(_service({"externalIPs": ["203.0.113.7"]}), {"apiVersion": "serving.knative.dev/v1"})

_service(spec) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": "web", "namespace": "shop"},
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
		"msg": "service claims the external IP \"203.0.113.7\", which is not allowed",
		"path": ["spec", "externalIPs", 0],
		"fix": [{"op": "remove"}],
	}} with input as denied["an address"]
}

test_allowed_addresses[entry] if {
	some entry, count_of in {"203.0.113.7": 1, "203.0.113.0/24": 1, "2001:db8::7": 1, "2001:db8:0::/48": 1, "::/0": 1, "203.0.113.8": 2, "text": 2}
	count(policy.violation) == count_of with input as _service({"externalIPs": ["203.0.113.7", "2001:db8::7"]})
		with data.reeve_parameters as {"network/service-no-external-ips": {"allowed": [entry]}}
}
