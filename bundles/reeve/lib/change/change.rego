# METADATA
# scope: package
# title: What an update changes
# description: What is another in the object than in the old one, which before a CREATE held nothing.
package reeve.lib.change

import data.reeve.lib.kube
import data.reeve.lib.pattern
import data.reeve.lib.value

# METADATA
# description: >-
#   The paths at which the field changes that these steps lead to. The last step is a
#   pattern, in which a star stands for any characters. A request that deletes or connects
#   changes nothing.
paths(steps) := [array.concat(above, [key]) |
	kube.operation in {"CREATE", "UPDATE"}
	above := array.slice(steps, 0, count(steps) - 1)
	after := value.as_object(object.get(kube.resource, above, null))
	before := value.as_object(object.get(_old, above, null))
	some key in (object.keys(after) | object.keys(before))
	object.get(after, key, null) != object.get(before, key, null)
	pattern.matches(key, [steps[count(steps) - 1]])
]

# METADATA
# description: >-
#   Whether nothing changes but what the garbage collector needs: owners and finalizers,
#   and what the API server keeps count of.
only_for_garbage_collection if {
	kube.operation == "UPDATE"
	_without_bookkeeping(kube.resource) == _without_bookkeeping(kube.old_resource)
}

_old := kube.old_resource if {
	is_object(kube.old_resource)
} else := {}

_without_bookkeeping(known) := object.union(
	object.remove(known, ["metadata"]),
	{"metadata": object.remove(known.metadata, [
		"finalizers",
		"generation",
		"managedFields",
		"ownerReferences",
		"resourceVersion",
	])},
)
