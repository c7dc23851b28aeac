# METADATA
# scope: package
# title: Paths of the node
# description: >-
#   Directories of the node that pods and persistent volumes open, in a form that can be
#   compared: a list of components, in which /etc/ and /etc/./x/.. are the same. A path of
#   Windows begins with its drive, and a named pipe with the word pipe and a colon.
package reeve.lib.hostpath

import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.volume
import data.reeve.lib.workload

# METADATA
# description: >-
#   The volumes of type hostPath of the pod: name, the path of the node as it is written
#   and its components, and the path in the object. One without a path of the node, which
#   the API server refuses, is left out.
volumes := [source |
	some item in workload.volumes
	value.is_set(item.spec, "hostPath")
	text := value.string_at(item.spec.hostPath, "path")
	source := {
		"name": item.name,
		"text": text,
		"components": _node_components(text),
		"path": array.concat(item.path, ["hostPath"]),
	}
]

# METADATA
# description: The mounts, as in volume.mounts, of one of these volumes.
mounts_of(source) := [mount |
	some mount in volume.mounts
	mount.volume == source.name
]

# METADATA
# description: >-
#   The same for the judged object when it is a PersistentVolume, once for each of the
#   types hostPath and local that it has, with the type.
persistent_volumes := [source |
	kube.group_kind == "PersistentVolume"
	some type in ["hostPath", "local"]
	value.is_set(value.object_at(kube.resource, "spec"), type)
	text := value.string_at(kube.resource.spec[type], "path")
	source := {
		"name": _name,
		"type": type,
		"text": text,
		"components": components(text),
		"path": ["spec", type],
	}
]

# METADATA
# description: >-
#   A path in components. Empty and "." components are left out, ".." takes the one before
#   it along, /var/run is the link to /run that it is on nodes, and what Windows takes for
#   the same is the same: letters and slashes. Undefined for the empty text.
components(text) := array.concat(["pipe:"], split(parts[1], "/")) if {
	parts := split(_slashed(text), "/pipe/")
	parts[0] in {"//.", "//?"}
} else := array.concat([trim_suffix(drive, "/")], _resolved(trim_prefix(path, drive))) if {
	path := trim_prefix(trim_prefix(_slashed(text), "//?/"), "//./")
	some drive in regex.find_n(`^[a-z]:/?`, path, 1)
} else := array.concat(["c:"], _resolved(_slashed(text))) if {
	startswith(text, `\`)
} else := _linked(_resolved(text)) if {
	text != ""
}

# METADATA
# description: >-
#   Whether the second path is the first or lies below it. The root of Linux covers all
#   directories.
covers(outer, inner) if array.slice(inner, 0, count(outer)) == outer

# METADATA
# description: >-
#   Whether a path is sensitive by three sets of paths: not one of those that are allowed, and
#   in one of the trees, or at or above one of those or of the exact ones.
sensitive(path, sets) if {
	some name in ["trees", "exact"]
	some known in sets[name]
	covers(path, known)
	not path in sets.allowed
}

sensitive(path, sets) if {
	some tree in sets.trees
	covers(tree, path)
	not path in sets.allowed
}

# METADATA
# description: The name of the pipe when components are those of one; undefined otherwise.
pipe(path) := concat("/", array.slice(path, 1, count(path))) if path[0] == "pipe:"

# METADATA
# description: Whether a path leads upwards with a component "..", which the API server refuses.
climbs(text) if ".." in split(replace(text, `\`, "/"), "/")

_name := name if {
	name := value.string_at(_metadata, "name")
	name != ""
} else := value.string_at(_metadata, "generateName")

_metadata := value.object_at(kube.resource, "metadata")

# Where nothing else is said, the kubelet on Windows takes a path to be on drive C.
_node_components(text) := components(concat("", ["c:", text])) if {
	workload.windows
	regex.match(`^/[^/]`, text)
} else := components(text)

_slashed(text) := lower(replace(text, `\`, "/"))

_linked(parts) := array.concat(["run"], array.slice(parts, 2, count(parts))) if {
	array.slice(parts, 0, 2) == ["var", "run"]
} else := parts

# A part stays unless the steps after it lead above it.
_resolved(text) := [part |
	parts := [part | some part in split(text, "/"); not part in {"", "."}]
	steps := [step | some part in parts; step := object.get({"..": -1}, part, 1)]
	some index, part in parts
	part != ".."
	not _taken_back(array.slice(steps, index + 1, count(steps)))
]

_taken_back(steps) if {
	some end, -1 in steps
	sum(array.slice(steps, 0, end + 1)) < 0
}
