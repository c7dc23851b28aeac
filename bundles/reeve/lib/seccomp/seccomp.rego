# METADATA
# scope: package
# title: Seccomp profiles
# description: >-
#   What a pod says about seccomp, in fields and in the annotations that came before them.
#   Each profile has its holder, the pod or a container; its type, the empty string when
#   it is none; the file of the node it names; the path of what says so; the fact as
#   messages state it; and reset, a fix for a violation at that path.
package reeve.lib.seccomp

import data.reeve.lib.value
import data.reeve.lib.version
import data.reeve.lib.workload

# METADATA
# description: The types that confine a process.
confining := {"RuntimeDefault", "Localhost"}

# METADATA
# description: The profiles in the fields of the pod and of each container.
profiles := [profile |
	some holder in workload.security_contexts
	value.is_set(holder.spec, "seccompProfile")
	path := array.concat(holder.path, ["seccompProfile"])
	type := value.string_at(holder.spec.seccompProfile, "type")
	profile := {
		"holder": holder,
		"type": type,
		"file": value.string_at(holder.spec.seccompProfile, "localhostProfile"),
		"path": array.concat(path, ["type"]),
		"fact": sprintf("%s sets the seccomp profile %q", [holder.label, type]),
		"reset": [{"op": "replace", "path": path, "value": {"type": "RuntimeDefault"}}],
	}
]

# METADATA
# description: >-
#   The profiles in the annotations of the pod and of containers that exist. Null is the
#   empty text.
annotated := [profile |
	annotations := workload.pod.metadata.annotations
	some holder in workload.security_contexts
	key := annotation_key(holder)
	annotations[key]
	text := value.string_at(annotations, key)
	profile := object.union(_parsed(text), {
		"holder": holder,
		"key": key,
		"path": array.concat(workload.pod.metadata_path, ["annotations", key]),
		"fact": sprintf("pod sets the annotation %q to %q", [key, text]),
		"reset": [{"op": "replace", "value": "runtime/default"}],
	})
]

# METADATA
# description: Key of the annotation of the pod or a container, by its security context.
annotation_key(holder) := concat("", [_container_prefix, holder.name]) if {
	holder.name
} else := "seccomp.security.alpha.kubernetes.io/pod"

# METADATA
# description: Keys of all annotations of the pod about seccomp, whether they name something or not.
annotation_keys contains key if {
	some key, _ in value.object_at(workload.pod.metadata, "annotations")
	strings.any_prefix_match(key, ["seccomp.security.alpha.kubernetes.io/", _container_prefix])
}

# METADATA
# description: >-
#   The profiles that the cluster reads: before v1.27 the annotations too, where there is
#   no field.
read := profiles if {
	version.since(version.kubernetes, 27)
} else := array.concat(profiles, [profile |
	some profile in annotated
	not value.is_set(profile.holder.spec, "seccompProfile")
])

# METADATA
# description: The profile that holds for a container, its own or else the pod's; undefined when there is none.
effective(container) := [profile |
	some path in [container.path, workload.pod.path]
	some profile in read
	profile.holder.path == array.concat(path, ["securityContext"])
][0]

_container_prefix := "container.seccomp.security.alpha.kubernetes.io/"

_parsed(text) := {"type": "RuntimeDefault", "file": ""} if {
	text in {"runtime/default", "docker/default"}
} else := {"type": "Unconfined", "file": ""} if {
	text == "unconfined"
} else := {"type": "Localhost", "file": trim_prefix(text, "localhost/")} if {
	startswith(text, "localhost/")
} else := {"type": "", "file": ""}
