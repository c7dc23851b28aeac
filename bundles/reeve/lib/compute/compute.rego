# METADATA
# scope: package
# title: Requests and limits of containers
# description: >-
#   What the containers of the judged pod ask for and what the API server gives them on
#   creation, as it is written. Ephemeral containers cannot have resources.
package reeve.lib.compute

import data.reeve.lib.defaulted
import data.reeve.lib.kube
import data.reeve.lib.limitrange
import data.reeve.lib.quantity
import data.reeve.lib.usage
import data.reeve.lib.value
import data.reeve.lib.version
import data.reeve.lib.workload

# METADATA
# description: >-
#   Every regular and init container with its requests and limits: own as it has them,
#   stored as the API server keeps them by themselves, where a missing request takes the
#   limit, and given with what the known LimitRanges of the namespace add.
containers := [container |
	some raw in workload.containers
	raw.list != "ephemeralContainers"
	resources := value.object_at(raw.spec, "resources")
	limits := value.object_at(resources, "limits")
	requests := value.object_at(resources, "requests")
	stored := object.union(limits, requests)
	container := {
		"list": raw.list,
		"name": raw.name,
		"path": raw.path,
		"sidecar": _is_sidecar(raw),
		"own": {"requests": requests, "limits": limits},
		"stored": {"requests": stored, "limits": limits},
		"given": {
			"requests": object.union(_defaults.requests, stored),
			"limits": object.union(_defaults.limits, limits),
		},
	}
]

# METADATA
# description: >-
#   The requests and limits of the pod itself, which stand for all its containers: cpu,
#   memory and hugepages, from v1.34.
pod := {
	"requests": _of_pod("requests"),
	"limits": _of_pod("limits"),
}

# METADATA
# description: >-
#   All of them as holders of resources, and the pod itself where it has some of its own,
#   with what the API server makes of these.
holders := array.concat(_pod_holder, containers)

# METADATA
# description: How messages name a holder.
label(holder) := "pod" if {
	holder.list == ""
} else := workload.label(holder)

# METADATA
# description: The part of a violation that names the container, nothing for the pod.
subject(holder) := {} if {
	holder.list == ""
} else := {"container": holder.name}

# METADATA
# description: Whether a list lacks a resource. Zero is none, for limits too, which then bound nothing.
lacks(list, name) if not list[name]

lacks(list, name) if quantity.is_zero(list[name])

# METADATA
# description: The violation that a container lacks a resource under requests or limits, as side says.
lack(container, side, name) := {
	"msg": sprintf("%s has %s", [workload.label(container), _nothing(container.given[side], side, name)]),
	"container": container.name,
	"path": path(container, side, name),
}

# METADATA
# description: Where the resource of a holder stands in the object.
path(holder, side, name) := array.concat(holder.path, ["resources", side, name])

# METADATA
# description: >-
#   The side on which what the API server stores of a container is written, since a request
#   that it does not have is its limit.
side_of(container, side, name) := side if {
	name in object.keys(container.own[side])
} else := "limits"

_nothing(list, side, name) := sprintf("no %s %s", [name, trim_suffix(side, "s")]) if {
	not list[name]
} else := sprintf("%s %s %s of 0, which is none", [_article(name), name, trim_suffix(side, "s")])

_article(name) := "an" if {
	startswith(name, "e")
} else := "a"

_defaults := limitrange.defaults(limitrange.in_namespace(kube.namespace))

_pod_holder := [{
	"list": "",
	"name": "",
	"path": workload.pod.path,
	"sidecar": false,
	"own": pod,
	"stored": stored,
	"given": stored,
} |
	count(pod.requests) + count(pod.limits) > 0
	resources := defaulted.spec(workload.pod.spec, kube.namespace).resources
	stored := {side: _pod_level(resources[side]) | some side in ["requests", "limits"]}
]

_of_pod(side) := _pod_level(value.object_at(value.object_at(workload.pod.spec, "resources"), side)) if {
	version.since(version.kubernetes, 34)
} else := {}

_pod_level(list) := {name: raw | some name, raw in list; usage.is_pod_level(name)}

_is_sidecar(container) if {
	container.list == "initContainers"
	usage.is_sidecar(container.spec)
} else := false
