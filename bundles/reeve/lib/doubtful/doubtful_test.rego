package reeve.lib.doubtful_test

import data.reeve.lib.doubtful

_mebibyte := 1048576000000000

test_fault[text] if {
	some [name, text], wanted in {
		["cpu", "1m"]: [],
		["limits.cpu", "0.1m"]: ["is finer than 1m, to which it is rounded up"],
		["cpu", "-0.1m"]: ["is negative"],
		["memory", "1Mi"]: [],
		["memory", "1M"]: ["is 1M bytes, suspiciously little"],
		["memory", "0"]: [],
		["requests.memory", "1500m"]: ["has a fraction of a byte"],
		["requests.memory", "-1m"]: ["is negative"],
		["storage", "1"]: [],
		["requests.ephemeral-storage", "0.5"]: ["has a fraction of a byte"],
		["fast.storageclass.storage.k8s.io/requests.storage", "0.5"]: ["has a fraction of a byte"],
		["hugepages-1Gi", "512Mi"]: ["is no multiple of its page size, 1Gi"],
		["requests.hugepages-2Mi", "1"]: ["is no multiple of its page size, 2Mi"],
		["hugepages-2Mi", "0.5"]: ["has a fraction of a byte"],
		["hugepages-large", "1"]: [],
		["nvidia.com/gpu", "2"]: [],
		["nvidia.com/gpu", "2500m"]: ["has a fraction, and is counted in whole numbers"],
		["requests.nvidia.com/gpu", "0.5"]: [],
		["count/deployments.apps", "0.5"]: [],
		["fast.storageclass.storage.k8s.io/persistentvolumeclaims", "0.5"]: [],
		["gpu.deviceclass.resource.k8s.io/devices", "0.5"]: [],
		["pods", "0.5"]: [],
		["memory", "many"]: [],
	}
	[fault | fault := doubtful.fault(name, text, _mebibyte)] == wanted
}

test_is_exclusive if {
	doubtful.is_exclusive("nvidia.com/gpu")
	doubtful.is_exclusive("hugepages-2Mi")
	not doubtful.is_exclusive("cpu")
	not doubtful.is_exclusive("kubernetes.io/thing")
}
