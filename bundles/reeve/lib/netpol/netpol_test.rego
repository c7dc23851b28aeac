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
