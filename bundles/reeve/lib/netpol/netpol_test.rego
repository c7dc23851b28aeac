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

test_denied_cluster_wide[name] if {
	some name, spec in {
		"by namespace": {"subject": {"namespaces": _shops}, "ingress": [{"action": "Pass"}, {"action": "Deny"}]},
		"by pod": {"subject": {"pods": {"namespaceSelector": _shops, "podSelector": {}}}, "egress": [{"action": "Deny"}]},
		"every namespace": {"subject": {"namespaces": {}}, "ingress": [{"action": "Deny"}]},
	}
	every version, cluster_kind in {
		"policy.networking.k8s.io/v1alpha1": "AdminNetworkPolicy",
		"policy.networking.k8s.io/v1alpha1 ": "BaselineAdminNetworkPolicy",
		"policy.networking.k8s.io/v1alpha2": "ClusterNetworkPolicy",
	} {
		known := _cluster_wide(trim_space(version), cluster_kind, spec)
		netpol.denied_cluster_wide({"team": "shop"}) with data.inventory as known
		netpol.denied_cluster_wide({"team": "shop"}) with data.inventory as {"namespace": {"default": known.cluster}}
		not netpol.denied_cluster_wide({"team": "shop"}) with data.inventory as {"namespace": {"shop": known.cluster}}
	}
}

test_not_denied_cluster_wide[name] if {
	some name, spec in {
		"another namespace": {"subject": {"namespaces": {"matchLabels": {"team": "blog"}}}, "ingress": [{"action": "Deny"}]},
		"nothing denied": {"subject": {"namespaces": {}}, "ingress": [{"action": "Accept"}], "egress": [{"action": "Pass"}]},
		"no rules": {"subject": {"namespaces": {}}, "ingress": null},
		"no subject": {"ingress": [{"action": "Deny"}]},
		"a null subject": {"subject": {"namespaces": null, "pods": null}, "ingress": [{"action": "Deny"}]},
		"no spec": null,
	}
	known := _cluster_wide("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy", spec)
	not netpol.denied_cluster_wide({"team": "shop"}) with data.inventory as known
}

test_not_denied_by_a_namesake if {
	spec := {"subject": {"namespaces": {}}, "ingress": [{"action": "Deny"}]}
	not netpol.denied_cluster_wide({}) with data.inventory as _cluster_wide("example.com/v1", "ClusterNetworkPolicy", spec)
	not netpol.denied_cluster_wide({})
}
