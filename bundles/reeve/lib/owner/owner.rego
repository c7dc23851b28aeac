# METADATA
# scope: package
# title: Owners
# description: >-
#   What the object says of who made it. An owner that does not exist is no way around a
#   policy, since the garbage collector deletes what such an owner leaves behind.
package reeve.lib.owner

import data.reeve.lib.kube
import data.reeve.lib.value

# METADATA
# description: The owners of the object, as in kube.group_kind.
kinds contains kind if {
	some reference in value.object_at(kube.resource, "metadata").ownerReferences
	kind := _spelt(split(value.string_at(reference, "apiVersion"), "/"), value.string_at(reference, "kind"))
}

# METADATA
# description: Whether the object is of one of these kinds, as in kube.group_kind, or owned by one.
is_of(some_kinds) if kube.group_kind in some_kinds

is_of(some_kinds) if {
	some kind in kinds
	kind in some_kinds
}

_spelt([group, _], kind) := concat("/", [group, kind])

_spelt([_], kind) := kind
