package reeve.policies.network["valid-ports_test"]

import data.reeve.policies.network["valid-ports"] as policy

denied["port 0"] := _policy([{"port": 0}])

denied["a port that is too large"] := _policy([{"port": 65536, "protocol": "UDP"}])

denied["a range that ends before it begins"] := _policy([{"port": 443, "endPort": 80}])

denied["a range that ends too late"] := _policy([{"port": 443, "endPort": 70000}])

denied["a range from a name"] := _policy([{"port": "https", "endPort": 8443}])

denied["a range from nowhere"] := _policy([{"endPort": 8443}])

denied["a protocol that there is not"] := _policy([{"port": 443, "protocol": "tcp"}])

denied["an empty protocol"] := _policy([{"port": 443, "protocol": ""}])

denied["a number in quotes"] := _policy([{"port": "443"}])

denied["a name that is too long"] := _policy([{"port": "metrics-exporter"}])

denied["a name with two hyphens"] := _policy([{"port": "a--b"}])

denied["an empty name"] := _policy([{"port": ""}])

denied["a port twice"] := _policy([{"port": 443}, {"port": 443, "protocol": "TCP"}])

denied["a port in a range"] := _policy([{"port": 443}, {"port": 1, "endPort": 1023}])

denied["a name beside all ports"] := _policy([{"protocol": "TCP"}, {"port": "https"}])

allowed["a port"] := _policy([{"port": 443}])

allowed["the last port"] := _policy([{"port": 65535, "endPort": 65535, "protocol": "SCTP"}])

allowed["a range"] := _policy([{"port": 1, "endPort": 1023, "protocol": "UDP"}])

allowed["a name"] := _policy([{"port": "https-2"}])

allowed["nothing but a protocol"] := _policy([{"protocol": "UDP"}, null])

allowed["a port of two protocols"] := _policy([{"port": 53}, {"port": 53, "protocol": "UDP"}])

allowed["a name and a number, which may be the same"] := _policy([{"port": "https"}, {"port": 443}])

allowed["ranges that overlap"] := _policy([{"port": 1, "endPort": 10}, {"port": 5, "endPort": 20}])

allowed["a rule without effect"] := _object({"policyTypes": ["Egress"], "ingress": [{"ports": [{"port": 0}]}]})

allowed["no ports"] := _policy(null)

_policy(ports) := _object({"policyTypes": ["Ingress"], "ingress": [{"ports": ports}]})

_object(spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
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
		"msg": "port 0 is not between 1 and 65535",
		"path": ["spec", "ingress", 0, "ports", 0, "port"],
	}} with input as denied["port 0"]
}

test_messages[name] if {
	some name, msg in {
		"a range that ends before it begins": "endPort 80 is less than the port",
		"a range that ends too late": "endPort 70000 is not between 1 and 65535",
		"a range from a name": "endPort 8443 follows a port that is given by name",
		"a range from nowhere": "endPort 8443 is without a port to begin with",
		"a protocol that there is not": "protocol \"tcp\" is not one of TCP, UDP and SCTP",
		"a number in quotes": "port \"443\" is no name of a port",
	}
	{found.msg | some found in policy.violation} == {msg} with input as denied[name]
}

test_what_says_nothing_is_mild[name] if {
	some name, want in {
		"a port twice": {"at": 1, "beside": 0},
		"a port in a range": {"at": 0, "beside": 1},
		"a name beside all ports": {"at": 1, "beside": 0},
	}
	policy.violation == {{
		"msg": sprintf("item of ports says nothing beside item %v of the rule", [want.beside]),
		"path": ["spec", "ingress", 0, "ports", want.at],
		"severity": "low",
	}} with input as denied[name]
}
