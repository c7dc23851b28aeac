# METADATA
# scope: package
# title: Volumes and their mounts
# description: Of what type the volumes of a pod are, and which container mounts which.
package reeve.lib.volume

import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   The keys of a volume that say its type. Whatever else a volume has besides its name is
#   taken for one, so that a type which Kubernetes adds some day is seen before anyone here
#   knows it. None for a volume that names no type, which is an emptyDir.
types(volume) := [type |
	some type, source in volume.spec
	type != "name"
	source != null
]

# METADATA
# description: Whether a volume is an emptyDir, which is also one that names no type.
is_empty_dir(volume) if value.is_set(volume.spec, "emptyDir")

is_empty_dir(volume) if count(types(volume)) == 0

# METADATA
# description: >-
#   What an emptyDir is on: Memory, huge pages, or else the empty string, which is the disk
#   of the node.
medium(volume) := value.string_at(value.object_at(volume.spec, "emptyDir"), "medium")

# METADATA
# description: >-
#   Every mount of a volume: the container, the name of the volume, whether the container
#   may write there, the spec of the mount and its path.
mounts := [mount |
	some container in workload.containers
	some index, raw in container.spec.volumeMounts
	spec := value.as_object(raw)
	mount := {
		"container": container,
		"volume": value.string_at(spec, "name"),
		"writable": object.get(spec, "readOnly", false) != true,
		"spec": spec,
		"path": array.concat(container.path, ["volumeMounts", index]),
	}
]

# METADATA
# description: >-
#   Whether a container passes what it mounts on to the node. The API server lets only
#   privileged containers do so.
passes_mounts_on(container) if {
	some mount in container.spec.volumeMounts
	mount.mountPropagation == "Bidirectional"
}
