package reeve.lib.reach_test

import data.reeve.lib.endpoint
import data.reeve.lib.reach

_pod(namespace, labels, ip) := {
	"kind": "Pod",
	"namespace": namespace,
	"name": "pod",
	"labels": labels,
	"selectable": true,
	"addresses": [address | some address in [ip]; address != ""],
	"nodes": {"node-1"},
	"ports": [{"name": "http", "number": 8080, "protocol": "TCP"}],
}

_web := _pod("shop", {"app": "web"}, "10.0.0.1")

_db := _pod("shop", {"app": "db"}, "")

_other := _pod("blog", {"app": "web"}, "10.0.0.3")

_unknown := _pod("unknown", {"app": "web"}, "10.0.0.4")

_host := object.union(_pod("shop", {"app": "web"}, "192.0.2.1"), {"selectable": false})

_outside := endpoint.of({"address": "192.0.2.9"})

_known := {
	"cluster": {"v1": {"Namespace": {
		"shop": {"metadata": {"labels": {"team": "shop"}}},
		"blog": {"metadata": {"labels": {"team": "blog"}}},
	}}},
	"complete": {"*/*": {"*": true}},
}

_most := {"ip_blocks_hold_pods": true}

_cilium := {"ip_blocks_hold_pods": false}

# The members are web, db, other, unknown, host and outside.
_members := [_web, _db, _other, _unknown, _host, _outside]

_app(name) := {"matchLabels": {"app": name}}

_peer_cases := {
	"no peers": {"peers": [], "yes": {0, 1, 2, 3, 4, 5}, "unknown": set()},
	"every pod of the namespace": {"peers": [{"podSelector": {}}], "yes": {0, 1}, "unknown": set()},
	"some of them": {"peers": [{"podSelector": _app("web")}], "yes": {0}, "unknown": set()},
	"a null namespace selector, which is none": {
		"peers": [{"podSelector": _app("web"), "namespaceSelector": null}],
		"yes": {0},
		"unknown": set(),
	},
	"every namespace": {"peers": [{"namespaceSelector": {}}], "yes": {0, 1, 2, 3}, "unknown": set()},
	"pods of every namespace": {
		"peers": [{"namespaceSelector": {}, "podSelector": _app("web")}],
		"yes": {0, 2, 3},
		"unknown": set(),
	},
	"a namespace by a label": {
		"peers": [{"namespaceSelector": {"matchLabels": {"team": "blog"}}, "podSelector": null}],
		"yes": {2},
		"unknown": {3},
	},
	"a namespace without a label": {
		"peers": [{"namespaceSelector": {"matchExpressions": [{"key": "env", "operator": "DoesNotExist"}]}}],
		"yes": {0, 1, 2},
		"unknown": {3},
	},
	"a namespace by name, which is known without its object": {
		"peers": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "unknown"}}}],
		"yes": {3},
		"unknown": set(),
	},
	"a pod that cannot be one, in a namespace of which little is known": {
		"peers": [{"namespaceSelector": {"matchLabels": {"team": "x"}}, "podSelector": _app("db")}],
		"yes": set(),
		"unknown": set(),
	},
	"a block": {"peers": [{"ipBlock": {"cidr": "192.0.2.0/24"}}], "yes": {4, 5}, "unknown": {1}},
	"a block of pods": {"peers": [{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.0.0.3/32"]}}], "yes": {0, 3}, "unknown": {1}},
	"two peers, of which one is certain": {
		"peers": [{"ipBlock": {"cidr": "10.0.0.0/8"}}, {"podSelector": {}}],
		"yes": {0, 1, 2, 3},
		"unknown": set(),
	},
	"what the API server refuses": {
		"peers": [
			{},
			null,
			{"podSelector": null},
			{"ipBlock": {"cidr": "0.0.0.0/0"}, "podSelector": {}},
			{"ipBlock": {"cidr": "0.0.0.0/0"}, "namespaceSelector": {}},
		],
		"yes": set(),
		"unknown": set(),
	},
}

test_peers[name] if {
	some name, row in _peer_cases
	reach.peers({"peers": row.peers}, "shop", reach.world(_members), _most) == {"yes": row.yes, "unknown": row.unknown} with data.inventory as _known
}

test_blocks_that_hold_no_pods if {
	every cidr, yes in {"10.0.0.0/8": set(), "192.0.2.0/24": {4, 5}} {
		found := reach.peers({"peers": [{"ipBlock": {"cidr": cidr}}]}, "shop", reach.world(_members), _cilium) with data.inventory as _known
		found == {"yes": yes, "unknown": set()}
	}
}

test_ports[name] if {
	some name, row in {
		"none given": {"ports": [], "holds": true},
		"null, which is all ports of TCP": {"ports": [null], "holds": true},
		"all ports of the protocol": {"ports": [{"protocol": "TCP"}], "holds": true},
		"all ports of another": {"ports": [{"protocol": "UDP"}], "holds": false},
		"the number": {"ports": [{"port": 8080}], "holds": true},
		"the number and no protocol": {"ports": [{"port": 8080, "protocol": null, "endPort": null}], "holds": true},
		"the number over another protocol": {"ports": [{"port": 8080, "protocol": "SCTP"}], "holds": false},
		"another number": {"ports": [{"port": 80}], "holds": false},
		"one of several": {"ports": [{"port": 80}, {"port": 8080}], "holds": true},
		"a range": {"ports": [{"port": 8000, "endPort": 8080}], "holds": true},
		"a range that begins with it": {"ports": [{"port": 8080, "endPort": 9000}], "holds": true},
		"a range below": {"ports": [{"port": 8000, "endPort": 8079}], "holds": false},
		"a range above": {"ports": [{"port": 8081, "endPort": 9000}], "holds": false},
		"a range that is none": {"ports": [{"port": 8081, "endPort": 8000}], "holds": false},
		"the name": {"ports": [{"port": "http"}], "holds": true},
		"the name over another protocol": {"ports": [{"port": "http", "protocol": "UDP"}], "holds": false},
		"another name": {"ports": [{"port": "https"}], "holds": false},
	}
	count([1 | reach.port({"ports": row.ports}, {"number": 8080, "protocol": "TCP"}, _web)]) == count([1 | row.holds])
}

test_a_name_does_not_mean_an_address if {
	not reach.port({"ports": [{"port": "http"}]}, {"number": 8080, "protocol": "TCP"}, _outside)
	not reach.port({"ports": [{"port": "http"}]}, {"number": 80, "protocol": "TCP"}, _web)
}

test_names_ports if {
	reach.names_ports({"ports": [null, {"port": 80}, {"port": "http"}]})
	not reach.names_ports({"ports": [null, {}, {"port": 80}]})
}

_with(policies) := object.union(_known, {"namespace": {"shop": {"networking.k8s.io/v1": {"NetworkPolicy": {name: {"spec": spec} |
	some name, spec in policies
}}}}})

_policies := {
	"deny": {"podSelector": {}},
	"web": {"podSelector": _app("web"), "ingress": [{}, {"from": [{"podSelector": _app("db")}], "ports": [{"port": 8080}]}]},
	"cut": {"podSelector": _app("db"), "policyTypes": ["Egress"], "ingress": [{}]},
}

_side(type, end, other, known) := found if {
	found := reach.side(type, end, other, {"number": 8080, "protocol": "TCP"}, end, _most) with data.inventory as known
}

test_side_that_allows if {
	_side("Ingress", _web, _db, _with(_policies)) == {
		"allowed": true,
		"isolated_by": ["deny", "web"],
		"allowed_by": [{"policy": "web", "path": ["spec", "ingress", 0]}, {"policy": "web", "path": ["spec", "ingress", 1]}],
		"doubts": [],
	}
}

test_side_that_denies if {
	denied := {"allowed": false, "isolated_by": ["deny"], "allowed_by": [], "doubts": []}
	_side("Ingress", _db, _web, _with(_policies)) == denied
	_side("Egress", _db, _web, _with(_policies)) == object.union(denied, {"isolated_by": ["cut"]})
}

_open := {"allowed": true, "isolated_by": [], "allowed_by": [], "doubts": []}

test_side_that_nothing_isolates if {
	_side("Egress", _web, _db, _with(_policies)) == _open
	_side("Ingress", _other, _web, _with(_policies)) == _open
	_side("Ingress", _outside, _web, _with(_policies)) == _open
	_side("Ingress", _host, _web, _with(_policies)) == _open
}

test_the_own_node_is_never_denied if {
	_side("Ingress", _db, _host, _with(_policies)) == _open
	_side("Egress", _db, _host, _with(_policies)) == _open
	elsewhere := object.union(_host, {"nodes": {"node-2"}})
	_side("Ingress", _db, elsewhere, _with(_policies)).allowed == false
}

_only(known) := object.remove(known, ["complete"])

test_policies_that_are_not_known if {
	doubts := ["whether there are other network policies in namespace \"shop\""]
	_side("Egress", _web, _db, _only(_with(_policies))) == object.union(_open, {"doubts": doubts})
	_side("Ingress", _db, _web, _only(_with(_policies))).doubts == doubts

	# What is allowed by a rule stays so, whatever other policies there are.
	_side("Ingress", _web, _db, _only(_with(_policies))).doubts == []
	_side("Ingress", _db, _host, _only(_with(_policies))).doubts == []
}

test_peers_that_are_not_known if {
	policies := {"deny": {"ingress": [
		{"from": [{"namespaceSelector": {"matchLabels": {"team": "x"}}}]},
		{"from": [{"ipBlock": {"cidr": "10.0.0.0/8"}}], "ports": [{"port": 8080}]},
	]}}
	_side("Ingress", _web, _pod("unknown", {}, "172.16.0.1"), _with(policies)) == {
		"allowed": false,
		"isolated_by": ["deny"],
		"allowed_by": [],
		"doubts": ["the labels of namespace \"unknown\""],
	}
	_side("Ingress", _web, _db, _with(policies)).doubts == ["the address of Pod \"shop/pod\""]
	_side("Ingress", _web, _other, _with(policies)) == object.union(_open, {
		"isolated_by": ["deny"],
		"allowed_by": [{"policy": "deny", "path": ["spec", "ingress", 1]}],
	})
}

test_selected if {
	known := {"namespace": {"shop": {"v1": {"Pod": {
		"web": {"metadata": {"labels": {"app": "web"}}, "spec": {}},
		"db": {"metadata": {"labels": {"app": "db"}}, "spec": {}},
		"agent": {"metadata": {"labels": {"app": "web"}}, "spec": {"hostNetwork": true}},
	}}}}}
	{found.name | some found in reach.selected("shop", {"podSelector": _app("web")})} == {"web"} with data.inventory as known
	{found.name | some found in reach.selected("shop", {})} == {"web", "db"} with data.inventory as known
	reach.selected("blog", {}) == [] with data.inventory as known
}
