package reeve.policies.network["service-no-localhost-external-name_test"]

import data.reeve.policies.network["service-no-localhost-external-name"] as policy

denied["localhost"] := _named("localhost")

denied["localhost in other words"] := _named("App.LocalHost.")

denied["a loopback address"] := _named("127.1.2.3")

denied["the loopback address of IPv6"] := _named("::1")

denied["a loopback address written as one of IPv6"] := _named("::ffff:127.0.0.1")

denied["the metadata service"] := _named("169.254.169.254")

denied["the metadata service by name"] := _named("metadata.google.internal")

denied["an address of the link"] := _named("fe80::1")

denied["an endpoint"] := _slice(["10.0.0.1", "127.0.0.1"])

denied["an endpoint that is the metadata service"] := _slice(["100.100.100.200"])

allowed["another name"] := _named("db.example.com")

allowed["a name that only ends like it"] := _named("notlocalhost")

allowed["a name within the cluster"] := _named("db.shop.svc.cluster.local")

allowed["an address"] := _named("192.0.2.1")

allowed["no name"] := _service({"type": "ExternalName"})

allowed["another type, for which the name means nothing"] := _service({"externalName": "localhost"})

allowed["other endpoints"] := _slice(["10.0.0.1", "fd00::1"])

allowed["no endpoints"] := _slice(null)

_named(name) := _service({"type": "ExternalName", "externalName": name})

_slice(addresses) := {
	"apiVersion": "discovery.k8s.io/v1",
	"kind": "EndpointSlice",
	"metadata": {"name": "web", "namespace": "shop"},
	"endpoints": [{"addresses": addresses}],
}

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
		"msg": "external name \"App.LocalHost.\" is the one who asks",
		"path": ["spec", "externalName"],
	}} with input as denied["localhost in other words"]
}

test_endpoints if {
	policy.violation == {{
		"msg": "endpoint has the address \"100.100.100.200\", which is the metadata service of the cloud",
		"path": ["endpoints", 0, "addresses", 0],
	}} with input as denied["an endpoint that is the metadata service"]
}

test_names_within_the_cluster[name] if {
	some name, domain in {
		"db.shop.svc": "cluster.local",
		"db.shop.svc.cluster.local": "cluster.local",
		"db.shop.svc.example.org": "example.org",
	}
	{found.msg | some found in policy.violation} == {sprintf("external name %q is a Service of the cluster", [name])}
		with input as _named(name)
		with data.reeve_parameters as {"network/service-no-localhost-external-name": {"flagInCluster": true, "clusterDomain": domain}}
}

test_names_elsewhere if {
	count(policy.violation) == 0 with input as _named("db.shop.svc.example.org")
		with data.reeve_parameters as {"network/service-no-localhost-external-name": {"flagInCluster": true}}
}
