# METADATA
# scope: package
# title: LimitRanges
# description: >-
#   The items of LimitRanges as the API server stores them, and what several of them give to
#   the containers of a namespace by default. Amounts are as they are written.
package reeve.lib.limitrange

import data.reeve.lib.amounts
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.value

# METADATA
# description: >-
#   The known LimitRanges of a namespace, in the order of their names. The API server takes
#   them in an order that nobody knows, which matters where their defaults differ.
in_namespace(namespace) := [range | some range in inventory.objects("LimitRange", namespace)]

# METADATA
# description: >-
#   Every item of a LimitRange with its type, path, and by name min, max, default,
#   defaultRequest and maxLimitRequestRatio, which are never null. In those for containers
#   the API server fills in what they leave open: default from max, then defaultRequest from
#   default or else from min.
items(range) := [item |
	some index, raw in value.object_at(range, "spec").limits
	item := object.union(
		{"type": value.string_at(raw, "type"), "path": ["spec", "limits", index]},
		_filled(value.string_at(raw, "type"), {field: value.object_at(raw, field) | some field in _fields}),
	)
]

# METADATA
# description: >-
#   Every item of a LimitRange with its type, path and label for messages, in amounts of
#   nano-units: own as it is written and filled as the API server stores it.
measured(range) := [item |
	some index, raw in value.object_at(range, "spec").limits
	type := value.string_at(raw, "type")
	own := {field: amounts.of(value.as_object(raw), field) | some field in _fields}
	item := {
		"type": type,
		"path": ["spec", "limits", index],
		"label": object.get(_labels, type, sprintf("objects of type %q", [type])),
		"own": own,
		"filled": _filled(type, own),
	}
]

# METADATA
# description: The measured items of the judged LimitRange.
judged := measured(kube.resource) if {
	kube.group_kind == "LimitRange"
}

# METADATA
# description: >-
#   The measured items of the other known LimitRanges in the namespace of the judged one, by
#   the name of each.
others := {name: measured(range) |
	kube.group_kind == "LimitRange"
	some name, range in inventory.objects("LimitRange", kube.namespace)
	name != value.string_at(value.object_at(kube.resource, "metadata"), "name")
}

# METADATA
# description: The limits and requests that containers get where they have none.
defaults(ranges) := {
	"limits": object.union_n([item.default | some item in _container_items(ranges)]),
	"requests": object.union_n([item.defaultRequest | some item in _container_items(ranges)]),
}

# The first of several LimitRanges wins, and in one the last item.
_container_items(ranges) := [item |
	some range in array.reverse(ranges)
	some item in items(range)
	item.type == "Container"
]

_labels := {"Container": "containers", "PersistentVolumeClaim": "claims", "Pod": "pods"}

_fields := ["min", "max", "default", "defaultRequest", "maxLimitRequestRatio"]

_filled("Container", item) := object.union(item, {
	"default": limits,
	"defaultRequest": object.union_n([item.min, limits, item.defaultRequest]),
}) if {
	limits := object.union(item.max, item.default)
}

_filled(type, item) := item if type != "Container"
