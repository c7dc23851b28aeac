package reeve.lib.clusterpolicy_test

import data.reeve.lib.clusterpolicy

_policy(kind, name, spec) := {
	"apiVersion": "policy.networking.k8s.io/v1alpha1",
	"kind": kind,
	"metadata": {"name": name},
	"spec": spec,
}

_all := {"namespaces": {}}

_team := {"namespaces": {"matchLabels": {"team": "shop"}}}

_web := {"pods": {"namespaceSelector": _team.namespaces, "podSelector": {"matchLabels": {"app": "web"}}}}

test_judged if {
	clusterpolicy.judged == {
		"kind": "ClusterNetworkPolicy",
		"api_version": "policy.networking.k8s.io/v1alpha1",
		"name": "main",
		"tier": "Baseline",
		"priority": 5,
		"subject": _all,
		"rules": [
			{"direction": "egress", "index": 0, "path": ["spec", "egress", 0], "action": "Deny", "peers": [{}], "all_ports": false},
			{"direction": "egress", "index": 1, "path": ["spec", "egress", 1], "action": "", "peers": [], "all_ports": true},
			{"direction": "ingress", "index": 0, "path": ["spec", "ingress", 0], "action": "Accept", "peers": [_all], "all_ports": true},
		],
	} with input as _policy("ClusterNetworkPolicy", "main", {
		"tier": "Baseline",
		"priority": 5,
		"subject": _all,
		"ingress": [{"action": "Accept", "from": [_all], "ports": [], "protocols": null}],
		"egress": [{"action": "Deny", "to": [null], "protocols": [{"tcp": {}}]}, null],
	})
}

test_tiers[kind] if {
	some kind, tier in {"AdminNetworkPolicy": "Admin", "BaselineAdminNetworkPolicy": "Baseline", "ClusterNetworkPolicy": ""}
	clusterpolicy.judged.tier == tier with input as _policy(kind, "main", null)
}

test_other_kinds_are_not_judged if {
	not clusterpolicy.judged with input as {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "main"}}
}

test_others if {
	objects := {"policy.networking.k8s.io/v1alpha1": {
		"ClusterNetworkPolicy": {"main": _policy("ClusterNetworkPolicy", "main", {}), "other": _policy("ClusterNetworkPolicy", "other", {})},
		"AdminNetworkPolicy": {"main": _policy("AdminNetworkPolicy", "main", {})},
	}}
	{[other.kind, other.name] | some other in clusterpolicy.others} == {["ClusterNetworkPolicy", "other"], ["AdminNetworkPolicy", "main"]}
		with input as _policy("ClusterNetworkPolicy", "main", {})
		with data.inventory as {"cluster": objects}
	count(clusterpolicy.others) == 2 with input as _policy("ClusterNetworkPolicy", "main", {})
		with data.inventory as {"namespace": {"default": objects}}
}

test_is_every_pod if {
	clusterpolicy.is_every_pod(_all)
	clusterpolicy.is_every_pod({"pods": {"namespaceSelector": {}, "podSelector": {}}})
	not clusterpolicy.is_every_pod(_team)
	not clusterpolicy.is_every_pod(_web)
	not clusterpolicy.is_every_pod({"pods": {"namespaceSelector": {}}})
	not clusterpolicy.is_every_pod({"networks": ["0.0.0.0/0"]})
	not clusterpolicy.is_every_pod({})
}

test_overlap if {
	clusterpolicy.overlap(_all, _web)
	clusterpolicy.overlap(_team, {"namespaces": {"matchLabels": {"env": "prod"}}})
	not clusterpolicy.overlap(_team, {"namespaces": {"matchLabels": {"team": "blog"}}})
	not clusterpolicy.overlap(_web, {"pods": {"namespaceSelector": {}, "podSelector": {"matchLabels": {"app": "db"}}}})
	not clusterpolicy.overlap(_all, {})
}

test_is_for_everybody if {
	clusterpolicy.is_for_everybody({"all_ports": true, "peers": [_team, _all]})
	clusterpolicy.is_for_everybody({"all_ports": true, "peers": [{"networks": ["10.0.0.0/8", "::/0"]}]})
	not clusterpolicy.is_for_everybody({"all_ports": false, "peers": [_all, {"networks": ["::/0"]}]})
	not clusterpolicy.is_for_everybody({"all_ports": true, "peers": [_team, {"networks": ["10.0.0.0/8"]}]})
}

test_holds[name] if {
	some name, row in {
		"every pod": {"peers": [_all], "inner": [_team, _web], "holds": true},
		"some pods": {"peers": [_team], "inner": [_web], "holds": true},
		"more pods": {"peers": [_web], "inner": [_team], "holds": false},
		"networks together": {"peers": [{"networks": ["10.0.0.0/9"]}, {"networks": ["10.128.0.0/9"]}], "inner": [{"networks": ["10.0.0.0/8"]}], "holds": true},
		"networks in part": {"peers": [{"networks": ["10.0.0.0/9"]}], "inner": [{"networks": ["10.0.0.0/8"]}], "holds": false},
		"pods and networks": {"peers": [_all], "inner": [{"networks": ["10.0.0.0/8"]}], "holds": false},
		"the same names": {"peers": [{"domainNames": ["example.com"]}], "inner": [{"domainNames": ["example.com"]}], "holds": true},
		"other names": {"peers": [{"domainNames": ["example.com"]}], "inner": [{"domainNames": ["example.org"]}], "holds": false},
		"one of two": {"peers": [_team], "inner": [_team, _all], "holds": false},
		"nobody": {"peers": [_all], "inner": [], "holds": false},
	}
	_holds({"all_ports": true, "peers": row.peers}, {"all_ports": true, "peers": row.inner}) == row.holds
}

test_a_rule_for_some_ports_holds_no_other if {
	not clusterpolicy.holds({"all_ports": false, "peers": [_all]}, {"all_ports": false, "peers": [_all]})
}

default _holds(_, _) := false

_holds(rule, inner) if clusterpolicy.holds(rule, inner)
