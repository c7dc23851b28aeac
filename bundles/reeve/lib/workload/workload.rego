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
#   template, and so is a revision of Knative. The configuration can add kinds, it
#   cannot change these.
template_paths := object.union(_configured_paths, {
	"Pod": [],
	"DeploymentConfig": ["spec", "template"],
	"PodTemplate": ["template"],
	"ReplicationController": ["spec", "template"],
	"agents.x-k8s.io/Sandbox": ["spec", "podTemplate"],
	"apps.kruise.io/BroadcastJob": ["spec", "template"],
	"apps.kruise.io/CloneSet": ["spec", "template"],
	"apps.kruise.io/DaemonSet": ["spec", "template"],
	"apps.kruise.io/StatefulSet": ["spec", "template"],
	"apps.openshift.io/DeploymentConfig": ["spec", "template"],
	"apps/DaemonSet": ["spec", "template"],
	"apps/Deployment": ["spec", "template"],
	"apps/ReplicaSet": ["spec", "template"],
	"apps/StatefulSet": ["spec", "template"],
	"argoproj.io/Rollout": ["spec", "template"],
	"batch/CronJob": ["spec", "jobTemplate", "spec", "template"],
	"batch/Job": ["spec", "template"],
	"extensions/DaemonSet": ["spec", "template"],
	"extensions/Deployment": ["spec", "template"],
	"extensions/Job": ["spec", "template"],
	"extensions.agents.x-k8s.io/SandboxTemplate": ["spec", "podTemplate"],
	"extensions/ReplicaSet": ["spec", "template"],
	"keda.sh/ScaledJob": ["spec", "jobTargetRef", "template"],
	"serving.knative.dev/Configuration": ["spec", "template"],
	"serving.knative.dev/Revision": [],
	"serving.knative.dev/Service": ["spec", "template"],
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
#   Where a field of the security context that containers inherit from the pod is set: the
#   holder as in security_contexts, the value, its path, and whether it holds for any
#   container, which that of the pod does not where each has its own. The field is given
#   by its steps below the security context.
settings(steps) := [setting |
	some holder in security_contexts
	given := object.get(holder.spec, steps, null)
	given != null
	setting := object.union(holder, {
		"value": given,
		"path": array.concat(holder.path, steps),
		"holds": _holds(holder, steps),
	})
]

# METADATA
# description: The containers for which neither they nor the pod set such a field, with the path it has in them.
without(steps) := [object.union(holder, {"path": array.concat(holder.path, steps)}) |
	object.get(pod.security_context, steps, null) == null
	some holder in security_contexts
	holder.label != "pod"
	object.get(holder.spec, steps, null) == null
]

# METADATA
# description: >-
#   The Windows options of a container: its own over those of the pod, field by
#   field, but the two gMSA fields as a pair.
windows_options(container) := object.union(inherited, own) if {
	own := _fields(value.object_at(container.security_context, "windowsOptions"))
	outer := _fields(value.object_at(pod.security_context, "windowsOptions"))
	inherited := object.remove(outer, [name | some name in _gmsa; _names_gmsa(own)])
}

_holds(holder, steps) := false if {
	holder.label == "pod"
	every container in containers {
		object.get(container.security_context, steps, null) != null
	}
} else := true

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
