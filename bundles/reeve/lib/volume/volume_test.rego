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
