package reeve.lib.endpoint_test

import data.reeve.lib.endpoint

_known := {
	"cluster": {"v1": {"Namespace": {
		"shop": {"metadata": {"name": "shop", "labels": {"team": "a"}}},
		"bare": {"metadata": {"name": "bare", "labels": null}},
	}}},
	"namespace": {"shop": {
		"v1": {"Pod": {
			"web-1": {
				"metadata": {"namespace": "shop", "labels": {"app": "web"}, "ownerReferences": [{
					"apiVersion": "apps/v1",
					"kind": "Deployment",
					"name": "web",
					"controller": true,
				}]},
				"spec": {
					"nodeName": "node-1",
					"containers": [{"name": "app", "ports": [
						{"name": "http", "containerPort": 80},
						{"containerPort": 53, "protocol": "UDP"},
					]}],
					"initContainers": [
						{"name": "sidecar", "restartPolicy": "Always", "ports": [{"name": "admin", "containerPort": 90, "protocol": ""}]},
						{"name": "setup", "ports": [{"name": "never", "containerPort": 91}]},
					],
				},
				"status": {
					"podIP": "10.0.0.1",
					"podIPs": [{"ip": "10.0.0.1"}, {"ip": "fd00::1"}],
					"hostIP": "192.0.2.1",
				},
			},
			"agent": {"spec": {"hostNetwork": true, "nodeName": "node-1"}, "status": {"podIP": "192.0.2.1"}},
			"lone": {"metadata": {"labels": null}, "spec": null, "status": null},
		}},
		"apps/v1": {"Deployment": {"web": {"spec": {"template": {
			"metadata": {"labels": {"app": "web"}},
			"spec": {"containers": [{"name": "app", "ports": null}]},
		}}}}},
	}},
}

_pod(name) := found if {
	found := endpoint.of({"kind": "Pod", "namespace": "shop", "name": name}) with data.inventory as _known
}

test_a_pod if {
	_pod("web-1") == {
		"kind": "Pod",
		"namespace": "shop",
		"name": "web-1",
		"labels": {"app": "web"},
		"selectable": true,
		"addresses": ["10.0.0.1", "10.0.0.1", "fd00::1"],
		"nodes": {"node-1", "192.0.2.1"},
		"ports": [
			{"name": "http", "number": 80, "protocol": "TCP"},
			{"name": "", "number": 53, "protocol": "UDP"},
			{"name": "admin", "number": 90, "protocol": "TCP"},
		],
	}
}

test_a_pod_of_which_nothing_is_known if {
	_pod("lone") == {
		"kind": "Pod",
		"namespace": "shop",
		"name": "lone",
		"labels": {},
		"selectable": true,
		"addresses": [],
		"nodes": set(),
		"ports": [],
	}
}

test_a_pod_on_the_host_network if _pod("agent").selectable == false

test_a_workload_has_no_address if {
	found := endpoint.of({"kind": "apps/Deployment", "namespace": "shop", "name": "web"}) with data.inventory as _known
	found.labels == {"app": "web"}
	found.addresses == []
	found.selectable
}

test_an_address if {
	endpoint.of({"address": "192.0.2.7"}) == {
		"kind": "Address",
		"namespace": "",
		"name": "192.0.2.7",
		"labels": {},
		"selectable": false,
		"addresses": ["192.0.2.7"],
		"nodes": {"192.0.2.7"},
		"ports": [],
	}
}

test_nothing_known if {
	every reference in [
		{"kind": "Pod", "namespace": "shop", "name": "other"},
		{"kind": "Pod", "namespace": "blog", "name": "web-1"},
		{"kind": "Service", "namespace": "shop", "name": "web"},
		{"address": "192.0.2.0/24"},
		{"address": "here"},
		{},
	] {
		not endpoint.of(reference) with data.inventory as _known
	}
}

test_pods if {
	{found.name | some found in endpoint.pods("shop")} == {"web-1", "agent", "lone"} with data.inventory as _known
	endpoint.pods("blog") == [] with data.inventory as _known
}

test_workloads_leave_out_what_another_makes if {
	found := {endpoint.label(found) | some found in endpoint.workloads("shop")} with data.inventory as _known
	found == {"Pod \"shop/agent\"", "Pod \"shop/lone\"", "Deployment \"shop/web\""}
}

test_label if {
	endpoint.label(endpoint.of({"address": "192.0.2.7"})) == "Address \"192.0.2.7\""
	endpoint.label(_pod("lone")) == "Pod \"shop/lone\""
}

test_on_own_node if {
	endpoint.on_own_node(_pod("web-1"), _pod("agent"))
	endpoint.on_own_node(_pod("web-1"), endpoint.of({"address": "192.0.2.1"}))
	not endpoint.on_own_node(_pod("web-1"), endpoint.of({"address": "192.0.2.2"}))
	not endpoint.on_own_node(_pod("web-1"), _pod("web-1"))
	not endpoint.on_own_node(_pod("agent"), _pod("web-1"))
	not endpoint.on_own_node(_pod("lone"), _pod("agent"))
}

test_namespace_labels if {
	endpoint.namespace_labels("shop") == {
		"labels": {"team": "a", "kubernetes.io/metadata.name": "shop"},
		"known": true,
	} with data.inventory as _known
	endpoint.namespace_labels("bare") == {"labels": {"kubernetes.io/metadata.name": "bare"}, "known": true} with data.inventory as _known
	endpoint.namespace_labels("blog") == {"labels": {"kubernetes.io/metadata.name": "blog"}, "known": false} with data.inventory as _known
}
