# METADATA
# scope: package
# title: A pod with its defaults
# description: >-
#   The spec of a pod with the resources that the API server gives it on creation: from its
#   own limits, from the LimitRanges of its namespace, from its RuntimeClass and, where some
#   are set for the pod itself, from its containers. Amounts are as they are written.
package reeve.lib.defaulted

import data.reeve.lib.amounts
import data.reeve.lib.inventory
import data.reeve.lib.limitrange
import data.reeve.lib.usage
import data.reeve.lib.value
import data.reeve.lib.version

# METADATA
# description: The spec of a pod of that namespace, as far as the inventory knows what gives it defaults.
spec(given, namespace) := under(given, limitrange.in_namespace(namespace))

# METADATA
# description: The spec of a pod under these LimitRanges.
under(given, ranges) := _for_pod(full, _basis(given, full)) if {
	defaults := limitrange.defaults(ranges)
	full := object.union_n([given, _filled(given, defaults), _overhead(given), _priority(given)])
}

# Before v1.37 a pod gets its own before a LimitRange has filled in those of containers.
_basis(given, full) := full if {
	version.since(version.kubernetes, 37)
} else := object.union(given, _filled(given, {"limits": {}, "requests": {}}))

_filled(given, defaults) := {list: [container(raw, defaults) | some raw in given[list]] |
	some list in ["initContainers", "containers"]
	is_array(given[list])
}

# METADATA
# description: >-
#   A container with its defaults: a request that is missing takes its own limit, then
#   what limitrange.defaults gives.
container(given, defaults) := object.union(given, {"resources": object.union(resources, filled)}) if {
	resources := value.object_at(given, "resources")
	limits := value.object_at(resources, "limits")
	filled := {
		"limits": object.union(defaults.limits, limits),
		"requests": object.union_n([defaults.requests, limits, value.object_at(resources, "requests")]),
	}
	is_object(given)
} else := given

_overhead(given) := {"overhead": fixed} if {
	count(value.object_at(given, "overhead")) == 0
	known := inventory.object_of("node.k8s.io/RuntimeClass", "", value.string_at(given, "runtimeClassName"))
	fixed := known.overhead.podFixed
	is_object(fixed)
} else := {}

# Of several default classes the one with the lowest value counts.
_priority(given) := {"priorityClassName": defaults[0][1]} if {
	value.string_at(given, "priorityClassName") == ""
	defaults := sort([[known.value, name] |
		some name, known in inventory.objects("scheduling.k8s.io/PriorityClass", "")
		known.globalDefault == true
	])
	count(defaults) > 0
} else := {}

_for_pod(given, basis) := object.union(given, {"resources": object.union(given.resources, {
	"requests": object.union(amounts.written(requests), own_requests),
	"limits": object.union(amounts.written(object.union(huge_limits, limits)), own_limits),
})}) if {
	usage.has_pod_level(given)
	own_requests := value.object_at(given.resources, "requests")
	own_limits := value.object_at(given.resources, "limits")
	huge_limits := {name: amount |
		some name, amount in usage.of_containers(basis, "limits")
		startswith(name, "hugepages-")
		not name in object.keys(own_requests)
		not name in object.keys(own_limits)
	}
	pod_limits := object.union(huge_limits, amounts.of(given.resources, "limits"))
	requests := _requests(basis, pod_limits)
	limits := _limits(basis, object.union(requests, amounts.of(given.resources, "requests")))
} else := given

# What containers request and, where they request none, the limit of the pod.
_requests(basis, limits) := object.union(limits, requests) if {
	_gives_requests(limits)
	requests := object.filter(usage.of_containers(basis, "requests"), ["cpu", "memory"])
} else := {}

_gives_requests(_) if version.since(version.kubernetes, 37)

_gives_requests(limits) if count(limits) > 0

# Where all containers have a limit the pod gets one too, but no less than it requests.
_limits(basis, requests) := {name: max([amount, requests[name]]) |
	some name, amount in usage.of_containers(basis, "limits")
	usage.is_pod_level(name)
	every container in _containers(basis) {
		name in object.keys(container.resources.limits)
	}
} if {
	version.since(version.kubernetes, 37)
} else := {}

_containers(basis) := [container |
	some list in ["initContainers", "containers"]
	some container in basis[list]
]
