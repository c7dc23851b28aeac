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
