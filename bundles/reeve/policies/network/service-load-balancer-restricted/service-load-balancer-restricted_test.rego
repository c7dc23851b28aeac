package reeve.policies.network["service-load-balancer-restricted_test"]

import data.reeve.policies.network["service-load-balancer-restricted"] as policy

denied["no source ranges"] := _balancer(null, {})

denied["an empty list"] := _balancer(null, {"loadBalancerSourceRanges": []})

denied["everything"] := _balancer(null, {"loadBalancerSourceRanges": ["192.0.2.0/24", "0.0.0.0/0"]})

denied["everything of IPv6"] := _balancer(null, {"loadBalancerSourceRanges": ["::/0"]})

denied["everything in halves"] := _balancer(null, {"loadBalancerSourceRanges": ["0.0.0.0/1", "128.0.0.0/1"]})

denied["everything, by the older annotation"] := _balancer({_older: "192.0.2.0/24, 0.0.0.0/0"}, {})

denied["an empty annotation"] := _balancer({_older: ""}, {})

denied["an annotation that says it is not internal"] := _balancer({"service.beta.kubernetes.io/azure-load-balancer-internal": "false"}, {})

allowed["source ranges"] := _balancer(null, {"loadBalancerSourceRanges": ["192.0.2.0/24"]})

allowed["source ranges by the older annotation"] := _balancer({_older: "192.0.2.0/24,198.51.100.0/24"}, {})

allowed["the field before the annotation"] := _balancer({_older: "0.0.0.0/0"}, {"loadBalancerSourceRanges": ["192.0.2.0/24"]})

allowed["internal at Amazon"] := _balancer({"service.beta.kubernetes.io/aws-load-balancer-scheme": "internal"}, {})

allowed["internal at Google"] := _balancer({"networking.gke.io/load-balancer-type": "Internal"}, {})

allowed["internal at Microsoft, and open in there"] := _balancer(
	{"service.beta.kubernetes.io/azure-load-balancer-internal": "true"},
	{"loadBalancerSourceRanges": ["0.0.0.0/0"]},
)

allowed["another type"] := _service(null, {"type": "ClusterIP"})

_older := "service.beta.kubernetes.io/load-balancer-source-ranges"

_balancer(annotations, spec) := _service(annotations, object.union({"type": "LoadBalancer"}, spec))

_service(annotations, spec) := {
	"apiVersion": "v1",
	"kind": "Service",
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
		"msg": "load balancer is open to everybody, without source ranges or an annotation that makes it internal",
		"path": ["spec", "loadBalancerSourceRanges"],
	}} with input as denied["no source ranges"]
}

test_the_ranges_at_fault if {
	policy.violation == {{
		"msg": "load balancer is open to everybody: its source ranges are all of 0.0.0.0/0",
		"path": ["metadata", "annotations", _older],
	}} with input as denied["everything, by the older annotation"]
}

test_none_at_all if {
	forbid := {"network/service-load-balancer-restricted": {"mode": "forbid"}}
	policy.violation == {{
		"msg": "service is of type LoadBalancer, which is not allowed",
		"path": ["spec", "type"],
	}} with input as allowed["internal at Amazon"]
		with data.reeve_parameters as forbid
	count(policy.violation) == 0 with input as allowed["another type"] with data.reeve_parameters as forbid
}

test_other_annotations if {
	own := {"network/service-load-balancer-restricted": {"internalAnnotations": ["example.com/scheme=private"]}}
	count(policy.violation) == 0 with input as _balancer({"example.com/scheme": "private"}, {}) with data.reeve_parameters as own
	count(policy.violation) == 1 with input as allowed["internal at Amazon"] with data.reeve_parameters as own
}
