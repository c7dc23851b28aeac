package reeve.lib.overlay_test

import data.reeve.lib.overlay

_pod := {"kind": "Pod", "namespace": "shop", "name": "web", "labels": {"app": "web"}, "selectable": true}

_namespace := {"v1": {"Namespace": {"shop": {"metadata": {"labels": {"team": "a"}}}}}}

_cluster(version, kind, spec) := {"cluster": object.union(_namespace, {version: {kind: {"one": {"spec": spec}}}})}

_kubernetes(spec) := _cluster("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy", {"subject": spec})

_cilium(selector) := {
	"cluster": _namespace,
	"namespace": {"shop": {"cilium.io/v2": {"CiliumNetworkPolicy": {"one": {"spec": {"endpointSelector": selector}}}}}},
}

_calico(spec) := _cluster("projectcalico.org/v3", "GlobalNetworkPolicy", spec)

_doubt := ["what ClusterNetworkPolicy \"one\" says"]

test_kinds if {
	every kind in ["ClusterNetworkPolicy", "AdminNetworkPolicy", "BaselineAdminNetworkPolicy"] {
		found := overlay.doubts(_pod) with data.inventory as _cluster("policy.networking.k8s.io/v1alpha1", kind, {"subject": {"namespaces": {}}})
		found == [sprintf("what %s \"one\" says", [kind])]
	}
	overlay.doubts(_pod) == ["what CiliumNetworkPolicy \"shop/one\" says"] with data.inventory as _cilium({})
	overlay.doubts(_pod) == ["what GlobalNetworkPolicy \"one\" says"] with data.inventory as _calico({})
	overlay.doubts(_pod) == ["what CiliumClusterwideNetworkPolicy \"one\" says"]
		with data.inventory as {"namespace": {"default": {"cilium.io/v2": {"CiliumClusterwideNetworkPolicy": {"one": {"specs": [{"endpointSelector": {}}]}}}}}}
	overlay.doubts(_pod) == ["what NetworkPolicy \"shop/one\" says"]
		with data.inventory as {"namespace": {"shop": {"crd.projectcalico.org/v1": {"NetworkPolicy": {"one": {"spec": {"selector": "all()"}}}}}}}
}

test_kubernetes_selects if {
	every subject in [
		{"namespaces": {"matchLabels": {"team": "a"}}},
		{"namespaces": {"matchLabels": {"kubernetes.io/metadata.name": "shop"}}},
		{"pods": {"namespaceSelector": {}, "podSelector": {"matchLabels": {"app": "web"}}}},
	] {
		overlay.doubts(_pod) == _doubt with data.inventory as _kubernetes(subject)
	}
	every subject in [
		{},
		{"namespaces": {"matchLabels": {"team": "b"}}},
		{"pods": {"namespaceSelector": {}, "podSelector": {"matchLabels": {"app": "db"}}}},
		{"pods": {"namespaceSelector": {"matchLabels": {"team": "b"}}, "podSelector": {}}},
	] {
		overlay.doubts(_pod) == [] with data.inventory as _kubernetes(subject)
	}
}

test_cilium_selects if {
	every endpoint_selector in [
		{"matchLabels": {"k8s:app": "web"}},
		{"matchLabels": {"k8s:io.kubernetes.pod.namespace": "shop", "io.cilium.k8s.namespace.labels.team": "a"}},
		{"matchLabels": {"io.cilium.k8s.policy.serviceaccount": "robot"}},
		{"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["db"]}]},
	] {
		count(overlay.doubts(_pod)) == 1 with data.inventory as _cilium(endpoint_selector)
	}
	every endpoint_selector in [
		null,
		{"matchLabels": {"app": "db"}},
		{"matchLabels": {"io.cilium.k8s.namespace.labels.team": "b"}},
		{"matchLabels": {"io.cilium.k8s.policy.serviceaccount": "robot", "app": "db"}},
	] {
		count(overlay.doubts(_pod)) == 0 with data.inventory as _cilium(endpoint_selector)
	}
}

test_calico_selects if {
	every spec in [
		{"selector": "app == 'web'"},
		{"selector": "projectcalico.org/namespace == 'shop'", "namespaceSelector": "team == 'a'"},
		{"selector": "has(app) || has(tier)"},
		{"selector": "projectcalico.org/serviceaccount == 'robot'"},
		{"serviceAccountSelector": "has(role)"},
		{"namespaceSelector": "projectcalico.org/name == 'shop'"},
	] {
		count(overlay.doubts(_pod)) == 1 with data.inventory as _calico(spec)
	}
	every spec in [
		{"selector": "app == 'db'"},
		{"namespaceSelector": "team == 'b'"},
		{"namespaceSelector": "global()"},
		{"serviceAccountSelector": "global()"},
	] {
		count(overlay.doubts(_pod)) == 0 with data.inventory as _calico(spec)
	}
}

# What the labels of a namespace would tell may be so.
test_a_namespace_that_is_not_known if {
	every known in [
		_kubernetes({"namespaces": {"matchLabels": {"team": "b"}}}),
		_cilium({"matchLabels": {"io.cilium.k8s.namespace.labels.team": "b"}}),
		_calico({"namespaceSelector": "team == 'b'"}),
	] {
		count(overlay.doubts(_pod)) == 1 with data.inventory as object.remove(known, [["cluster", "v1"]])
			with data.inventory.cluster.v1 as {}
	}
	count(overlay.doubts(_pod)) == 0 with data.inventory as _calico({"namespaceSelector": "global()"})
		with data.inventory.cluster.v1 as {}
	named := {"namespaces": {"matchLabels": {"kubernetes.io/metadata.name": "blog"}}}
	count(overlay.doubts(_pod)) == 0 with data.inventory as _kubernetes(named) with data.inventory.cluster.v1 as {}
}

test_what_policies_do_not_select if {
	every change in [{"selectable": false}, {"namespace": "blog"}] {
		overlay.doubts(object.union(_pod, change)) == [] with data.inventory as _cilium({})
	}
	overlay.doubts(_pod) == [] with data.inventory as {"namespace": {"shop": {"networking.k8s.io/v1": {"NetworkPolicy": {"one": {"spec": {}}}}}}}
}
