package reeve.lib.flow_test

import data.reeve.lib.flow

_app(name) := {"matchLabels": {"app": name}}

_workload(name, spec) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": {"template": {"metadata": {"labels": {"app": name}}, "spec": spec}},
}

_listening(ports) := {"containers": [{"ports": ports}]}

_policy(name, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": spec,
}

_known := {"namespace": {"shop": {
	"apps/v1": {"Deployment": {
		"web": _workload("web", _listening([{"name": "http", "containerPort": 80}])),
		"api": _workload("api", _listening([])),
		"db": _workload("db", _listening([{"name": "sql", "containerPort": 5432}, {"name": "stat", "containerPort": 53, "protocol": "UDP"}])),
		"host": _workload("host", {"hostNetwork": true}),
	}},
	"networking.k8s.io/v1": {"NetworkPolicy": {"db": _policy("db", {
		"podSelector": _app("db"),
		"policyTypes": ["Ingress", "Egress"],
		"ingress": [{"from": [{"podSelector": _app("api")}], "ports": [{"port": "sql"}]}],
		"egress": [{"to": [{"podSelector": _app("web")}]}],
	})}},
}}}

_judged := _policy("front", {
	"podSelector": {"matchExpressions": [{"key": "app", "operator": "In", "values": ["web", "api"]}]},
	"policyTypes": ["Ingress", "Egress"],
	"egress": [{"to": [{"podSelector": {}}, {"ipBlock": {"cidr": "10.0.0.0/8"}}, null]}],
})

_rule(type, peers, ports) := {"type": type, "peers": peers, "ports": ports}

_db := [found |
	some found in flow.others(_rule("Egress", [{"podSelector": _app("db")}], [])) with data.inventory as _known
		with input as _judged
][0]

test_others_are_workloads_that_policies_reach if {
	{found.name | some found in flow.others(_rule("Egress", _judged.spec.egress[0].to, []))} == {"web", "api", "db"}
		with data.inventory as _known
		with input as _judged
}

test_is_isolated if {
	flow.is_isolated(_rule("Egress", [], []), _db) with data.inventory as _known with input as _judged
	flow.is_isolated(_rule("Ingress", [], []), _db) with data.inventory as _known with input as _judged
	not flow.is_isolated(_rule("Egress", [], []), object.union(_db, {"labels": {"app": "web"}})) with data.inventory as _known
		with input as _judged
}

test_stopped[name] if {
	some name, row in {
		"out to any port": {
			"rule": _rule("Egress", [], []),
			"stopped": {"TCP 5432": {"Deployment \"shop/web\""}, "UDP 53": {"Deployment \"shop/web\"", "Deployment \"shop/api\""}},
		},
		"out to a port": {"rule": _rule("Egress", [], [{"port": "sql"}]), "stopped": {"TCP 5432": {"Deployment \"shop/web\""}}},
		"out to a port that it does not declare": {"rule": _rule("Egress", [], [{"port": 443}]), "stopped": {}},
		"in to a port, from one that may send to web only": {
			"rule": _rule("Ingress", [], [{"port": 80}]),
			"stopped": {"TCP 80": {"Deployment \"shop/api\""}},
		},
		"in to a port by name": {"rule": _rule("Ingress", [], [{"port": "http"}]), "stopped": {}},
		"in to any port": {"rule": _rule("Ingress", [], []), "stopped": {"TCP 80": {"Deployment \"shop/api\""}}},
	}
	flow.stopped(row.rule, _db) == row.stopped with data.inventory as _known with input as _judged
}

test_nobody_is_cut_off_from_itself if {
	own := _policy("db", {"podSelector": _app("db"), "policyTypes": ["Egress"], "egress": [{"to": [{"podSelector": _app("db")}]}]})
	flow.stopped(_rule("Egress", [], []), _db) == {} with data.inventory as _known with input as own
}

test_object_of if {
	flow.object_of(_db) == {"apiVersion": "apps/v1", "kind": "Deployment", "namespace": "shop", "name": "db"}
		with data.inventory as _known
}
