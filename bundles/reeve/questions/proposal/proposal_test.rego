package reeve.questions.proposal_test

import data.reeve.questions.proposal

_pod(name, labels) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": name, "namespace": "shop", "labels": labels},
	"spec": {"nodeName": name},
}

_owned(pod, kind, owner) := object.union(pod, {"metadata": {"ownerReferences": [{
	"apiVersion": "apps/v1",
	"kind": kind,
	"name": owner,
	"controller": true,
}]}})

_made(kind, name, labels) := {
	"apiVersion": "apps/v1",
	"kind": kind,
	"metadata": {"name": name, "namespace": "shop"},
	"spec": {"template": {"metadata": {"labels": labels}, "spec": {}}},
}

_known := {
	"namespace": {"shop": {
		"v1": {"Pod": {
			"web-a-1": _owned(_pod("web-a-1", {"app": "web", "pod-template-hash": "a", "injected": "yes"}), "ReplicaSet", "web-a"),
			"old": _owned(_pod("old", {"app": "old"}), "ReplicaSet", "web-a"),
			"db-0": _pod("db-0", {"app": "db", "statefulset.kubernetes.io/pod-name": "db-0"}),
			"host": object.union(_pod("host", {"app": "host"}), {"spec": {"hostNetwork": true}, "status": {"podIP": "192.0.2.1"}}),
			"lost": object.union(_pod("lost", {}), {"spec": {"hostNetwork": true}}),
		}},
		"apps/v1": {
			"Deployment": {"web": _made("Deployment", "web", {"app": "web"})},
			"ReplicaSet": {"web-a": _owned(_made("ReplicaSet", "web-a", {"app": "web", "pod-template-hash": "a"}), "Deployment", "web")},
			"StatefulSet": {"web": _made("StatefulSet", "web", {"app": "web", "tier": "data"})},
		},
	}},
	"complete": {"*/*": {"*": true}},
}

_sql := {"number": 5432, "protocol": "TCP"}

_end(name) := {"kind": "Pod", "namespace": "shop", "name": name}

_least(flows) := found if {
	found := proposal.least with input as {"flows": flows, "engine": {"allows_self": true, "ip_blocks_hold_pods": true}}
		with data.inventory as _known
}

_flow(from, to) := {"from": from, "to": to, "port": _sql}

# By name, what a policy selects and allows.
_read(found) := {policy.metadata.name: object.remove(policy.spec, ["policyTypes"]) | some policy in found.policies}

_port := [{"port": 5432, "protocol": "TCP"}]

_not_data := {"matchLabels": {"app": "web"}, "matchExpressions": [{"key": "tier", "operator": "DoesNotExist"}]}

_db := {"matchLabels": {"app": "db"}}

test_pods_count_as_what_makes_them if {
	found := _least([_flow(_end("web-a-1"), _end("db-0"))])
	_read(found) == {
		"flows-of-deployment-web": {"podSelector": _not_data, "egress": [{"to": [{"podSelector": _db}], "ports": _port}]},
		"flows-of-pod-db-0": {"podSelector": _db, "ingress": [{"from": [{"podSelector": _not_data}], "ports": _port}]},
	}
	every policy in found.policies {
		policy.spec.policyTypes == ["Ingress", "Egress"]
	}
	found.doubts == []
	found.absent == []
	found.nameless == []
}

test_a_pod_whose_maker_makes_others_by_now if {
	found := _least([_flow(_end("old"), _end("db-0"))])
	{name | some name, _ in _read(found)} == {"flows-of-pod-old", "flows-of-pod-db-0"}
}

test_addresses_and_the_host_network if {
	read := _read(_least([
		_flow({"address": "fd00::1"}, _end("db-0")),
		_flow({"address": "192.0.2.1"}, _end("db-0")),
		_flow(_end("host"), _end("db-0")),
	]))
	read == {"flows-of-pod-db-0": {
		"podSelector": _db,
		"ingress": [{"from": [{"ipBlock": {"cidr": "192.0.2.1/32"}}, {"ipBlock": {"cidr": "fd00::1/128"}}], "ports": _port}],
	}}
}

test_peers_share_a_rule_only_with_the_same_ports if {
	dns := {"number": 53, "protocol": "UDP"}
	flows := array.concat(
		[_flow({"address": address}, _end("db-0")) | some address in ["192.0.2.7", "192.0.2.8", "192.0.2.9"]],
		[{"from": {"address": address}, "to": _end("db-0"), "port": dns} | some address in ["192.0.2.7", "192.0.2.9"]],
	)
	rules := _read(_least(flows))["flows-of-pod-db-0"].ingress
	{[count(rule.from), count(rule.ports)] | some rule in rules} == {[2, 2], [1, 1]}
}

# Traffic to itself, and with the own node.
test_what_needs_no_policy if {
	near := object.union(_known, {"namespace": {"shop": {"v1": {"Pod": {"host": {"spec": {"nodeName": "db-0"}}}}}}})
	own := proposal.least with input as {"flows": [_flow(_end("host"), _end("db-0")), _flow(_end("db-0"), _end("host"))], "engine": {"allows_self": true}}
		with data.inventory as near
	own.policies == []
	found := _least([_flow(_end("db-0"), _end("db-0")), _flow(_end("host"), {"address": "192.0.2.9"})])
	found.policies == []
}

test_what_stands_in_the_way if {
	found := _least([_flow(_end("none"), _end("db-0")), _flow(_end("lost"), _end("db-0"))])
	found.absent == [{"flow": 0, "endpoint": _end("none")}]
	found.nameless == [{"flow": 1, "endpoint": "Pod \"shop/lost\""}]
}

test_doubts if {
	found := proposal.least with input as {"flows": [_flow(_end("web-a-1"), _end("db-0"))], "engine": {"allows_self": true}}
		with data.inventory as object.union(
			object.remove(_known, ["complete"]),
			{"cluster": {"policy.networking.k8s.io/v1alpha2": {"ClusterNetworkPolicy": {"strict": {"spec": {"subject": {"namespaces": {}}}}}}}},
		)
	found.doubts == ["whether there are other workloads in namespace \"shop\"", "what ClusterNetworkPolicy \"strict\" says"]
}

# Two kinds of custom resources may share a name, and names are cut.
test_names_are_told_apart if {
	jobs := {
		"apps.kruise.io/v1alpha1": {"StatefulSet": {"web": _made("StatefulSet", "web", {"app": "other"})}},
		"apps/v1": {"StatefulSet": {"web": _made("StatefulSet", "web", {"app": "web", "tier": "data"})}},
	}
	flows := [_flow({"kind": kind, "namespace": "shop", "name": "web"}, {"address": "192.0.2.9"}) |
		some kind in ["apps/StatefulSet", "apps.kruise.io/StatefulSet"]
	]
	found := proposal.least with input as {"flows": flows, "engine": {"allows_self": true}}
		with data.inventory as {"namespace": {"shop": jobs}}
	{policy.metadata.name | some policy in found.policies} == {"flows-of-statefulset-web", "flows-of-statefulset-web-2"}
}

_policy(name, spec) := {"metadata": {"name": name}, "spec": spec}

test_default_deny if {
	known := {
		"namespace": {
			"half": {"networking.k8s.io/v1": {"NetworkPolicy": {"default-deny": _policy("default-deny", {"policyTypes": ["Ingress"]})}}},
			"whole": {"networking.k8s.io/v1": {"NetworkPolicy": {"all": _policy("all", {"policyTypes": ["Ingress", "Egress"]})}}},
		},
		"complete": {"networking.k8s.io/NetworkPolicy": {"half": true}},
	}
	found := proposal.default_deny with input as {"namespaces": ["bare", "half", "whole"]} with data.inventory as known
	[[policy.metadata, policy.spec] | some policy in found.policies] == [
		[{"name": "default-deny", "namespace": "bare"}, {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}],
		[{"name": "default-deny-2", "namespace": "half"}, {"podSelector": {}, "policyTypes": ["Egress"]}],
	]
	found.doubts == ["whether there are other network policies in namespace \"bare\""]
}

test_peers_of_another_namespace if {
	blog := {"metadata": {"labels": {"app": "web"}}, "spec": {"nodeName": "blog"}}
	found := proposal.least with input as {
		"flows": [_flow({"kind": "Pod", "namespace": "blog", "name": "site"}, _end("db-0"))],
		"engine": {"allows_self": true},
	}
		with data.inventory as object.union(_known, {"namespace": {"blog": {"v1": {"Pod": {"site": blog}}}}})
	_read(found)["flows-of-pod-db-0"].ingress == [{
		"from": [{
			"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "blog"}},
			"podSelector": {"matchLabels": {"app": "web"}},
		}],
		"ports": _port,
	}]
}
