# METADATA
# scope: package
# title: Namespaces shared with the node
# description: >-
#   What a pod cannot have together with a namespace of its node: the API server refuses
#   such pods.
package reeve.lib.sharing

import data.reeve.lib.sysctl
import data.reeve.lib.workload

# METADATA
# description: What rules each other out in the pod, in words and with the path; and the container, if it is one.
faults contains {
	"fact": sprintf("pod sets %s to %v and %s to true", [field, setting, host]),
	"path": array.concat(workload.pod.path, [host]),
	"holder": {},
} if {
	some [field, setting, host] in _exclusive
	workload.pod.spec[field] == setting
	workload.pod.spec[host] == true
}

faults contains {
	"fact": sprintf("pod sets the sysctl %q and %s to true", [entry.name, field]),
	"path": array.concat(entry.path, ["name"]),
	"holder": {},
} if {
	some entry in sysctl.entries
	field := sysctl.host_field(entry.normal)
	workload.pod.spec[field] == true
}

faults contains {
	"fact": sprintf("%s uses block devices in a pod that sets hostUsers to false", [workload.label(container)]),
	"path": array.concat(container.path, ["volumeDevices"]),
	"holder": container,
} if {
	workload.user_namespace
	some container in workload.containers
	some _ in container.spec.volumeDevices
}

_exclusive := [
	["hostUsers", false, "hostPID"],
	["hostUsers", false, "hostIPC"],
	["hostUsers", false, "hostNetwork"],
	["shareProcessNamespace", true, "hostPID"],
]
