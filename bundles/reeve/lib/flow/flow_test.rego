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

_stops(rule) := [[stop.other.name, stop.port, stop.label] | some stop in flow.stopped(rule)]

_of_db(type, ports) := _rule(type, [{"podSelector": _app("db")}], ports)

test_stopped[name] if {
	some name, row in {
		"out to any port": {
			"rule": _of_db("Egress", []),
			"stopped": {
				["db", "TCP 5432", "Deployment \"shop/web\""],
				["db", "UDP 53", "Deployment \"shop/api\""],
			},
		},
		"out to everybody, only one of whom is isolated": {
			"rule": _rule("Egress", _judged.spec.egress[0].to, [{"port": 5432}]),
			"stopped": {["db", "TCP 5432", "Deployment \"shop/web\""]},
		},
		"out to a port by name": {"rule": _of_db("Egress", [{"port": "sql"}]), "stopped": {["db", "TCP 5432", "Deployment \"shop/web\""]}},
		"out to a port that it does not declare": {"rule": _of_db("Egress", [{"port": 443}]), "stopped": set()},
		"out to addresses": {"rule": _rule("Egress", [{"ipBlock": {"cidr": "0.0.0.0/0"}}], []), "stopped": set()},
		"out to anybody": {"rule": _rule("Egress", [], []), "stopped": set()},
		"out to another namespace": {"rule": _rule("Egress", [{"namespaceSelector": {}}], []), "stopped": set()},
		"in to a port, from one that may send to web only": {
			"rule": _of_db("Ingress", [{"port": 9000}]),
			"stopped": {["db", "TCP 9000", "Deployment \"shop/api\""]},
		},
		"in to a port that one end declares": {"rule": _of_db("Ingress", [{"port": 80}]), "stopped": {["db", "TCP 80", "Deployment \"shop/api\""]}},
		"in to a port by name": {"rule": _of_db("Ingress", [{"port": "http"}]), "stopped": set()},
		"in to any port": {"rule": _of_db("Ingress", []), "stopped": set()},
	}
	{stop | some stop in _stops(row.rule)} == row.stopped with data.inventory as _known with input as _judged
}

# Under the name that web gives it, db may send to port 80, and api has no such name.
test_ports_that_the_other_end_names[port] if {
	some port, label in {80: "Deployment \"shop/api\"", 81: "Deployment \"shop/api\""}
	naming := _policy("db", {
		"podSelector": _app("db"),
		"policyTypes": ["Egress"],
		"egress": [{"to": [{"podSelector": {}}], "ports": [{"port": "http"}]}],
	})
	web := _workload("web", _listening([{"name": "http", "containerPort": 80}, {"containerPort": 81}]))
	known := object.union(_known, {"namespace": {"shop": {
		"apps/v1": {"Deployment": {"web": web}},
		"networking.k8s.io/v1": {"NetworkPolicy": {"db": naming}},
	}}})
	_stops(_of_db("Ingress", [{"port": port}])) == [["db", sprintf("TCP %v", [port]), label]] with data.inventory as known
		with input as _judged
}

test_nobody_is_cut_off_from_itself if {
	own := _policy("db", {"podSelector": _app("db"), "policyTypes": ["Egress"], "egress": [{"to": [{"podSelector": _app("db")}]}]})
	_stops(_of_db("Egress", [])) == [] with data.inventory as _known with input as own
}

# Two ends that are alike are counted, not told one by one.
test_ends_of_which_the_same_is_true if {
	two := object.union(_known, {"namespace": {"shop": {"apps/v1": {"Deployment": {
		"db": _workload("db", _listening([{"containerPort": 5432}])),
		"db2": object.union(_workload("db", _listening([{"containerPort": 5432}])), {"metadata": {"name": "db2"}}),
	}}}}})
	[[stop.other.name, stop.count] | some stop in flow.stopped(_of_db("Egress", []))] == [["db", 2]] with data.inventory as two
		with input as _judged
}

test_object_of if {
	flow.object_of({"kind": "apps/Deployment", "namespace": "shop", "name": "db"}) == {
		"apiVersion": "apps/v1",
		"kind": "Deployment",
		"namespace": "shop",
		"name": "db",
	} with data.inventory as _known
}
