# METADATA
# scope: package
# title: Pods as PodSecurityPolicies see them
# description: >-
#   A pod, or the template of one, as the admission plugin reads it, be it the judged one or
#   another, before defaults or after. Paths lead from the template.
package reeve.lib.psppod

import data.reeve.lib.value

# METADATA
# description: >-
#   A template's annotations, spec, security context and containers, none of which is ever
#   null. Of a container the list it is in, with its index there; its name, what messages
#   call it, its path, its spec and its security context. Token is whether the API server
#   mounts that of the service account, as mounts_token says.
read(template, token) := {
	"token": token,
	"annotations": value.object_at(value.object_at(template, "metadata"), "annotations"),
	"spec": spec,
	"security_context": value.object_at(spec, "securityContext"),
	"containers": [container |
		some list in ["initContainers", "containers", "ephemeralContainers"]
		some index, raw in spec[list]
		container := {
			"list": list,
			"index": index,
			"name": value.string_at(raw, "name"),
			"label": sprintf("%s %q", [_nouns[list], value.string_at(raw, "name")]),
			"path": ["spec", list, index],
			"spec": value.as_object(raw),
			"security_context": value.object_at(raw, "securityContext"),
		}
	],
} if {
	spec := value.object_at(template, "spec")
}

# METADATA
# description: The service account that a pod names; empty for none.
account(template) := spec.serviceAccountName if {
	spec := value.object_at(template, "spec")
	value.string_at(spec, "serviceAccountName") != ""
} else := value.string_at(value.object_at(template, "spec"), "serviceAccount")

# METADATA
# description: Whether a pod is the mirror of a static pod, which gets no service account.
is_mirror(template) if {
	annotations := value.object_at(value.object_at(template, "metadata"), "annotations")
	"kubernetes.io/config.mirror" in object.keys(annotations)
}

# METADATA
# description: >-
#   Whether the API server adds a volume to a new pod with the token of its service account,
#   of which the object is given, or the empty object where nobody knows it.
mounts_token(template, known) if {
	not is_mirror(template)
	_wants_token(template.spec, known)
	every volume in [volume | some volume in template.spec.volumes] {
		not startswith(value.string_at(volume, "name"), "kube-api-access-")
	}
	some list in ["initContainers", "containers"]
	some container in template.spec[list]
	not _has_token(container)
}

# METADATA
# description: >-
#   What a container has in a field of the security context that it inherits from the pod;
#   null for nothing.
effective(pod, container, field) := container.security_context[field] if {
	value.is_set(container.security_context, field)
} else := object.get(pod.security_context, field, null)

# METADATA
# description: >-
#   The template after changes, each a path and a value: of an annotation, of a field of the
#   spec or of a security context.
changed(template, changes) := object.union_n([template, _metadata(changes), {"spec": object.union_n([
	spec,
	_of_spec(changes),
	_of_security_context(spec, changes),
	_of_containers(spec, changes),
])}]) if {
	spec := value.object_at(template, "spec")
}

# METADATA
# description: >-
#   The same as a JSON Patch of the object that has the template at a path; it adds missing
#   parents first.
patch(template, path, changes) := [{"op": "add", "path": array.concat(path, step.path), "value": step.value} |
	some step in array.concat(_parents(template, changes), changes)
]

# METADATA
# description: The part of a violation that names the container in which a change is; nothing for the pod itself.
subject(template, change) := {"container": object.get(template, array.concat(holder, ["name"]), "")} if {
	_nouns[change.path[1]]
	holder := array.slice(change.path, 0, 3)
} else := {}

# METADATA
# description: What a change changes, in a message.
label(_, change) := sprintf("the annotation %q", [change.path[2]]) if change.path[0] == "metadata"

label(template, change) := sprintf("%s of %s %q", [
	change.path[4],
	_nouns[change.path[1]],
	subject(template, change).container,
])

label(_, change) := sprintf("%s of the pod", [change.path[count(change.path) - 1]]) if {
	change.path[0] == "spec"
	not _nouns[change.path[1]]
}

# Sorted, a path comes before those below it.
_parents(template, changes) := [{"path": path, "value": {}} |
	some path in {path |
		some change in changes
		some length in numbers.range(1, count(change.path) - 1)
		path := array.slice(change.path, 0, length)
		object.get(template, path, null) == null
	}
]

_metadata(changes) := {"metadata": {"annotations": annotations}} if {
	annotations := {change.path[2]: change.value | some change in changes; change.path[0] == "metadata"}
	count(annotations) > 0
} else := {}

# What the pod says comes before what the account says.
_wants_token(spec, known) if {
	choices := [choice |
		some holder in [spec, known]
		choice := holder.automountServiceAccountToken
		is_boolean(choice)
	]
	array.concat(choices, [true])[0]
}

_has_token(container) if {
	some mount in container.volumeMounts
	mount.mountPath == "/var/run/secrets/kubernetes.io/serviceaccount"
}

_of_spec(changes) := {change.path[1]: change.value |
	some change in changes
	change.path[0] == "spec"
	count(change.path) == 2
}

_of_security_context(spec, changes) := {"securityContext": _security_context(spec, own)} if {
	own := {change.path[2]: change.value | some change in changes; change.path[1] == "securityContext"}
	count(own) > 0
} else := {}

_of_containers(spec, changes) := {list: [_changed(value.as_object(raw), own) |
	some index, raw in spec[list]
	own := {change.path[4]: change.value | some change in changes; array.slice(change.path, 1, 3) == [list, index]}
] |
	some list in {change.path[1] | some change in changes; change.path[3] == "securityContext"}
}

_changed(container, own) := container if {
	count(own) == 0
} else := object.union(
	object.remove(container, ["securityContext"]),
	{"securityContext": _security_context(container, own)},
)

_security_context(holder, own) := object.union(
	object.remove(value.object_at(holder, "securityContext"), object.keys(own)),
	own,
)

_nouns := {
	"containers": "container",
	"initContainers": "init container",
	"ephemeralContainers": "ephemeral container",
}
