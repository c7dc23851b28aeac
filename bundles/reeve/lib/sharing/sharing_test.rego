package reeve.lib.sharing_test

import data.reeve.lib.sharing

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_sysctl(name) := {"securityContext": {"sysctls": [{"name": name, "value": "1"}]}}

test_faults[name] if {
	some name, case in {
		"a user namespace and PIDs of the node": {
			"spec": {"hostUsers": false, "hostPID": true},
			"wanted": ["pod sets hostUsers to false and hostPID to true", ["spec", "hostPID"]],
		},
		"a user namespace and IPC of the node": {
			"spec": {"hostUsers": false, "hostIPC": true},
			"wanted": ["pod sets hostUsers to false and hostIPC to true", ["spec", "hostIPC"]],
		},
		"a user namespace and the network of the node": {
			"spec": {"hostUsers": false, "hostNetwork": true},
			"wanted": ["pod sets hostUsers to false and hostNetwork to true", ["spec", "hostNetwork"]],
		},
		"PIDs of the pod and of the node": {
			"spec": {"shareProcessNamespace": true, "hostPID": true},
			"wanted": ["pod sets shareProcessNamespace to true and hostPID to true", ["spec", "hostPID"]],
		},
		"a sysctl of the network": {
			"spec": object.union(_sysctl("net/core/somaxconn"), {"hostNetwork": true}),
			"wanted": [
				"pod sets the sysctl \"net/core/somaxconn\" and hostNetwork to true",
				["spec", "securityContext", "sysctls", 0, "name"],
			],
		},
		"a sysctl of IPC": {
			"spec": object.union(_sysctl("kernel.shmmax"), {"hostIPC": true}),
			"wanted": [
				"pod sets the sysctl \"kernel.shmmax\" and hostIPC to true",
				["spec", "securityContext", "sysctls", 0, "name"],
			],
		},
		"block devices": {
			"spec": {"hostUsers": false, "containers": [{"name": "app", "volumeDevices": [{"name": "data"}]}]},
			"wanted": [
				"container \"app\" uses block devices in a pod that sets hostUsers to false",
				["spec", "containers", 0, "volumeDevices"],
			],
		},
	}
	found := sharing.faults with input as _pod(case.spec)
	{[fault.fact, fault.path] | some fault in found} == {case.wanted}
}

test_no_faults[name] if {
	some name, spec in {
		"nothing set": {"containers": [{"name": "app"}]},
		"a user namespace": {"hostUsers": false, "hostPID": false, "hostIPC": null},
		"namespaces of the node": {"hostUsers": true, "hostPID": true, "hostIPC": true, "hostNetwork": true},
		"false for the pod": {"shareProcessNamespace": false, "hostPID": true},
		"a sysctl in another namespace": object.union(_sysctl("net.core.somaxconn"), {"hostIPC": true}),
		"a sysctl in none": object.union(_sysctl("vm.swappiness"), {"hostNetwork": true}),
		"no block devices": {"hostUsers": false, "containers": [{"name": "app", "volumeDevices": []}]},
		"block devices": {"containers": [{"name": "app", "volumeDevices": [{"name": "data"}]}]},
	}
	sharing.faults == set() with input as _pod(spec)
}
