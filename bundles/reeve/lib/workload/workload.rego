# METADATA
# scope: package
# title: Pods and their containers
# description: >-
#   The pod an object bears, whatever its kind, and all its containers, each with the
#   path it has in the object. Undefined when the object bears no pod.
package reeve.lib.workload

import data.reeve.lib.kube
import data.reeve.lib.value

# METADATA
# description: >-
#   Path of the pod template by kind, as in kube.group_kind. A pod is its own
#   template. The configuration can add kinds, it cannot change these.
template_paths := object.union(_configured_paths, {
	"Pod": [],
	"PodTemplate": ["template"],
	"ReplicationController": ["spec", "template"],
	"apps/DaemonSet": ["spec", "template"],
	"apps/Deployment": ["spec", "template"],
	"apps/ReplicaSet": ["spec", "template"],
	"apps/StatefulSet": ["spec", "template"],
	"batch/CronJob": ["spec", "jobTemplate", "spec", "template"],
	"batch/Job": ["spec", "template"],
	"extensions/DaemonSet": ["spec", "template"],
	"extensions/Deployment": ["spec", "template"],
	"extensions/Job": ["spec", "template"],
	"extensions/ReplicaSet": ["spec", "template"],
})

# METADATA
# description: >-
#   The pod: its spec and metadata, which are never null, and their paths. A
#   controller without a template has none.
pod := {
	"spec": value.object_at(template, "spec"),
	"path": array.concat(path, ["spec"]),
	"metadata": value.object_at(template, "metadata"),
	"metadata_path": array.concat(path, ["metadata"]),
	"security_context": value.object_at(value.object_at(template, "spec"), "securityContext"),
} if {
	path := template_paths[kube.group_kind]
	template := object.get(kube.resource, path, null)
	is_object(template)
}

# METADATA
# description: >-
#   Every container in every list: init containers, regular ones, ephemeral ones. Its
#   spec is never null and neither is its security_context.
containers := [container |
	some list in ["initContainers", "containers", "ephemeralContainers"]
	some index, raw in pod.spec[list]
	spec := value.as_object(raw)
	container := {
		"list": list,
		"name": value.string_at(spec, "name"),
		"path": array.concat(pod.path, [list, index]),
		"spec": spec,
		"security_context": value.object_at(spec, "securityContext"),
	}
]

# METADATA
# description: The pod and each container as holders of a security context, with its path.
security_contexts := array.concat(
	[{
		"label": "pod",
		"spec": pod.security_context,
		"path": array.concat(pod.path, ["securityContext"]),
	}],
	[holder |
		some container in containers
		holder := {
			"label": label(container),
			"name": container.name,
			"spec": container.security_context,
			"path": array.concat(container.path, ["securityContext"]),
		}
	],
)

# METADATA
# description: Every volume of the pod, with its path. Its spec is never null.
volumes := [volume |
	some index, raw in pod.spec.volumes
	spec := value.as_object(raw)
	volume := {
		"name": value.string_at(spec, "name"),
		"path": array.concat(pod.path, ["volumes", index]),
		"spec": spec,
	}
]

# METADATA
# description: >-
#   The part of a violation that names the container a security context belongs to;
#   nothing for that of the pod.
subject(holder) := {"container": holder.name} if {
	holder.name
} else := {}

# METADATA
# description: How messages name a container, for example init container "setup".
label(container) := sprintf("%s %q", [_nouns[container.list], container.name])

# METADATA
# description: >-
#   The operating system the pod declares, which is all that the Pod Security
#   Standards look at; the empty string when it declares none.
declared_os := value.string_at(value.object_at(pod.spec, "os"), "name")

# METADATA
# description: >-
#   Whether the pod runs on Windows: by its declaration, or by its node selector when
#   it declares nothing and the configuration trusts that.
windows if declared_os == "windows"

windows if {
	declared_os == ""
	data.reeve_config.osHeuristic == true
	pod.spec.nodeSelector["kubernetes.io/os"] == "windows"
}

# METADATA
# description: Whether the pod has a user namespace of its own; hostUsers is true by default.
user_namespace if pod.spec.hostUsers == false

# METADATA
# description: >-
#   What holds for a container in a field of the security context that it inherits
#   from the pod: runAsUser, runAsGroup, runAsNonRoot, seLinuxOptions or
#   seccompProfile. Value and path; undefined when neither sets it.
effective(container, field) := {
	"value": container.security_context[field],
	"path": array.concat(container.path, ["securityContext", field]),
} if {
	value.is_set(container.security_context, field)
} else := {
	"value": pod.security_context[field],
	"path": array.concat(pod.path, ["securityContext", field]),
} if {
	value.is_set(pod.security_context, field)
}

# METADATA
# description: >-
#   The Windows options of a container: its own over those of the pod, field by
#   field, but the two gMSA fields as a pair.
windows_options(container) := object.union(inherited, own) if {
	own := _fields(value.object_at(container.security_context, "windowsOptions"))
	outer := _fields(value.object_at(pod.security_context, "windowsOptions"))
	inherited := object.remove(outer, [name | some name in _gmsa; _names_gmsa(own)])
}

# METADATA
# description: >-
#   The AppArmor profile of a container and where it stands: its own field, else its
#   annotation (a string), else the field of the pod. Undefined when nothing is set.
apparmor(container) := {
	"value": container.security_context.appArmorProfile,
	"path": array.concat(container.path, ["securityContext", "appArmorProfile"]),
} if {
	value.is_set(container.security_context, "appArmorProfile")
} else := {
	"value": pod.metadata.annotations[name],
	"path": array.concat(pod.metadata_path, ["annotations", name]),
} if {
	name := concat("", [apparmor_annotation_prefix, container.name])
	value.string_at(value.object_at(pod.metadata, "annotations"), name) != ""
} else := {
	"value": pod.security_context.appArmorProfile,
	"path": array.concat(pod.path, ["securityContext", "appArmorProfile"]),
} if {
	value.is_set(pod.security_context, "appArmorProfile")
}

# METADATA
# description: Prefix of the annotations that named a container's profile before there was a field.
apparmor_annotation_prefix := "container.apparmor.security.beta.kubernetes.io/"

_nouns := {
	"containers": "container",
	"initContainers": "init container",
	"ephemeralContainers": "ephemeral container",
}

_configured_paths := {kind: path |
	some kind, path in data.reeve_config.extraPodSpecPaths
	is_array(path)
}

_gmsa := ["gmsaCredentialSpecName", "gmsaCredentialSpec"]

_names_gmsa(options) if {
	some name in _gmsa
	options[name]
}

_fields(options) := {name: setting |
	some name, setting in options
	setting != null
}
