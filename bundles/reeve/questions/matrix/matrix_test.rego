package reeve.questions.matrix_test

import data.reeve.questions.matrix

_app(name) := {"matchLabels": {"app": name}}

_pod(app, fields) := object.union({"metadata": {"labels": {"app": app, "id": "any"}}, "spec": {}}, fields)

_listening := {"spec": {"containers": [{"ports": [
	{"name": "sql", "containerPort": 5432},
	{"containerPort": 53, "protocol": "UDP"},
]}]}}

_pods := {"web-1": _pod("web", {}), "web-2": _pod("web", {}), "db": _pod("db", _listening)}

_db := {"podSelector": _app("db"), "ingress": [{"from": [{"podSelector": _app("web")}], "ports": [{"port": 5432}]}]}

_known(pods, policies) := {
	"cluster": {"v1": {"Namespace": {"shop": {}}}},
	"namespace": {"shop": {
		"v1": {"Pod": pods},
		"networking.k8s.io/v1": {"NetworkPolicy": {name: {"spec": spec} | some name, spec in policies}},
	}},
	"complete": {"*/*": {"*": true}},
}

_question := {
	"namespaces": ["shop", "shop"],
	"of": "pods",
	"addresses": null,
	"ports": [{"number": 5432, "protocol": "TCP"}],
	"engine": {"ip_blocks_hold_pods": true},
}

_ask(question, known) := answer if {
	answer := matrix.answer with input as object.union(_question, question) with data.inventory as known
}

_classes(answer) := {found.name: found.class | some found in answer.endpoints}

_all := {"allowed": null, "doubtful": set()}

test_matrix if {
	_ask({}, _known(_pods, {"db": _db})) == {
		"endpoints": [
			{"kind": "Pod", "namespace": "shop", "name": "db", "class": 0},
			{"kind": "Pod", "namespace": "shop", "name": "web-1", "class": 1},
			{"kind": "Pod", "namespace": "shop", "name": "web-2", "class": 1},
		],
		"ports": [{"number": 5432, "protocol": "TCP"}],
		"egress": [[_all, _all]],
		"ingress": [[{"allowed": {1}, "doubtful": set()}, _all]],
		"doubts": [],
	}
}

test_ports_are_those_declared if {
	_ask({"ports": []}, _known(_pods, {"db": _db})).ports == [
		{"number": 53, "protocol": "UDP"},
		{"number": 5432, "protocol": "TCP"},
	]
	answer := _ask({"ports": null}, _known(_pods, {"db": _db}))
	answer.ingress == [
		[{"allowed": set(), "doubtful": set()}, _all],
		[{"allowed": {1}, "doubtful": set()}, _all],
	]
}

test_pods_that_no_policy_tells_apart_are_of_one_class if {
	count({class | some class in _classes(_ask({}, _known(_pods, {})))}) == 1
	count({class | some class in _classes(_ask({}, _known(_pods, {"db": _db})))}) == 2
}

test_what_tells_pods_apart[name] if {
	some name, row in {
		"labels that a policy asks for": {"fields": {"metadata": {"labels": {"app": "web"}}}, "spec": {"podSelector": _app("web")}},
		"labels that a peer asks for": {
			"fields": {"metadata": {"labels": {"app": "web"}}},
			"spec": {"ingress": [{"from": [{"podSelector": _app("web")}]}]},
		},
		"an address in a block": {
			"fields": {"status": {"podIP": "10.0.0.1"}},
			"spec": {"ingress": [{"from": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]}]},
		},
		"a port that a rule names": {
			"fields": {"spec": {"containers": [{"ports": [{"name": "sql", "containerPort": 1}]}]}},
			"spec": {"ingress": [{"ports": [{"port": "sql"}]}]},
		},
		"the host network": {"fields": {"spec": {"hostNetwork": true}}, "spec": {}},
	}
	pods := {"one": _pod("any", row.fields), "two": _pod("any", {"status": {"podIP": "192.0.2.1"}})}
	classes := _classes(_ask({}, _known(pods, {"main": row.spec})))
	classes.one != classes.two
}

test_named_ports_depend_on_who_receives if {
	egress := {"policyTypes": ["Egress"], "podSelector": _app("web"), "egress": [{"ports": [{"port": "sql"}]}]}
	ingress := {"ingress": [{"ports": [{"port": "sql"}]}], "podSelector": {}}
	answer := _ask({}, _known(_pods, {"egress": egress, "ingress": ingress}))
	db := _classes(answer).db
	web := _classes(answer)["web-1"]
	answer.egress[0][web] == {"allowed": {db}, "doubtful": set()}
	answer.egress[0][db] == _all
	answer.ingress[0][db] == {"allowed": {db, web}, "doubtful": set()}
	answer.ingress[0][web] == {"allowed": set(), "doubtful": set()}
}

test_rules_of_a_type_that_a_policy_is_not_of if {
	dead := {"policyTypes": ["Egress"], "ingress": [{}]}
	answer := _ask({}, _known({"db": _pods.db}, {"dead": dead, "deny": {}}))
	answer.ingress == [[{"allowed": set(), "doubtful": set()}]]
	answer.egress == [[{"allowed": set(), "doubtful": set()}]]
}

test_addresses_and_the_own_node if {
	pods := {
		"db": object.union(_pods.db, {"status": {"hostIP": "192.0.2.1"}}),
		"agent": _pod("agent", {"spec": {"hostNetwork": true}, "status": {"hostIP": "192.0.2.1"}}),
	}
	answer := _ask({"addresses": ["192.0.2.1", "192.0.2.2"]}, _known(pods, {"deny": {}}))
	classes := _classes(answer)
	answer.ingress[0][classes.db].allowed == {classes.agent, classes["192.0.2.1"]}
	answer.ingress[0][classes.agent] == _all
	answer.ingress[0][classes["192.0.2.2"]] == _all
	answer.endpoints[3] == {"kind": "Address", "namespace": "", "name": "192.0.2.2", "class": classes["192.0.2.2"]}
}

test_workloads if {
	template := {"metadata": {"labels": {"app": "db"}}, "spec": {}}
	workloads := {"apps/v1": {"Deployment": {"db": {"spec": {"template": template}}}}}
	known := object.union(_known({"web-1": _pods["web-1"]}, {"db": _db}), {"namespace": {"shop": workloads}})
	answer := _ask({"of": "workloads"}, known)
	{found.kind | some found in answer.endpoints} == {"Pod", "apps/Deployment"}
	answer.doubts == []
}

test_other_policies_that_are_not_known if {
	known := object.union(object.remove(_known(_pods, {"db": _db}), ["complete"]), {"complete": {"Pod": {"shop": true}}})
	answer := _ask({}, known)
	answer.ingress == [[{"allowed": {1}, "doubtful": {0}}, {"allowed": null, "doubtful": {0, 1}}]]
	answer.doubts == ["whether there are other network policies in namespace \"shop\""]
}

test_other_endpoints_that_are_not_known[of] if {
	some of, complete in {"pods": "apps/Deployment", "workloads": "Pod"}
	known := object.union(object.remove(_known({}, {}), ["complete"]), {"complete": {
		"networking.k8s.io/NetworkPolicy": {"*": true},
		complete: {"*": true},
	}})
	_ask({"of": of}, known).doubts == [sprintf("whether there are other %s in namespace \"shop\"", [of])]
}

test_peers_that_are_not_known if {
	blocked := {"podSelector": _app("db"), "ingress": [{"from": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]}]}
	answer := _ask({}, _known(_pods, {"db": blocked}))
	answer.ingress[0][0] == {"allowed": set(), "doubtful": {0, 1}}
	answer.doubts == ["the address of Pod \"shop/db\"", "the address of Pod \"shop/web-1\""]
	cilium := _ask({"engine": {"ip_blocks_hold_pods": false}}, _known(_pods, {"db": blocked}))
	cilium.ingress[0][0] == {"allowed": set(), "doubtful": set()}
	cilium.doubts == []
}

test_ports_by_number_do_not_depend_on_who_receives if {
	egress := {"policyTypes": ["Egress"], "podSelector": _app("web"), "egress": [{"ports": [{"port": 5432}], "to": [{"podSelector": _app("db")}]}]}
	answer := _ask({"ports": [{"number": 5432, "protocol": "TCP"}, {"number": 80, "protocol": "TCP"}]}, _known(_pods, {"egress": egress}))
	classes := _classes(answer)
	[side[classes["web-1"]].allowed | some side in answer.egress] == [{classes.db}, set()]
}

test_a_policy_that_can_select_nothing if {
	answer := _ask({}, _known({"agent": _pod("agent", {"spec": {"hostNetwork": true}})}, {"deny": {}}))
	answer.ingress == [[_all]]
}

test_policies_of_other_kinds_leave_doubts if {
	policy := {"spec": {"endpointSelector": _app("db")}}
	known := object.union(_known(_pods, {"db": _db}), {"namespace": {"shop": {"cilium.io/v2": {"CiliumNetworkPolicy": {"one": policy}}}}})
	answer := _ask({}, known)
	answer.ingress == [[{"allowed": {1}, "doubtful": {0, 1}}, _all]]
	answer.egress == [[{"allowed": null, "doubtful": {0, 1}}, _all]]
	answer.doubts == ["what CiliumNetworkPolicy \"shop/one\" says"]
}

test_what_policies_of_other_kinds_tell_apart if {
	policy := {"spec": {"endpointSelector": _app("db")}}
	known := object.union(_known(_pods, {}), {"namespace": {"shop": {"cilium.io/v2": {"CiliumNetworkPolicy": {"one": policy}}}}})
	classes := _classes(_ask({}, known))
	classes.db != classes["web-1"]
	classes["web-1"] == classes["web-2"]
}
