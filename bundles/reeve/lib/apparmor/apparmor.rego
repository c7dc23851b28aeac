# METADATA
# scope: package
# title: AppArmor profiles
# description: >-
#   What a pod says about AppArmor, in fields and in the annotations that came before
#   them. Each profile has its type, the empty string when it is none; the file of the node
#   it names; the path of what says so; the fact as messages state it; and reset, a fix for
#   a violation at that path.
package reeve.lib.apparmor

import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: The types that confine a process.
confining := {"RuntimeDefault", "Localhost"}

# METADATA
# description: >-
#   The profiles in the fields of the pod and of each container, which is the holder.
profiles := [profile |
	some holder in workload.security_contexts
	value.is_set(holder.spec, "appArmorProfile")
	path := array.concat(holder.path, ["appArmorProfile"])
	type := value.string_at(holder.spec.appArmorProfile, "type")
	profile := {
		"holder": holder,
		"type": type,
		"file": value.string_at(holder.spec.appArmorProfile, "localhostProfile"),
		"path": array.concat(path, ["type"]),
		"fact": sprintf("%s sets the AppArmor profile %q", [holder.label, type]),
		"reset": [{"op": "replace", "path": path, "value": {"type": "RuntimeDefault"}}],
	}
]

# METADATA
# description: >-
#   The profiles in annotations, with the name of the container, which need not exist, and
#   no holder. One that is empty or null says nothing and is left out.
annotated := [profile |
	some key, _ in value.object_at(workload.pod.metadata, "annotations")
	startswith(key, _prefix)
	text := value.string_at(workload.pod.metadata.annotations, key)
	text != ""
	profile := object.union(_parsed(text), {
		"holder": {},
		"container": trim_prefix(key, _prefix),
		"key": key,
		"path": array.concat(workload.pod.metadata_path, ["annotations", key]),
		"fact": sprintf("pod sets the annotation %q to %q", [key, text]),
		"reset": [{"op": "remove"}],
	})
]

# METADATA
# description: Both.
all := array.concat(profiles, annotated)

# METADATA
# description: >-
#   The profile that holds for a container: its own field, else its annotation, else the
#   field of the pod. Undefined when nothing is set.
effective(container) := array.concat(_held(container.path), array.concat(
	[profile |
		some profile in annotated
		profile.container == container.name
	],
	_held(workload.pod.path),
))[0]

# METADATA
# description: >-
#   The profile that holds for a container by the fields alone. Undefined when neither the
#   container nor the pod sets it.
field(container) := array.concat(_held(container.path), _held(workload.pod.path))[0]

_held(path) := [profile |
	some profile in profiles
	profile.holder.path == array.concat(path, ["securityContext"])
]

_prefix := "container.apparmor.security.beta.kubernetes.io/"

_parsed(text) := {"type": "RuntimeDefault", "file": ""} if {
	text == "runtime/default"
} else := {"type": "Unconfined", "file": ""} if {
	text == "unconfined"
} else := {"type": "Localhost", "file": trim_prefix(text, "localhost/")} if {
	startswith(text, "localhost/")
} else := {"type": "", "file": ""}
