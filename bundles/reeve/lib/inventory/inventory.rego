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
import data.reeve.lib.scope
import data.reeve.lib.selector
import data.reeve.lib.value

# METADATA
# description: >-
#   Whether absence of an object is proof that it does not exist: its kind, its group/*
#   or */* is declared complete for its namespace or for all.
complete(group_kind, namespace) if {
	declared := data.inventory.complete
	some kind in [group_kind, concat("/", [_group(group_kind), "*"]), "*/*"]
	some scope in [namespace, "*"]
	declared[kind][scope] == true
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
# description: The namespaces in which objects of a kind are known.
homes(group_kind) := {namespace |
	some namespace, _ in data.inventory.namespace
	count(_names(group_kind, namespace)) > 0
}

# METADATA
# description: >-
#   The namespaces of which objects are known. What is asked of each of them costs what the
#   whole inventory costs.
namespaces := {namespace | some namespace, _ in data.inventory.namespace; is_string(namespace)}

# METADATA
# description: >-
#   The known objects of a kind in a namespace, by name, whose own labels match a label
#   selector; an empty one selects all of them and null none.
selected(group_kind, namespace, label_selector) := {name: known |
	some name, known in objects(group_kind, namespace)
	selector.matches(label_selector, value.object_at(value.object_at(known, "metadata"), "labels"))
}

# METADATA
# description: >-
#   The known object that controls another known one, as the owner reference of the other
#   says, and its kind as in kube.group_kind. Undefined where there is none, and where
#   another object has taken the name since, which its uid tells.
controller_of(owned) := [{"kind": kind, "object": known} |
	some reference in owned.metadata.ownerReferences
	reference.controller == true
	kind := trim_prefix(concat("/", [_group(reference.apiVersion), reference.kind]), "/")
	known := object_of(kind, _place(kind, owned.metadata), reference.name)
	not _other_uid(known, reference)
][0]

# METADATA
# description: The known objects of a kind that a known object controls, by name.
owned_by(controller, group_kind) := {name: known |
	some name, known in objects(group_kind, _place(group_kind, controller.metadata))
	controller_of(known).object == controller
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

# An owner lives in no namespace or in the same one.
_place(kind, metadata) := "" if {
	kind in scope.cluster_kinds
} else := metadata.namespace if {
	value.string_at(metadata, "namespace") != ""
} else := "default"

_other_uid(known, reference) if {
	uids := {uid | some uid in [value.string_at(known.metadata, "uid"), value.string_at(reference, "uid")]}
	count(uids - {""}) == 2
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
