package reeve.policies.network["named-port-resolves_test"]

import data.reeve.policies.network["named-port-resolves"] as policy

_incomplete := object.remove(inventory, ["complete"])

inventory := {
	"namespace": {"shop": {"apps/v1": {"Deployment": {
		"web": _deployment("shop", "web", [{"name": "http", "containerPort": 8080}, {"name": "dns", "containerPort": 53, "protocol": "UDP"}]),
		"db": _deployment("shop", "db", [{"containerPort": 5432}]),
		"silent": _deployment("shop", "silent", null),
	}}}},
	"cluster": {"v1": {"Namespace": {"shop": {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}}}},
	"complete": {"*/*": {"*": true}},
}

_deployment(namespace, name, ports) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": name, "namespace": namespace},
	"spec": {"template": {"metadata": {"labels": {"app": name}}, "spec": {"containers": [{"name": "app", "ports": ports}]}}},
}

denied["a name that none declares"] := _ingress("web", {"port": "https"})

denied["a name of another protocol"] := _ingress("web", {"port": "dns"})

denied["a name where none declares any"] := _ingress("silent", {"port": "http"})

denied["the port of the Service"] := _ingress("web", {"port": 80})

denied["a range beside it"] := _ingress("web", {"port": 1, "endPort": 1023})

denied["a name that no peer declares"] := _egress([_peer("db")], {"port": "postgres"})

denied["a number that no peer declares"] := _egress([{"podSelector": _app("db"), "namespaceSelector": {}}], {"port": 5433})

allowed["a name"] := _ingress("web", {"port": "http"})

allowed["a name of its protocol"] := _ingress("web", {"port": "dns", "protocol": "UDP"})

allowed["a number"] := _ingress("web", {"port": 8080})

allowed["a range around it"] := _ingress("web", {"port": 8000, "endPort": 9000})

allowed["a number where none declares any"] := _ingress("silent", {"port": 80})

allowed["all ports of a protocol"] := _ingress("db", {"protocol": "SCTP"})

allowed["nobody selected, which is another fault"] := _ingress("nobody", {"port": "http"})

allowed["a number that one of two peers declares"] := _egress([_peer("db"), _peer("web")], {"port": 5432})

allowed["a number that one of two peers may listen on"] := _egress([_peer("db"), _peer("silent")], {"port": 80})

allowed["addresses among the peers"] := _egress([_peer("db"), {"ipBlock": {"cidr": "10.0.0.0/8"}}], {"port": "postgres"})

allowed["no peers, which are all"] := _egress([], {"port": "postgres"})

_app(name) := {"matchLabels": {"app": name}}

_peer(name) := {"podSelector": _app(name)}

_ingress(name, port) := _object({"podSelector": _app(name), "policyTypes": ["Ingress"], "ingress": [{"ports": [port]}]})

_egress(peers, port) := _object({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"to": peers, "ports": [port]}]})

_object(spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "port https of protocol TCP is declared by no pod that the policy selects",
		"path": ["spec", "ingress", 0, "ports", 0, "port"],
	}} with input as denied["a name that none declares"]
		with data.inventory as inventory
}

test_peers_are_named if {
	policy.violation == {{
		"msg": "port 5433 of protocol TCP is declared by no pod of the rule's peers",
		"path": ["spec", "egress", 0, "ports", 0, "port"],
	}} with input as denied["a number that no peer declares"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing[name] if {
	some name, needs in {
		"a name that none declares": ["apps/Deployment"],
		"a name that no peer declares": ["apps/Deployment"],
		"a number that no peer declares": ["Namespace", "apps/Deployment"],
	}
	known := object.union(object.remove(inventory, ["complete"]), {"complete": {kind: {"*": true} |
		some kind in ["Pod", "ReplicationController", "apps/DaemonSet", "apps/ReplicaSet", "apps/StatefulSet", "batch/*"]
	}})
	count(policy.violation) == 0 with input as denied[name] with data.inventory as known
	{doubt.needs | some doubt in policy.unknown} == {needs} with input as denied[name] with data.inventory as known
}

test_a_doubt_says_what_of if {
	{doubt.msg |
		some doubt in policy.unknown with input as denied["a name that none declares"]
			with data.inventory as _incomplete
	} == {"whether port https of protocol TCP is declared by a pod that the policy selects"}
}

test_what_is_there_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as _incomplete
}
