# METADATA
# scope: package
# title: Other objects
# description: >-
#   What is known of other objects, as data.inventory has it: by namespace, or cluster
#   for objects without one, then by group version, kind and name; and under complete
#   what is declared complete, by kind and namespace, where "*" stands for all. Kinds
#   are written as in kube.group_kind. Namespace is the empty string for objects
#   without one. All of this stays within one namespace, so that a policy costs what
#   it looks at.
package reeve.lib.inventory

import data.reeve.lib.kube

# METADATA
# description: Whether absence of an object is proof that it does not exist.
complete(group_kind, namespace) if {
	some scope in [namespace, "*"]
	data.inventory.complete[group_kind][scope]
}

# METADATA
# description: The object, whatever the version of its group. Undefined if it is not known.
object_of(group_kind, namespace, name) := _found(group_kind, namespace, name)[0]

# METADATA
# description: >-
#   Whether there is such an object: yes, no, or unknown where the inventory is not
#   declared complete.
existence(group_kind, namespace, name) := "yes" if {
	object_of(group_kind, namespace, name)
} else := "no" if {
	complete(group_kind, namespace)
} else := "unknown"

# METADATA
# description: The known objects of a kind in a namespace, by name.
objects(group_kind, "") := {name: found |
	kind := _kind(group_kind)
	some version, _ in data.inventory.cluster
	_is(group_kind, version, kind)
	some name, found in data.inventory.cluster[version][kind]
}

objects(group_kind, namespace) := {name: found |
	kind := _kind(group_kind)
	some version, _ in data.inventory.namespace[namespace]
	_is(group_kind, version, kind)
	some name, found in data.inventory.namespace[namespace][version][kind]
} if {
	namespace != ""
}

# METADATA
# description: >-
#   The namespace object of the judged object: what the request brings, else what the
#   inventory knows. Undefined for cluster-scoped objects and where nobody knows.
namespace_object := kube.request.namespaceObject if {
	is_object(kube.request.namespaceObject)
} else := object_of("Namespace", "", kube.namespace)

_found(group_kind, "", name) := [found |
	kind := _kind(group_kind)
	some version, _ in data.inventory.cluster
	_is(group_kind, version, kind)
	found := data.inventory.cluster[version][kind][name]
]

_found(group_kind, namespace, name) := [found |
	kind := _kind(group_kind)
	some version, _ in data.inventory.namespace[namespace]
	_is(group_kind, version, kind)
	found := data.inventory.namespace[namespace][version][kind][name]
] if {
	namespace != ""
}

_kind(group_kind) := regex.replace(group_kind, "^.*/", "")

_is(group_kind, version, kind) if {
	not contains(version, "/")
	group_kind == kind
}

_is(group_kind, version, kind) if {
	group_kind == concat("/", [split(version, "/")[0], kind])
	contains(version, "/")
}
