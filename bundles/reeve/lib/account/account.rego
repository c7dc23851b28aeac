# METADATA
# scope: package
# title: The service account of a pod
# description: >-
#   As whom the pod acts towards the API server, and which tokens for that its containers
#   get. Undefined when the object bears no pod.
package reeve.lib.account

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.volume
import data.reeve.lib.workload

# METADATA
# description: The name of the account of the pod, "default" when it names none.
name := name_of(workload.pod.spec)

# METADATA
# description: The name of the account that the spec of a pod stands for.
name_of(spec) := value.string_at(spec, field_of(spec)) if {
	value.string_at(spec, field_of(spec)) != ""
} else := "default"

# METADATA
# description: >-
#   The field of the spec of a pod that counts: the older of the two only where the other
#   is not set.
field_of(spec) := "serviceAccount" if {
	value.string_at(spec, "serviceAccountName") == ""
	value.string_at(spec, "serviceAccount") != ""
} else := "serviceAccountName"

# METADATA
# description: Where the pod names its account, or would.
path := array.concat(workload.pod.path, [field_of(workload.pod.spec)])

# METADATA
# description: The account as a subject, as in lib.member.
subject := {"kind": "ServiceAccount", "namespace": kube.namespace, "name": name}

# METADATA
# description: The account as the inventory knows it, the empty object when it does not.
known := found if {
	found := inventory.object_of("ServiceAccount", kube.namespace, name)
} else := {} if {
	workload.pod
}

# METADATA
# description: >-
#   Whether the API server mounts a token into the pod: as the pod says, else as the known
#   account says, else it does. Never into a pod of the kubelet's own.
automount := false if {
	kube.group_kind == "Pod"
	value.is_set(value.object_at(workload.pod.metadata, "annotations"), "kubernetes.io/config.mirror")
} else := workload.pod.spec[_automount] if {
	is_boolean(workload.pod.spec[_automount])
} else := known[_automount] if {
	is_boolean(known[_automount])
} else if {
	workload.pod
}

# METADATA
# description: >-
#   The tokens that volumes of the pod ask for: the source, its path, the name of the
#   volume, whether a container mounts it, and whether the token is one for the API server.
projections := [projection |
	some held in workload.volumes
	some index, raw in held.spec.projected.sources
	value.is_set(raw, "serviceAccountToken")
	source := value.object_at(raw, "serviceAccountToken")
	projection := {
		"source": source,
		"path": array.concat(held.path, ["projected", "sources", index, "serviceAccountToken"]),
		"volume": held.name,
		"mounted": held.name in _mounted,
		"for_api": _is_for_api(source),
	}
]

# METADATA
# description: Whether a container gets a token for the API server, by either way.
has_token if automount

has_token if {
	some projection in projections
	projection.mounted
	projection.for_api
}

# METADATA
# description: >-
#   The known workloads of a namespace whose pods run as an account: kind, name, the
#   metadata of the pod or its template, and whether another workload controls them.
users(namespace, account_name) := [user |
	some kind in _kinds
	some user_name, known_user in inventory.objects(kind, namespace)
	template := object.get(known_user, workload.template_paths[kind], null)
	name_of(template.spec) == account_name
	user := {
		"kind": kind,
		"name": user_name,
		"metadata": value.object_at(template, "metadata"),
		"owned": _is_owned(known_user),
	}
]

# METADATA
# description: >-
#   The names of the accounts as which workloads of a namespace run; bare pods count only
#   where no controller is known, since a large namespace has very many of them.
running(namespace) := controlled if {
	controlled := {name_of(template.spec) |
		some kind in ["apps/DaemonSet", "apps/Deployment", "apps/StatefulSet", "batch/CronJob", "batch/Job", "ReplicationController"]
		some _, known_user in inventory.objects(kind, namespace)
		template := object.get(known_user, workload.template_paths[kind], null)
	}
	count(controlled) > 0
} else := {name_of(known_pod.spec) | some _, known_pod in inventory.objects("Pod", namespace)}

_kinds := [
	"Pod",
	"ReplicationController",
	"apps/DaemonSet",
	"apps/Deployment",
	"apps/ReplicaSet",
	"apps/StatefulSet",
	"batch/CronJob",
	"batch/Job",
]

_is_owned(known_user) if {
	some reference in known_user.metadata.ownerReferences
	reference.controller == true
} else := false

_automount := "automountServiceAccountToken"

_mounted := {mount.volume | some mount in volume.mounts}

# What clusters call themselves unless they are told otherwise.
_is_for_api(source) if value.string_at(source, "audience") in {
	"",
	"https://kubernetes.default.svc",
	"https://kubernetes.default.svc.cluster.local",
}

else := false
