package reeve.lib.running_test

import data.reeve.lib.running

_owned := {"ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web", "controller": true}]}

_pod(name, metadata, status) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": object.union({"name": name, "namespace": "shop"}, metadata),
	"spec": {"containers": []},
	"status": status,
}

_known := {"namespace": {"shop": {
	"v1": {
		"ConfigMap": {"other": {}},
		"Pod": {
			"alone": _pod("alone", {}, {"phase": "Running"}),
			"done": _pod("done", {}, {"phase": "Succeeded"}),
			"failed": _pod("failed", {}, {"phase": "Failed"}),
			"owned": _pod("owned", _owned, {}),
			"orphan": _pod("orphan", {"ownerReferences": [object.union(_owned.ownerReferences[0], {"name": "gone"})]}, {}),
		},
	},
	"apps/v1": {"ReplicaSet": {"web": {"apiVersion": "apps/v1", "kind": "ReplicaSet", "metadata": {"name": "web"}}}},
	"batch/v1": {"Job": {
		"done": {"apiVersion": "batch/v1", "kind": "Job", "status": {"completionTime": "2026-01-01T00:00:00Z"}},
		"goes-on": {"apiVersion": "batch/v1", "kind": "Job", "status": {"completionTime": null}},
	}},
}}}

test_workloads if {
	{concat("/", [known.kind, known.name]) | some known in running.workloads("shop")} == {
		"Pod/alone", "Pod/orphan", "apps/ReplicaSet/web", "batch/Job/goes-on",
	} with data.inventory as _known
	running.workloads("blog") == [] with data.inventory as _known
}

test_path_and_object if {
	some known in running.workloads("shop") with data.inventory as _known
	known.kind == "batch/Job"
	known.path == ["spec", "template"]
	known.object.status == {"completionTime": null}
}
