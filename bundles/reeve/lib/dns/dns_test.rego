package reeve.lib.dns_test

import data.reeve.lib.dns

_servers := {
	"namespace": "kube-system",
	"labels": {"k8s-app": "kube-dns"},
	"addresses": ["169.254.20.10"],
	"ports": [53, 5353],
}

_namespace(key, text) := {"namespaceSelector": {"matchLabels": {key: text}}}

_rule(peers, ports) := {"peers": peers, "ports": ports}

test_allowed[name] if {
	some name, row in {
		"no rules": {"rules": [], "answer": "no"},
		"everything": {"rules": [_rule([], [])], "answer": "yes"},
		"another protocol": {"rules": [_rule([], [{"port": 53}])], "answer": "no"},
		"one of the ports": {"rules": [_rule([], [{"port": 5353, "protocol": "UDP"}])], "answer": "yes"},
		"another port": {"rules": [_rule([], [{"port": 54, "protocol": "UDP"}])], "answer": "no"},
		"a range": {"rules": [_rule([], [{"port": 1, "endPort": 53, "protocol": "UDP"}])], "answer": "yes"},
		"a name": {"rules": [_rule([], [{"port": "dns", "protocol": "UDP"}])], "answer": "yes"},
		"the namespace": {"rules": [_rule([_namespace("kubernetes.io/metadata.name", "kube-system")], [])], "answer": "yes"},
		"another namespace": {"rules": [_rule([_namespace("kubernetes.io/metadata.name", "shop")], [])], "answer": "no"},
		"a label that is not known": {"rules": [_rule([_namespace("team", "infra")], [])], "answer": "unknown"},
		"another rule beside it": {"rules": [_rule([_namespace("team", "infra")], []), _rule([], [])], "answer": "yes"},
		"the own namespace": {"rules": [_rule([{"podSelector": {}}], [])], "answer": "no"},
		"an address": {"rules": [_rule([{"ipBlock": {"cidr": "169.254.0.0/16"}}], [])], "answer": "yes"},
		"another address": {"rules": [_rule([{"ipBlock": {"cidr": "10.0.0.0/8"}}], [])], "answer": "no"},
	}
	dns.allowed(row.rules, "shop", _servers, "UDP") == row.answer
}
