package reeve.lib.resident_test

import data.reeve.lib.resident

_object(api_version, kind, name) := {
	"apiVersion": api_version,
	"kind": kind,
	"metadata": {"name": name, "namespace": "shop"},
	"spec": {"template": {"metadata": {"labels": {"app": name}}, "spec": {}}},
}

_pod := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {
		"name": "web-1",
		"namespace": "shop",
		"labels": {"app": "changed"},
		"ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web", "controller": true}],
	},
	"spec": {"hostNetwork": true},
}

_known := {"shop": {
	"apps/v1": {"ReplicaSet": {"web": _object("apps/v1", "ReplicaSet", "web")}},
	"v1": {"Pod": {"web-1": _pod}},
}}

# A pod may have lost the labels that its template gave it.
test_pods_and_workloads if {
	{[found.kind, found.labels.app] | some found in resident.of("shop")} == {["Pod", "changed"], ["apps/ReplicaSet", "web"]}
		with data.inventory as {"namespace": _known}
}

test_of_nobody if {
	resident.of("blog") == set() with data.inventory as {"namespace": _known}
}

test_missing if {
	count(resident.missing("shop")) == 8 with data.inventory as {}
	resident.missing("shop") == [] with data.inventory as {"complete": {"*/*": {"shop": true}}}
	resident.missing("shop") == ["Pod", "ReplicationController"]
		with data.inventory as {"complete": {"apps/*": {"*": true}, "batch/*": {"shop": true}}}
}

test_labels if {
	resident.labels("shop") == {{"app": "changed"}, {"app": "web"}} with data.inventory as {"namespace": _known}
	resident.labels("shop") == {{}} with data.inventory as {"namespace": {"shop": {"v1": {"Pod": {"bare": {"kind": "Pod"}}}}}}
}

_namespaces := {"v1": {"Namespace": {
	"shop": {"metadata": {"labels": {"team": "sales"}}},
	"blog": {"metadata": {"labels": {"team": "press", "env": "prod"}}},
	"bare": {"metadata": {}},
}}}

test_namespaces[name] if {
	some name, row in {
		"the own one": {"peer": {"podSelector": {}}, "namespaces": {"news"}},
		"null, which is none": {"peer": {"namespaceSelector": null}, "namespaces": {"news"}},
		"all of them": {"peer": {"namespaceSelector": {}}, "namespaces": {"shop", "blog", "bare"}},
		"by a label": {"peer": {"namespaceSelector": {"matchLabels": {"team": "press"}}}, "namespaces": {"blog"}},
		"by name": {"peer": {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "blog", "env": "prod"}}}, "namespaces": {"blog"}},
		"by name and another label": {
			"peer": {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "blog", "env": "test"}}},
			"namespaces": set(),
		},
		"by a name that is not known": {"peer": {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "news"}}}, "namespaces": set()},
		"by an expression on the name": {
			"peer": {"namespaceSelector": {"matchExpressions": [{"key": "kubernetes.io/metadata.name", "operator": "NotIn", "values": ["blog"]}]}},
			"namespaces": {"shop", "bare"},
		},
	}
	resident.namespaces(row.peer, "news") == row.namespaces with data.inventory as {"cluster": _namespaces}
}

test_peers[name] if {
	some name, row in {
		"every pod": {"peer": {"podSelector": {}}, "apps": {"changed", "web"}},
		"some": {"peer": {"podSelector": {"matchLabels": {"app": "web"}}}, "apps": {"web"}},
		"of a namespace": {"peer": {"namespaceSelector": {"matchLabels": {"team": "sales"}}}, "apps": {"changed", "web"}},
		"of another one": {"peer": {"namespaceSelector": {"matchLabels": {"team": "press"}}, "podSelector": {}}, "apps": set()},
		"addresses": {"peer": {"ipBlock": {"cidr": "0.0.0.0/0"}}, "apps": set()},
		"two kinds": {"peer": {"ipBlock": {}, "podSelector": {}}, "apps": set()},
		"nobody": {"peer": {"podSelector": null}, "apps": set()},
		"null, which is nobody": {"peer": null, "apps": set()},
	}
	{found.labels.app | some found in resident.peers(row.peer, "shop")} == row.apps
		with data.inventory as {"cluster": _namespaces, "namespace": _known}
}
