# METADATA
# scope: package
# title: What quotas call what they count
# description: The names in quotas by kind, which is as in kube.group_kind.
package reeve.lib.counted

import data.reeve.lib.inventory
import data.reeve.lib.resource
import data.reeve.lib.value
import data.reeve.lib.version

# METADATA
# description: >-
#   The names that count objects of the kind: the generic one, such as
#   count/deployments.apps, and for some kinds one that is older.
names(group_kind) := {generic(group_kind)} | {name | name := _legacy[group_kind]}

# METADATA
# description: The generic name that counts objects of the kind.
generic(group_kind) := sprintf("count/%s.%s", [_plural(parts[1]), parts[0]]) if {
	parts := split(group_kind, "/")
	count(parts) == 2
} else := sprintf("count/%s", [_plural(group_kind)])

# METADATA
# description: >-
#   Whether a quota counts objects of the kind under the name. Of those names a quota must
#   know the use before it admits anything of the kind.
covers(group_kind, name) if name in names(group_kind)

covers("Pod", name) if name in _of_pods

covers("Pod", name) if startswith(name, "hugepages-")

covers("Pod", name) if startswith(name, "requests.hugepages-")

covers("Pod", name) if {
	startswith(name, "requests.")
	is_extended(trim_prefix(name, "requests."))
}

covers("Service", name) if name in {"services.loadbalancers", "services.nodeports"}

covers("PersistentVolumeClaim", "requests.storage")

covers("PersistentVolumeClaim", name) if endswith(name, ".storageclass.storage.k8s.io/requests.storage")

covers("PersistentVolumeClaim", name) if endswith(name, ".storageclass.storage.k8s.io/persistentvolumeclaims")

covers("resource.k8s.io/ResourceClaim", name) if endswith(name, ".deviceclass.resource.k8s.io/devices")

covers("resource.k8s.io/ResourceClaim", name) if {
	startswith(name, "requests.")
	contains(name, "/")
	version.since(version.kubernetes, 36)
	_is_name_of_class(trim_prefix(name, "requests."))
}

# METADATA
# description: Whether the resource is one that plugins or drivers add to nodes, such as nvidia.com/gpu.
is_extended(name) if {
	contains(name, "/")
	not contains(name, "kubernetes.io/")
}

is_extended(name) if startswith(name, "deviceclass.resource.kubernetes.io/")

# METADATA
# description: >-
#   Whether anything counts under the name, as far as one can know: objects of kinds that
#   Kubernetes does not bring may exist.
is_known(name) if count(kinds({name: 0})) > 0

is_known(name) if {
	startswith(name, "count/")
	dot := indexof(name, ".")
	dot >= 0
	not substring(name, dot + 1, -1) in resource.groups
}

# METADATA
# description: >-
#   The kinds of Kubernetes that the hard limits of a quota count. Those of others, which only
#   count/ can name, are not among them.
kinds(hard) := {group_kind |
	some group_kind in _kinds
	some name, _ in hard
	covers(group_kind, name)
}

_kinds := {
	"ConfigMap",
	"Endpoints",
	"LimitRange",
	"PersistentVolumeClaim",
	"Pod",
	"PodTemplate",
	"ReplicationController",
	"ResourceQuota",
	"Secret",
	"Service",
	"ServiceAccount",
	"apps/ControllerRevision",
	"apps/DaemonSet",
	"apps/Deployment",
	"apps/ReplicaSet",
	"apps/StatefulSet",
	"autoscaling/HorizontalPodAutoscaler",
	"batch/CronJob",
	"batch/Job",
	"certificates.k8s.io/PodCertificateRequest",
	"coordination.k8s.io/Lease",
	"coordination.k8s.io/LeaseCandidate",
	"discovery.k8s.io/EndpointSlice",
	"networking.k8s.io/Ingress",
	"networking.k8s.io/NetworkPolicy",
	"policy/PodDisruptionBudget",
	"rbac.authorization.k8s.io/Role",
	"rbac.authorization.k8s.io/RoleBinding",
	"resource.k8s.io/ResourceClaim",
	"resource.k8s.io/ResourceClaimTemplate",
	"scheduling.k8s.io/CompositePodGroup",
	"scheduling.k8s.io/PodGroup",
	"scheduling.k8s.io/Workload",
	"storage.k8s.io/CSIStorageCapacity",
}

# The classes of devices that pods can ask for by a name of the cluster.
_is_name_of_class(name) if {
	some class, known in inventory.objects("resource.k8s.io/DeviceClass", "")
	extended := value.string_at(value.object_at(known, "spec"), "extendedResourceName")
	extended != ""
	name in {extended, concat("/", ["deviceclass.resource.kubernetes.io", class])}
}

_legacy := {
	"ConfigMap": "configmaps",
	"PersistentVolumeClaim": "persistentvolumeclaims",
	"ReplicationController": "replicationcontrollers",
	"ResourceQuota": "resourcequotas",
	"Secret": "secrets",
	"Service": "services",
}

_plural("Endpoints") := "endpoints"

_plural(kind) := sprintf("%ses", [lower(kind)]) if {
	kind != "Endpoints"
	regex.match(`(s|x|ch|sh)$`, kind)
} else := sprintf("%sies", [trim_suffix(lower(kind), "y")]) if {
	regex.match(`[^aeiou]y$`, kind)
} else := sprintf("%ss", [lower(kind)]) if {
	kind != "Endpoints"
}

_of_pods := {"cpu", "memory", "ephemeral-storage", "pods"} | {concat(".", [side, name]) |
	some side in ["requests", "limits"]
	some name in ["cpu", "memory", "ephemeral-storage"]
}
