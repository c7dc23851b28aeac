# METADATA
# scope: package
# title: Quantities that nobody means
# description: >-
#   What is wrong with an amount by the resource that it is of, named as by containers or
#   by quotas. The API server takes some of it, and refuses the rest where it knows better.
package reeve.lib.doubtful

import data.reeve.lib.claim
import data.reeve.lib.counted
import data.reeve.lib.kube
import data.reeve.lib.quantity
import data.reeve.lib.value

# METADATA
# description: >-
#   The lists of resources that the judged object has outside of containers, each with a
#   label, path and what is of it: of a LimitRange, a ResourceQuota, a claim and the
#   templates for claims. What a quota has of negative limits is not among them.
lists := [{"label": field, "path": ["spec", "limits", index, field], "of": list} |
	some index, item in kube.resource.spec.limits
	some field in ["min", "max", "default", "defaultRequest"]
	list := item[field]
] if {
	kube.group_kind == "LimitRange"
} else := [{"label": "hard limit", "path": ["spec", "hard"], "of": list} |
	list := {name: raw | some name, raw in kube.resource.spec.hard; not _is_negative(raw)}
] if {
	kube.group_kind == "ResourceQuota"
} else := [_of_claim(kube.resource.spec, "request", ["spec"])] if {
	kube.group_kind == "PersistentVolumeClaim"
} else := [_of_claim(template.spec, label, template.path) |
	some template in claim.templates
	label := sprintf("request of %s", [template.label])
]

# METADATA
# description: >-
#   What is wrong with a quantity, given as it is written, as the end of a sentence;
#   undefined where all is well. Memory is suspicious below the bound, in nano-units.
fault(name, raw, bound) := _fault(_measure(name), name, quantity.of(raw), bound)

# METADATA
# description: Whether request and limit of a resource must be the same, since it cannot be shared out twice.
is_exclusive(name) if _measure(name) == "device"

is_exclusive(name) if startswith(name, "hugepages-")

_of_claim(spec, label, path) := {
	"label": label,
	"path": array.concat(path, ["resources", "requests"]),
	"of": value.object_at(value.object_at(spec, "resources"), "requests"),
}

_is_negative(raw) if quantity.of(raw) < 0

_fault(_, _, nano, _) := "is negative" if nano < 0

_fault("memory", name, nano, bound) := sprintf("is %s bytes, suspiciously little", [quantity.text(name, nano)]) if {
	nano > 0
	nano < bound
	nano % 1000000000 == 0
}

_fault(measure, _, nano, _) := "has a fraction of a byte" if {
	measure in {"bytes", "memory"}
	nano >= 0
	nano % 1000000000 != 0
}

_fault("cpu", _, nano, _) := "is finer than 1m, to which it is rounded up" if {
	nano >= 0
	nano % 1000000 != 0
}

_fault("device", _, nano, _) := "has a fraction, and is counted in whole numbers" if {
	nano >= 0
	nano % 1000000000 != 0
}

_fault("bytes", name, nano, _) := sprintf("is no multiple of its page size, %s", [page]) if {
	nano >= 0
	nano % 1000000000 == 0
	some page in _page(name)
	nano % quantity.of(page) != 0
}

_page(name) := [parts[1]] if {
	parts := split(name, "hugepages-")
	count(parts) == 2
	quantity.of(parts[1]) > 0
} else := []

_measure(name) := _measures[name]

_measure(name) := "bytes" if {
	not _measures[name]
	regex.match(`^(requests[.])?hugepages-|[.]storageclass[.]storage[.]k8s[.]io/requests[.]storage$`, name)
}

_measure(name) := "device" if {
	not _measures[name]
	counted.is_extended(name)
	not regex.match(`[.]storageclass[.]storage[.]k8s[.]io/|[.]deviceclass[.]resource[.]k8s[.]io/|^(count|requests[.][^/]*|limits[.][^/]*)/`, name)
}

_measures := {
	"cpu": "cpu",
	"requests.cpu": "cpu",
	"limits.cpu": "cpu",
	"memory": "memory",
	"requests.memory": "memory",
	"limits.memory": "memory",
	"storage": "bytes",
	"requests.storage": "bytes",
	"ephemeral-storage": "bytes",
	"requests.ephemeral-storage": "bytes",
	"limits.ephemeral-storage": "bytes",
}
