# METADATA
# scope: package
# title: What a pod uses
# description: >-
#   The effective requests and limits of a pod, given its spec, as the scheduler and quotas
#   count them: all that runs at once, or the most that starting up takes. Nothing is
#   defaulted here, which lib.defaulted does.
package reeve.lib.usage

import data.reeve.lib.amounts
import data.reeve.lib.value
import data.reeve.lib.version

# METADATA
# description: >-
#   Requests or limits, as field says, with those of the pod itself and its overhead, which
#   counts for limits only where there is one.
of(spec, field) := amounts.total([sum_of, overhead]) if {
	value.is_set(spec, "overhead")
	sum_of := object.union(of_containers(spec, field), pod_level(spec, field))
	overhead := {name: amount |
		some name, amount in amounts.of(spec, "overhead")
		_bears_overhead(field, object.get(sum_of, name, 0))
	}
} else := object.union(of_containers(spec, field), pod_level(spec, field))

# METADATA
# description: >-
#   The same as a LimitRange judges it: without overhead, and of what is set for the pod
#   itself only cpu and memory.
limited(spec, field) := object.union(
	of_containers(spec, field),
	object.filter(pod_level(spec, field), ["cpu", "memory"]),
)

# METADATA
# description: What all containers use, whatever is set for the pod itself.
of_containers(spec, field) := amounts.greatest(array.concat(
	[amounts.total(array.concat(_of(spec, "containers", field), _of_sidecars(spec, field, 1000000)))],
	[amounts.total(array.concat([_amounts(container, field)], _of_sidecars(spec, field, index))) |
		some index, container in spec.initContainers
		not is_sidecar(container)
	],
))

# METADATA
# description: >-
#   What is set for the pod itself, which stands for all its containers: cpu, memory and
#   hugepages, from v1.34.
pod_level(spec, field) := {name: amount |
	some name, amount in amounts.of(value.object_at(spec, "resources"), field)
	is_pod_level(name)
} if {
	version.since(version.kubernetes, 34)
} else := {}

# METADATA
# description: Whether anything is set for the pod itself.
has_pod_level(spec) if count(pod_level(spec, "requests")) > 0

has_pod_level(spec) if count(pod_level(spec, "limits")) > 0

# METADATA
# description: Whether a resource can be set for a pod as a whole.
is_pod_level(name) if name in {"cpu", "memory"}

is_pod_level(name) if startswith(name, "hugepages-")

# METADATA
# description: Whether an init container keeps running beside the others.
is_sidecar(container) if container.restartPolicy == "Always"

# METADATA
# description: >-
#   The quality of service that a pod gets, by cpu and memory only. Zero counts as unset.
quality(spec) := _quality(value.object_at(spec, "resources")) if {
	has_pod_level(spec)
} else := _only({_quality(value.object_at(container, "resources")) |
	some list in ["initContainers", "containers"]
	some container in spec[list]
})

_only(qualities) := quality if {
	count(qualities) == 1
	some quality in qualities
} else := "BestEffort" if {
	count(qualities) == 0
} else := "Burstable"

_quality(resources) := _only({quality |
	requests := amounts.of(resources, "requests")
	limits := amounts.of(resources, "limits")
	some name in ["cpu", "memory"]
	quality := _of_pair(object.get(requests, name, 0), object.get(limits, name, 0))
})

_of_pair(0, 0) := "BestEffort"

_of_pair(request, limit) := "Guaranteed" if {
	request == limit
	request != 0
}

_of_pair(request, limit) := "Burstable" if request != limit

_bears_overhead("requests", _)

_bears_overhead("limits", limit) if limit != 0

_of(spec, list, field) := [_amounts(container, field) | some container in spec[list]]

# Those that start before the init container with that index.
_of_sidecars(spec, field, end) := [_amounts(container, field) |
	some index, container in spec.initContainers
	index < end
	is_sidecar(container)
]

_amounts(container, field) := amounts.of(value.object_at(container, "resources"), field)
