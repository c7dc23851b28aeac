package reeve.policies.network["load-balancer-tls_test"]

import data.reeve.policies.network["load-balancer-tls"] as policy

denied["a port"] := _balancer(null, [{"port": 80}])

denied["a port that by its number is one for TLS"] := _balancer(null, [{"port": 443, "protocol": "TCP"}])

denied["a certificate without its ports"] := _balancer({"service.beta.kubernetes.io/oci-load-balancer-tls-secret": "web"}, [{"port": 443}])

denied["a certificate for another port"] := _balancer(_amazon("https, 8443"), [{"name": "http", "port": 80}])

denied["an empty certificate"] := _balancer({"service.beta.kubernetes.io/aws-load-balancer-ssl-cert": ""}, [{"port": 443}])

denied["a port that the certificate is not for by default"] := _balancer(
	{"service.beta.kubernetes.io/do-loadbalancer-certificate-id": "7"},
	[{"port": 443}, {"port": 80}],
)

allowed["a certificate for all ports"] := _balancer({"service.beta.kubernetes.io/aws-load-balancer-ssl-cert": "arn"}, [{"port": 80}, {"port": 443}])

allowed["a certificate for the port, by name or number"] := _balancer(_amazon("https, 8443"), [{"name": "https", "port": 443}, {"port": 8443}])

allowed["pods that terminate TLS"] := _balancer(null, [{"port": 443, "appProtocol": "https"}])

allowed["a port of UDP"] := _balancer(null, [{"port": 53, "protocol": "UDP"}])

allowed["no ports"] := _balancer(null, null)

allowed["another type"] := object.union(_balancer(null, null), {"spec": {"type": "NodePort", "ports": [{"port": 80}]}})

_amazon(ports) := {
	"service.beta.kubernetes.io/aws-load-balancer-ssl-cert": "arn",
	"service.beta.kubernetes.io/aws-load-balancer-ssl-ports": ports,
}

_balancer(annotations, ports) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": "web", "namespace": "shop", "annotations": annotations},
	"spec": {"type": "LoadBalancer", "ports": ports},
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
		"msg": "load balancer passes port 80 on without TLS",
		"path": ["spec", "ports", 1],
	}} with input as denied["a port that the certificate is not for by default"]
}

test_ports_that_may_be_plain if {
	plain := {"network/load-balancer-tls": {"plaintextPorts": [80]}}
	count(policy.violation) == 0 with input as denied["a port"] with data.reeve_parameters as plain
	count(policy.violation) == 1 with input as denied["a port that by its number is one for TLS"] with data.reeve_parameters as plain
}

test_annotations_of_another_provider_do_not_count[provider] if {
	some provider, violations in {"aws": 0, "azure": 2, "digitalocean": 2, "gcp": 2, "oci": 2}
	count(policy.violation) == violations with input as allowed["a certificate for all ports"]
		with data.reeve_parameters as {"network/load-balancer-tls": {"provider": provider}}
}
