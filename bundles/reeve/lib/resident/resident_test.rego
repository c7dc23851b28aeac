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
