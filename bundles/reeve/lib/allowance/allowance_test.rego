package reeve.lib.allowance_test

import data.reeve.lib.allowance

_rule(peers, ports) := {"peers": peers, "ports": ports}

_app(name) := {"podSelector": {"matchLabels": {"app": name}}}

_team(name) := {"namespaceSelector": {"matchLabels": {"team": name}}}

_block(cidr, except) := {"ipBlock": {"cidr": cidr, "except": except}}

_https := [{"port": 443}]

test_held[name] if {
	some name, row in {
		"everything": {"rule": _rule([], []), "others": [_rule([], [])]},
		"a port of everybody": {"rule": _rule([], _https), "others": [_rule([], [])]},
		"ports of everybody in two rules": {
			"rule": _rule([], [{"port": 1, "endPort": 100}]),
			"others": [_rule([], [{"port": 1, "endPort": 50}]), _rule([], [{"port": 51}, {"port": 50, "endPort": 200}])],
		},
		"pods": {"rule": _rule([_app("web")], _https), "others": [_rule([{"podSelector": {}}], _https)]},
		"pods among everybody": {"rule": _rule([_app("web")], _https), "others": [_rule([], _https)]},
		"pods of the own namespace, among all namespaces": {"rule": _rule([_app("web")], []), "others": [_rule([{"namespaceSelector": {}}], [])]},
		"pods of the own namespace, by its name": {
			"rule": _rule([_app("web")], []),
			"others": [_rule([{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "shop"}}}], [])],
		},
		"two peers in two rules": {
			"rule": _rule([_app("web"), _team("press")], _https),
			"others": [_rule([_app("web")], []), _rule([_team("press")], _https)],
		},
		"an item that is null, which is all of TCP": {"rule": _rule([_app("web")], _https), "others": [_rule([_app("web")], [null])]},
		"addresses in halves": {
			"rule": _rule([_block("10.0.0.0/8", null)], []),
			"others": [_rule([_block("10.0.0.0/9", null), _app("web")], []), _rule([_block("10.128.0.0/9", [])], [])],
		},
		"addresses of which one excepts what another brings": {
			"rule": _rule([_block("10.0.0.0/8", null)], _https),
			"others": [_rule([_block("0.0.0.0/0", ["10.1.0.0/16"])], _https), _rule([_block("10.1.0.0/16", null)], [{"port": 1, "endPort": 999}])],
		},
		"addresses that both except": {
			"rule": _rule([_block("10.0.0.0/8", ["10.0.0.0/15"])], []),
			"others": [_rule([_block("0.0.0.0/0", ["10.1.0.0/16"])], [])],
		},
		"addresses among everybody": {"rule": _rule([_block("10.0.0.0/8", null)], []), "others": [_rule([], [])]},
		"nobody": {"rule": _rule([_block("10.0.0.0/8", ["10.0.0.0/9", "10.128.0.0/9"])], []), "others": []},
	}
	allowance.held_by(row.rule, row.others, "shop")
}

test_not_held[name] if {
	some name, row in {
		"nothing beside it": {"rule": _rule([], []), "others": []},
		"everything, by parts": {"rule": _rule([], []), "others": [_rule([], [{"protocol": "TCP"}, {"protocol": "UDP"}, {"protocol": "SCTP"}])]},
		"everybody, by parts": {"rule": _rule([], _https), "others": [_rule([{"namespaceSelector": {}}, _block("0.0.0.0/0", null)], _https)]},
		"other pods": {"rule": _rule([_app("web")], []), "others": [_rule([_app("db")], [])]},
		"pods of all namespaces, among those of the own": {
			"rule": _rule([{"namespaceSelector": {}}], []),
			"others": [_rule([{"podSelector": {}}], [])],
		},
		"pods of the own namespace, among some by a label": {"rule": _rule([_app("web")], []), "others": [_rule([_team("press")], [])]},
		"a port less": {
			"rule": _rule([_app("web")], [{"port": 80}, {"port": 443}]),
			"others": [_rule([_app("web")], _https)],
		},
		"the port of another rule": {
			"rule": _rule([_app("web")], [{"port": 80}]),
			"others": [_rule([_app("web")], _https), _rule([_app("db")], [{"port": 80}])],
		},
		"an address more": {
			"rule": _rule([_block("10.0.0.0/8", null)], []),
			"others": [_rule([_block("0.0.0.0/0", ["10.1.2.3/32"])], [])],
		},
		"addresses as pods": {"rule": _rule([_block("10.0.0.0/8", null)], []), "others": [_rule([{"namespaceSelector": {}}], [])]},
		"pods as addresses": {"rule": _rule([_app("web")], []), "others": [_rule([_block("0.0.0.0/0", null)], [])]},
		"what is no block": {"rule": _rule([_block("10.0.0.0", null)], []), "others": [_rule([_block("0.0.0.0/0", null)], [])]},
		"a peer of two kinds": {
			"rule": _rule([object.union(_app("web"), _block("10.0.0.0/8", null))], []),
			"others": [_rule([_app("web"), _block("10.0.0.0/8", null)], [])],
		},
		"a peer of two kinds beside it": {
			"rule": _rule([_block("10.0.0.0/8", null)], []),
			"others": [_rule([object.union(_app("web"), _block("10.0.0.0/8", null))], [])],
		},
		"a peer that is nobody": {"rule": _rule([{}], []), "others": [_rule([{}], [])]},
	}
	not allowance.held_by(row.rule, row.others, "shop")
}
