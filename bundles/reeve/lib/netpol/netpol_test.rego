package reeve.lib.netpol_test

import data.reeve.lib.netpol

_policies(version, all) := {"namespace": {"shop": {version: {"NetworkPolicy": {name: {"spec": spec} |
	some name, spec in all
}}}}}

test_specs if {
	known := {"a": {"podSelector": {}}, "b": null}
	netpol.specs("shop") == {"a": {"podSelector": {}}, "b": {}} with data.inventory as _policies("networking.k8s.io/v1", known)
	netpol.specs("blog") == {} with data.inventory as _policies("networking.k8s.io/v1", known)
	netpol.specs("shop") == {} with data.inventory as _policies("crd.projectcalico.org/v1", known)
	netpol.specs("shop") == {}
}

test_types[name] if {
	some name, row in {
		"as listed": {"spec": {"policyTypes": ["Egress"]}, "types": {"Egress"}},
		"both": {"spec": {"policyTypes": ["Egress", "Ingress"]}, "types": {"Ingress", "Egress"}},
		"listed whatever the rules": {"spec": {"policyTypes": ["Ingress"], "egress": [{}]}, "types": {"Ingress"}},
		"absent": {"spec": {}, "types": {"Ingress"}},
		"null": {"spec": {"policyTypes": null, "egress": null}, "types": {"Ingress"}},
		"empty, without egress rules": {"spec": {"policyTypes": [], "egress": []}, "types": {"Ingress"}},
		"empty, with an egress rule": {"spec": {"policyTypes": [], "egress": [{}]}, "types": {"Ingress", "Egress"}},
		"absent, with an egress rule that is null": {"spec": {"egress": [null]}, "types": {"Ingress", "Egress"}},
	}
	netpol.types(row.spec) == row.types
}

test_rules if {
	netpol.rules({"ingress": [{"from": []}, null], "egress": [{}]}, "Ingress") == [{"from": []}, null]
	netpol.rules({"ingress": [{"from": []}], "egress": [{}]}, "Egress") == [{}]
	every spec in [{}, {"ingress": null}, {"ingress": []}, {"ingress": "all"}] {
		netpol.rules(spec, "Ingress") == []
	}
}

test_selects_all if {
	every spec in [{}, {"podSelector": null}, {"podSelector": {}}, {"podSelector": {"matchLabels": {}, "matchExpressions": []}}] {
		netpol.selects_all(spec)
	}
	not netpol.selects_all({"podSelector": {"matchLabels": {"app": "web"}}})
	not netpol.selects_all({"podSelector": {"matchExpressions": [{"key": "app", "operator": "Exists"}]}})
}

test_selects if {
	every spec in [{}, {"podSelector": null}, {"podSelector": {}}, {"podSelector": {"matchLabels": {"app": "web"}}}] {
		netpol.selects(spec, {"app": "web"})
	}
	not netpol.selects({"podSelector": {"matchLabels": {"app": "web"}}}, {"app": "db"})
	not netpol.selects({"podSelector": {"matchLabels": {"app": "web"}}}, {})
}

test_isolating if {
	known := _policies("networking.k8s.io/v1", {
		"all": {},
		"web": {"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Egress"], "ingress": [{}]},
		"both": {"podSelector": {"matchLabels": {"app": "db"}}, "egress": [null]},
	})
	every row in [
		[{}, "Ingress", {"all"}],
		[{}, "Egress", set()],
		[{"app": "web"}, "Ingress", {"all"}],
		[{"app": "web"}, "Egress", {"web"}],
		[{"app": "db"}, "Ingress", {"all", "both"}],
		[{"app": "db"}, "Egress", {"both"}],
	] {
		found := netpol.isolating("shop", row[0], row[1]) with data.inventory as known
		object.keys(found) == row[2]
	}
	netpol.isolating("blog", {}, "Ingress") == {} with data.inventory as known
}

test_effective_rules if {
	netpol.effective_rules({
		"ingress": [null, {"from": null, "ports": [{"port": 80}]}, {"from": [{"podSelector": {}}], "to": [{}]}],
		"egress": [{"to": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]}],
	}) == [
		{"type": "Egress", "path": ["spec", "egress", 0], "peers": [{"ipBlock": {"cidr": "10.0.0.0/8"}}], "ports": []},
		{"type": "Ingress", "path": ["spec", "ingress", 0], "peers": [], "ports": []},
		{"type": "Ingress", "path": ["spec", "ingress", 1], "peers": [], "ports": [{"port": 80}]},
		{"type": "Ingress", "path": ["spec", "ingress", 2], "peers": [{"podSelector": {}}], "ports": []},
	]
}

test_dead_rules_are_not_effective if {
	netpol.effective_rules({"policyTypes": ["Egress"], "ingress": [{}]}) == []
	netpol.effective_rules({"policyTypes": ["Ingress"], "ingress": [{}], "egress": [{}]}) == [{
		"type": "Ingress",
		"path": ["spec", "ingress", 0],
		"peers": [],
		"ports": [],
	}]
}

test_protocol_of if {
	netpol.protocol_of({"protocol": "UDP"}) == "UDP"
	every item in [null, {}, {"protocol": null}] {
		netpol.protocol_of(item) == "TCP"
	}
}

test_default_deny[name] if {
	some name, row in {
		"nothing said": {"spec": {}, "types": {"Ingress"}},
		"no spec": {"spec": null, "types": {"Ingress"}},
		"both": {"spec": {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}, "types": {"Ingress", "Egress"}},
		"of egress": {"spec": {"policyTypes": ["Egress"], "ingress": [{}]}, "types": {"Egress"}},
		"with a rule": {"spec": {"ingress": [{}], "policyTypes": ["Ingress", "Egress"]}, "types": {"Egress"}},
		"with a rule that is null": {"spec": {"ingress": [null]}, "types": set()},
		"egress that is not listed": {"spec": {"policyTypes": [], "egress": []}, "types": {"Ingress"}},
		"of some pods": {"spec": {"podSelector": {"matchLabels": {"app": "web"}}}, "types": set()},
	}
	known := _policies("networking.k8s.io/v1", {"deny": row.spec, "allow": {"ingress": [{}]}})
	row.types == {type |
		some type in ["Ingress", "Egress"]
		netpol.default_deny("shop", type) with data.inventory as known
	}
	not netpol.default_deny("blog", "Ingress") with data.inventory as known
}

_cluster_wide(version, cluster_kind, spec) := {"cluster": {version: {cluster_kind: {"base": {"spec": spec}}}}}

_shops := {"matchLabels": {"team": "shop"}}

_shop := {"team": "shop", "kubernetes.io/metadata.name": "web"}

_admin := {
	"AdminNetworkPolicy": "policy.networking.k8s.io/v1alpha1",
	"BaselineAdminNetworkPolicy": "policy.networking.k8s.io/v1alpha1",
	"ClusterNetworkPolicy": "policy.networking.k8s.io/v1alpha2",
}

test_policies_for_the_cluster[name] if {
	some name, spec in {
		"by namespace": {"subject": {"namespaces": _shops}, "ingress": [{"action": "Pass"}, {"action": "Deny"}]},
		"by pod": {"subject": {"pods": {"namespaceSelector": _shops, "podSelector": {}}}, "egress": [{"action": "Deny"}]},
		"every namespace": {"subject": {"namespaces": {}}, "ingress": [{"action": "Deny"}]},
	}
	every cluster_kind, version in _admin {
		known := _cluster_wide(version, cluster_kind, spec)
		wanted := [{"label": sprintf("%s \"base\"", [cluster_kind]), "certain": true}]
		netpol.cluster_wide(_shop) == wanted with data.inventory as known
		netpol.cluster_wide(_shop) == wanted with data.inventory as {"namespace": {"default": known.cluster}}
		netpol.cluster_wide(_shop) == [] with data.inventory as {"namespace": {"shop": known.cluster}}
	}
}

test_no_policies_for_the_cluster[name] if {
	some name, spec in {
		"another namespace": {"subject": {"namespaces": {"matchLabels": {"team": "blog"}}}, "ingress": [{"action": "Deny"}]},
		"some pods": {
			"subject": {"pods": {"namespaceSelector": {}, "podSelector": {"matchLabels": {"app": "web"}}}},
			"ingress": [{"action": "Deny"}],
		},
		"nothing denied": {"subject": {"namespaces": {}}, "ingress": [{"action": "Accept"}], "egress": [{"action": "Pass"}]},
		"no rules": {"subject": {"namespaces": {}}, "ingress": null},
		"no subject": {"ingress": [{"action": "Deny"}]},
		"a null subject": {"subject": {"namespaces": null, "pods": null}, "ingress": [{"action": "Deny"}]},
		"no spec": null,
	}
	known := _cluster_wide("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy", spec)
	netpol.cluster_wide(_shop) == [] with data.inventory as known
}

test_no_policies_by_a_namesake if {
	spec := {"subject": {"namespaces": {}}, "ingress": [{"action": "Deny"}]}
	netpol.cluster_wide({}) == [] with data.inventory as _cluster_wide("example.com/v1", "ClusterNetworkPolicy", spec)
	netpol.cluster_wide({}) == []
}

_cilium_selectors := {
	"every endpoint": [true, {}],
	"the namespace": [true, {"matchLabels": {"k8s:io.kubernetes.pod.namespace": "web"}}],
	"a label of the namespace": [true, {"matchLabels": {"io.cilium.k8s.namespace.labels.team": "shop"}}],
	"all but some namespaces": [true, {"matchExpressions": [{
		"key": "any:io.kubernetes.pod.namespace",
		"operator": "NotIn",
		"values": ["kube-system"],
	}]}],
	"another namespace": [false, {"matchLabels": {"k8s:io.kubernetes.pod.namespace": "blog"}}],
	"another label": [false, {"matchLabels": {"k8s:io.cilium.k8s.namespace.labels.team": "blog"}}],
	"all but this one": [false, {"matchExpressions": [{
		"key": "k8s:io.kubernetes.pod.namespace",
		"operator": "In",
		"values": ["kube-system"],
	}]}],
	"some pods": [false, {"matchLabels": {"app": "web"}}],
	"nothing": [false, null],
}

test_endpoints_of_cilium[name] if {
	some name, [is_subject, endpoints] in _cilium_selectors
	spec := {"endpointSelector": endpoints, "ingress": [{}]}
	wanted := [{"label": "CiliumClusterwideNetworkPolicy \"base\"", "certain": true} | is_subject]
	netpol.cluster_wide(_shop) == wanted with data.inventory as _cluster_wide("cilium.io/v2", "CiliumClusterwideNetworkPolicy", spec)
	several := {"cluster": {"cilium.io/v2": {"CiliumClusterwideNetworkPolicy": {"base": {"specs": [null, spec]}}}}}
	netpol.cluster_wide(_shop) == wanted with data.inventory as several
}

test_rules_of_cilium[name] if {
	some name, [wanted, rules] in {
		"some ingress": [1, {"ingress": [{"fromEntities": ["cluster"]}]}],
		"some egress": [1, {"egress": [{}]}],
		"denied": [1, {"ingressDeny": [{"fromEntities": ["world"]}]}],
		"denied, and the rest is not": [1, {"egressDeny": [{}], "enableDefaultDeny": {"egress": false}}],
		"allowed, and the rest is not denied": [0, {"ingress": [{}], "enableDefaultDeny": {"ingress": false}}],
		"no rules": [0, {"ingress": [], "egress": null}],
		"nothing": [0, {}],
	}
	spec := object.union({"endpointSelector": {}}, rules)
	count(netpol.cluster_wide(_shop)) == wanted with data.inventory as _cluster_wide(
		"cilium.io/v2",
		"CiliumClusterwideNetworkPolicy",
		spec,
	)
}

test_policies_of_calico[name] if {
	some name, [wanted, spec] in {
		"everything": [[true], {"types": ["Ingress"]}],
		"everything, in words": [[true], {"selector": "all()", "namespaceSelector": "all()"}],
		"all but some namespaces": [[true], {"namespaceSelector": "has(projectcalico.org/name) && projectcalico.org/name not in {'kube-system'}"}],
		"a label": [[true], {"namespaceSelector": "team == 'shop'"}],
		"the namespace, by pod": [[true], {"selector": "projectcalico.org/namespace == 'web'"}],
		"another namespace": [[], {"namespaceSelector": "projectcalico.org/name == 'blog'"}],
		"another namespace, by pod": [[], {"selector": "projectcalico.org/namespace == 'blog'"}],
		"some pods": [[], {"selector": "app == 'web'"}],
		"some accounts": [[], {"serviceAccountSelector": "role == 'web'"}],
		"what cannot be read": [[false], {"namespaceSelector": "team == 'shop' || team == 'blog'"}],
		"what cannot be read, of some pods": [[], {"namespaceSelector": "team contains 'shop'", "selector": "app == 'web'"}],
	}
	every version in ["projectcalico.org/v3", "crd.projectcalico.org/v1"] {
		found := netpol.cluster_wide(_shop) with data.inventory as _cluster_wide(version, "GlobalNetworkPolicy", spec)
		found == [{"label": "GlobalNetworkPolicy \"base\"", "certain": certain} | some certain in wanted]
	}
}

_judged(fields) := object.union({"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy"}, fields)

test_judged if {
	netpol.judged == {"podSelector": {}} with input as _judged({"spec": {"podSelector": {}}})
	netpol.judged == {} with input as _judged({"spec": null})
	not netpol.judged with input as _judged({"apiVersion": "example.com/v1"})
	not netpol.judged with input as {"apiVersion": "v1", "kind": "Pod", "spec": {}}
}

test_judged_rules if {
	object := _judged({"spec": {"ingress": [{}], "policyTypes": ["Ingress"], "egress": [{}]}})
	[rule.path | some rule in netpol.judged_rules("Ingress")] == [["spec", "ingress", 0]] with input as object
	netpol.judged_rules("Egress") == [] with input as object
}

test_all_ports[name] if {
	some name, ports in {
		"none given": [],
		"both protocols": [{"protocol": "UDP"}, {}],
		"null and the other protocol": [null, {"protocol": "UDP", "port": null}],
		"ranges": [{"port": 1, "endPort": 65535}, {"protocol": "UDP", "port": 1, "endPort": 65535}],
		"several ranges": [
			{"protocol": "UDP"},
			{"port": 1024, "endPort": 65535},
			{"port": 1, "endPort": 1000},
			{"port": 1001, "endPort": 1022},
			{"port": 1023},
		],
		"ranges that overlap": [{"protocol": "UDP"}, {"port": 1, "endPort": 50000}, {"port": 40000, "endPort": 65535}, {"port": "http"}],
	}
	netpol.covers_all_ports({"ports": ports})
}

test_some_ports[name] if {
	some name, ports in {
		"one protocol": [{}],
		"the other": [{"protocol": "UDP"}, {"protocol": "SCTP"}],
		"all but the first": [{"protocol": "UDP"}, {"port": 2, "endPort": 65535}],
		"all but the last": [{"protocol": "UDP"}, {"port": 1, "endPort": 65534}],
		"all but one between": [{"protocol": "UDP"}, {"port": 1, "endPort": 99}, {"port": 101, "endPort": 65535}],
		"a name": [{"protocol": "UDP"}, {"port": "all"}],
	}
	not netpol.covers_all_ports({"ports": ports})
}

_everywhere := {"namespaceSelector": {}}

test_for_everybody[name] if {
	some name, peers in {
		"none given": [],
		"pods and addresses": [{"ipBlock": {"cidr": "0.0.0.0/0"}}, _everywhere],
		"with parts written out": [
			{"ipBlock": {"cidr": "::/0", "except": []}},
			{"namespaceSelector": {"matchLabels": {}}, "podSelector": {"matchExpressions": null}},
		],
	}
	netpol.is_for_everybody({"peers": peers})
}

test_for_some[name] if {
	some name, peers in {
		"pods only": [_everywhere],
		"addresses only": [{"ipBlock": {"cidr": "0.0.0.0/0"}}, {"ipBlock": {"cidr": "::/0"}}],
		"pods of the namespace": [{"ipBlock": {"cidr": "0.0.0.0/0"}}, {"podSelector": {}}, {"podSelector": {}, "namespaceSelector": null}],
		"some pods": [{"ipBlock": {"cidr": "0.0.0.0/0"}}, object.union(_everywhere, {"podSelector": {"matchLabels": {"app": "web"}}})],
		"an exception": [{"ipBlock": {"cidr": "0.0.0.0/0", "except": ["10.0.0.0/8"]}}, _everywhere],
		"half of the addresses": [{"ipBlock": {"cidr": "0.0.0.0/1"}}, _everywhere],
		"no block": [{"ipBlock": {"cidr": "all/0"}}, {"ipBlock": null}, null, _everywhere],
	}
	not netpol.is_for_everybody({"peers": peers})
}
