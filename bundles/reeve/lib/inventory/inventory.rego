# METADATA
# scope: package
# title: Other objects
# description: >-
#   What is known of other objects, as data.inventory has it: by namespace, or cluster
#   for objects without one, then by group version, kind and name; and under complete
#   what is declared complete, by kind and namespace, where "*" stands for all. Kinds
#   are written as in kube.group_kind. Namespace is the empty string for objects
#   without one. All of this stays within one namespace, so that a policy costs what
#   it looks at, and what has another shape is not there.
package reeve.lib.inventory

import data.reeve.lib.kube

# METADATA
# description: >-
#   Whether absence of an object is proof that it does not exist: its kind, its group/*
#   or */* is declared complete for its namespace or for all.
complete(group_kind, namespace) if {
	some kind in [group_kind, concat("/", [_group(group_kind), "*"]), "*/*"]
	some scope in [namespace, "*"]
	data.inventory.complete[kind][scope] == true
}

# METADATA
# description: >-
#   The object, whatever the version of its group; of several the first in the order of
#   the alphabet. Undefined if it is not known.
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
objects(group_kind, namespace) := {name: object_of(group_kind, namespace, name) |
	some name in _names(group_kind, namespace)
}

# METADATA
# description: >-
#   The namespace object of the judged object: what the request brings, else what the
#   inventory knows. Undefined for cluster-scoped objects and where nobody knows.
namespace_object := kube.request.namespaceObject if {
	is_object(kube.request.namespaceObject)
} else := object_of("Namespace", "", kube.namespace) if {
	kube.group_kind != "Namespace"
}

_found(group_kind, "", name) := [found |
	some version in _versions(group_kind, "")
	found := data.inventory.cluster[version][_kind(group_kind)][name]
	is_object(found)
]

_found(group_kind, namespace, name) := [found |
	some version in _versions(group_kind, namespace)
	found := data.inventory.namespace[namespace][version][_kind(group_kind)][name]
	is_object(found)
] if {
	namespace != ""
}

_names(group_kind, "") := {name |
	some version in _versions(group_kind, "")
	some name, _ in data.inventory.cluster[version][_kind(group_kind)]
	is_string(name)
}

_names(group_kind, namespace) := {name |
	some version in _versions(group_kind, namespace)
	some name, _ in data.inventory.namespace[namespace][version][_kind(group_kind)]
	is_string(name)
} if {
	namespace != ""
}

# Keys come in the order of the alphabet.
_versions(group_kind, "") := [version |
	some version, _ in data.inventory.cluster
	_is_version(version, _group(group_kind))
]

_versions(group_kind, namespace) := [version |
	some version, _ in data.inventory.namespace[namespace]
	_is_version(version, _group(group_kind))
] if {
	namespace != ""
}

_is_version(version, group) if {
	is_string(version)
	_group(version) == group
}

# What stands before the last slash: both apps/v1 and apps/Deployment are of the group
# apps, v1 and Pod of the core group.
_group(text) := concat("/", array.slice(parts, 0, count(parts) - 1)) if {
	parts := split(text, "/")
}

_kind(group_kind) := array.reverse(split(group_kind, "/"))[0]
