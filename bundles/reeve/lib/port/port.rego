# METADATA
# scope: package
# title: Ports of containers
# description: The ports that containers declare, and what they open on the node.
package reeve.lib.port

import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: Every port of every container, with its container and path. Its spec is never null.
declared := [entry |
	some container in workload.containers
	some index, raw in container.spec.ports
	entry := {
		"container": container,
		"spec": value.as_object(raw),
		"path": array.concat(container.path, ["ports", index]),
	}
]

# METADATA
# description: >-
#   Every port of the node that a container opens: its number, the container port it leads
#   to where there is one, and the violation that tells of it.
on_host contains {
	"number": entry.spec.hostPort,
	"container_port": object.get(entry.spec, "containerPort", null),
	"violation": {
		"msg": sprintf("%s uses the host port %v", [workload.label(entry.container), entry.spec.hostPort]),
		"path": array.concat(entry.path, ["hostPort"]),
		"container": entry.container.name,
		"fix": _fix,
	},
} if {
	some entry in declared
	_opens(entry)
}

# The API server fills in the host port of a pod on the host network before it judges
# the pod. It does not do so in pod templates, nor for ephemeral containers.
on_host contains {
	"number": entry.spec.containerPort,
	"container_port": entry.spec.containerPort,
	"violation": {
		"msg": sprintf("%s uses the host port %v, its container port on the host network", [
			workload.label(entry.container),
			entry.spec.containerPort,
		]),
		"path": array.concat(entry.path, ["containerPort"]),
		"container": entry.container.name,
	},
} if {
	_filled_in
	some entry in declared
	entry.container.list != "ephemeralContainers"
	not _opens(entry)
	value.is_set(entry.spec, "containerPort")
}

_opens(entry) if {
	value.is_set(entry.spec, "hostPort")
	entry.spec.hostPort != 0
}

_filled_in if {
	kube.group_kind == "Pod"
	workload.pod.spec.hostNetwork == true
}

# Where it is filled in, to remove it changes nothing.
_fix := [] if {
	_filled_in
} else := [{"op": "remove"}]
