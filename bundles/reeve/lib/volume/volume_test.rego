package reeve.lib.volume_test

import data.reeve.lib.volume
import data.reeve.lib.workload

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_types[name] if {
	some name, case in {
		"one": {"volume": {"name": "a", "secret": {}}, "wanted": ["secret"]},
		"two": {"volume": {"name": "a", "emptyDir": {}, "hostPath": {"path": "/"}}, "wanted": ["emptyDir", "hostPath"]},
		"one that nobody knows": {"volume": {"name": "a", "floppy": {}}, "wanted": ["floppy"]},
		"null": {"volume": {"name": "a", "hostPath": null}, "wanted": []},
		"none": {"volume": {"name": "a"}, "wanted": []},
		"a null volume": {"volume": null, "wanted": []},
	}
	[volume.types(v) | some v in workload.volumes] == [case.wanted] with input as _pod({"volumes": [case.volume]})
}

test_mounts if {
	volume.mounts == [
		{
			"container": workload.containers[0],
			"volume": "data",
			"writable": true,
			"spec": {"name": "data", "readOnly": null},
			"path": ["spec", "initContainers", 0, "volumeMounts", 0],
		},
		{
			"container": workload.containers[1],
			"volume": "",
			"writable": true,
			"spec": {},
			"path": ["spec", "containers", 0, "volumeMounts", 0],
		},
		{
			"container": workload.containers[1],
			"volume": "tmp",
			"writable": false,
			"spec": {"name": "tmp", "readOnly": true},
			"path": ["spec", "containers", 0, "volumeMounts", 1],
		},
	] with input as _pod({
		"initContainers": [{"name": "setup", "volumeMounts": [{"name": "data", "readOnly": null}]}],
		"containers": [
			{"name": "app", "volumeMounts": [null, {"name": "tmp", "readOnly": true}]},
			{"name": "log", "volumeMounts": null},
		],
	})
}

test_passes_mounts_on[name] if {
	some name, case in {
		"both ways": {"mounts": [{"name": "tmp"}, {"name": "data", "mountPropagation": "Bidirectional"}], "wanted": 1},
		"one way": {"mounts": [{"name": "data", "mountPropagation": "HostToContainer"}], "wanted": 0},
		"null": {"mounts": [{"name": "data", "mountPropagation": null}, null], "wanted": 0},
		"no mounts": {"mounts": null, "wanted": 0},
	}
	found := [container |
		some container in workload.containers
		volume.passes_mounts_on(container)
	] with input as _pod({"containers": [{"name": "app", "volumeMounts": case.mounts}]})
	count(found) == case.wanted
}

test_empty_dirs[name] if {
	some name, case in {
		"one": {"volume": {"name": "a", "emptyDir": {}}, "wanted": [true, ""]},
		"one in memory": {"volume": {"name": "a", "emptyDir": {"medium": "Memory"}}, "wanted": [true, "Memory"]},
		"no type": {"volume": {"name": "a"}, "wanted": [true, ""]},
		"null": {"volume": {"name": "a", "emptyDir": null}, "wanted": [true, ""]},
		"null beside another": {"volume": {"name": "a", "emptyDir": null, "secret": {}}, "wanted": [false, ""]},
	}
	[[volume.is_empty_dir(v), volume.medium(v)] |
		some v in workload.volumes
		volume.is_empty_dir(v)
	] == [case.wanted | case.wanted[0]] with input as _pod({"volumes": [case.volume]})
}
