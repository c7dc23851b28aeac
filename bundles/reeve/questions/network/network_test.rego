package reeve.questions.network_test

import data.reeve.questions.network as questions

_known := {
	"namespace": {"shop": {
		"v1": {"Pod": {name: {"metadata": {"labels": {"app": name}}, "spec": {}, "status": {"podIP": ip}} |
			some name, ip in {"web": "10.0.0.1", "db": "10.0.0.2"}
		}},
		"networking.k8s.io/v1": {"NetworkPolicy": {"db": {"spec": {
			"podSelector": {"matchLabels": {"app": "db"}},
			"ingress": [{"from": [{"podSelector": {"matchLabels": {"app": "web"}}}], "ports": [{"port": 5432}]}],
		}}}},
	}},
	"complete": {"*/*": {"*": true}},
}

_pod(name) := {"kind": "Pod", "namespace": "shop", "name": name}

_ask(from, to, number, engine) := answer if {
	question := {"from": from, "to": to, "port": {"number": number, "protocol": "TCP"}}
	[answer] := questions.may with input as {"may": [question], "engine": engine} with data.inventory as _known
}

_most := {"allows_self": true, "ip_blocks_hold_pods": true}

_open := {"allowed": true, "isolated_by": [], "allowed_by": [], "doubts": []}

test_allowed if {
	_ask(_pod("web"), _pod("db"), 5432, _most) == {
		"allowed": true,
		"egress": _open,
		"ingress": {
			"allowed": true,
			"isolated_by": ["db"],
			"allowed_by": [{"policy": "db", "path": ["spec", "ingress", 0]}],
			"doubts": [],
		},
	}
}

test_denied if {
	denied := {
		"allowed": false,
		"egress": _open,
		"ingress": {"allowed": false, "isolated_by": ["db"], "allowed_by": [], "doubts": []},
	}
	_ask(_pod("web"), _pod("db"), 22, _most) == denied
	_ask({"address": "192.0.2.1"}, _pod("db"), 5432, _most) == denied
}

test_not_isolated if {
	_ask(_pod("db"), _pod("web"), 80, _most) == {"allowed": true, "egress": _open, "ingress": _open}
	_ask(_pod("db"), {"address": "192.0.2.1"}, 443, _most) == {"allowed": true, "egress": _open, "ingress": _open}
}

test_self if {
	_ask(_pod("db"), _pod("db"), 22, _most) == {"allowed": true, "self": true}
	_ask(_pod("db"), _pod("db"), 22, {"allows_self": false}).allowed == false
}

test_absent if {
	_ask(_pod("web"), _pod("other"), 80, _most) == {"absent": [_pod("other")]}
	_ask(_pod("other"), _pod("other"), 80, _most) == {"absent": [_pod("other"), _pod("other")]}
}
