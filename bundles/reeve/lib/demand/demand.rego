# METADATA
# scope: package
# title: What a workload asks for
# description: >-
#   How many pods a workload makes at most, and all that these and their claims add to the
#   quotas of its namespace. Kinds are as in kube.group_kind.
package reeve.lib.demand

import data.reeve.lib.amounts
import data.reeve.lib.charge
import data.reeve.lib.defaulted
import data.reeve.lib.inventory
import data.reeve.lib.node
import data.reeve.lib.spending
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   The number of pods: written is how many the object itself asks for, steady how many run
#   once an autoscaler that the inventory knows has gone to its maximum, surge how many more
#   an update adds, and overlapping whether runs may pile up, which nothing bounds. What has
#   a pod on each node is undefined where the inventory does not know all nodes.
pods(group_kind, body) := object.union(
	{"surge": 0, "overlapping": false, "written": counts.steady},
	counts,
) if {
	counts := _pods(group_kind, body, value.object_at(body, "spec"))
}

# METADATA
# description: >-
#   What the object, its pods and its claims add: the kind of each part, the part as quotas
#   see it, what all of them together add, and what an update or a second run adds to that
#   for a time.
parts(group_kind, body) := array.concat(
	[[group_kind, admitted, charge.of(group_kind, admitted), {}] |
		admitted := spending.as_admitted(group_kind, body, namespace_of(body))
	],
	[[kind, part, amounts.times(added, number), amounts.times(added, passing)] |
		some [kind, part, updated] in _of_each(group_kind, body)
		number := _steady(group_kind, body)
		passing := _passing(group_kind, body) * updated
		added := charge.of(kind, part)
	],
)

# METADATA
# description: The defaulted spec of the pods that the object makes; undefined for a pod itself and for what makes none.
pod_spec(group_kind, body) := defaulted.spec(given, namespace_of(body)) if {
	group_kind != "Pod"
	given := object.get(body, array.concat(workload.template_paths[group_kind], ["spec"]), null)
	is_object(given)
}

# METADATA
# description: One pod of those that the object makes, or itself where it is one, as quotas see it.
pod(group_kind, body) := {"spec": pod_spec(group_kind, body)} if {
	group_kind != "Pod"
} else := spending.as_admitted("Pod", body, namespace_of(body)) if {
	group_kind == "Pod"
}

# METADATA
# description: >-
#   The claims of the pods that the object makes, each once for every pod: those of a
#   StatefulSet, and those that pods have for themselves.
claims(group_kind, body) := array.concat(
	[_as_admitted(template) |
		group_kind == "apps/StatefulSet"
		some template in value.object_at(body, "spec").volumeClaimTemplates
	],
	_of_volumes(group_kind, body),
)

# METADATA
# description: >-
#   The known objects of a namespace that make pods, as pairs of kind and object, without
#   those that another one has made.
makers(namespace) := [[group_kind, body] |
	some group_kind in _makers
	some body in inventory.objects(group_kind, namespace)
	not _is_made(body)
]

# METADATA
# description: The namespace that an object is in.
namespace_of(body) := body.metadata.namespace if {
	value.string_at(value.object_at(body, "metadata"), "namespace") != ""
} else := "default"

_is_made(body) if {
	some reference in body.metadata.ownerReferences
	reference.controller == true
}

_as_admitted(template) := spending.as_admitted("PersistentVolumeClaim", template, "")

# Each part of one pod, and whether an update makes another one beside it.
_of_each(group_kind, body) := array.concat(
	[["Pod", {"spec": spec}, 1] | spec := pod_spec(group_kind, body)],
	array.concat(
		[["PersistentVolumeClaim", _as_admitted(template), 0] |
			group_kind == "apps/StatefulSet"
			some template in value.object_at(body, "spec").volumeClaimTemplates
		],
		[["PersistentVolumeClaim", claim, 1] | some claim in _of_volumes(group_kind, body)],
	),
)

_of_volumes(group_kind, body) := [_as_admitted(template) |
	some volume in object.get(body, array.concat(workload.template_paths[group_kind], ["spec"]), {}).volumes
	template := volume.ephemeral.volumeClaimTemplate
]

_steady(group_kind, body) := pods(group_kind, body).steady if {
	pods(group_kind, body)
} else := 0

_passing(group_kind, body) := pods(group_kind, body).surge + (pods(group_kind, body).steady * _again(group_kind, body)) if {
	pods(group_kind, body)
} else := 0

# One run beside another is what there is at least, where runs overlap.
_again(group_kind, body) := 1 if {
	pods(group_kind, body).overlapping
} else := 0

_pods("Pod", _, _) := {"steady": 1}

_pods("apps/Deployment", body, spec) := {
	"written": _number_at(spec, "replicas", 1),
	"steady": steady,
	"surge": _surge(spec, steady),
} if {
	steady := _replicas("apps/Deployment", body, spec)
}

_pods("batch/Job", body, spec) := {"steady": _parallel(body, spec)}

_pods("batch/CronJob", _, spec) := {
	"steady": _parallel({}, object.get(spec, ["jobTemplate", "spec"], {})),
	"overlapping": value.string_at(spec, "concurrencyPolicy") in {"", "Allow"},
} if {
	not spec.suspend == true
} else := {"steady": 0}

_pods(group_kind, body, spec) := {
	"written": _number_at(spec, "replicas", 1),
	"steady": _replicas(group_kind, body, spec),
} if {
	group_kind in {"ReplicationController", "apps/ReplicaSet", "apps/StatefulSet"}
}

# Taints of nodes keep such pods away, unless they tolerate them.
_pods("apps/DaemonSet", body, spec) := {"steady": steady, "surge": _surge_of_daemons(spec, steady)} if {
	inventory.complete("Node", "")
	pod := value.object_at(value.object_at(spec, "template"), "spec")
	steady := count([name |
		some name, known in node.selected(pod)
		_is_let_in(pod, known)
	])
	is_object(body)
}

_pods(group_kind, _, _) := {"steady": 0} if not group_kind in _makers

_makers := {
	"Pod",
	"ReplicationController",
	"apps/DaemonSet",
	"apps/Deployment",
	"apps/ReplicaSet",
	"apps/StatefulSet",
	"batch/CronJob",
	"batch/Job",
}

_is_let_in(pod, known) if {
	every taint in [taint |
		some taint in known.spec.taints
		taint.effect in {"NoSchedule", "NoExecute"}
		not taint.key in _tolerated_by_daemons
	] {
		some toleration in pod.tolerations
		_tolerates(toleration, taint)
	}
}

# The controller adds these tolerations itself.
_tolerated_by_daemons := {
	"node.kubernetes.io/disk-pressure",
	"node.kubernetes.io/memory-pressure",
	"node.kubernetes.io/network-unavailable",
	"node.kubernetes.io/not-ready",
	"node.kubernetes.io/pid-pressure",
	"node.kubernetes.io/unreachable",
	"node.kubernetes.io/unschedulable",
}

_tolerates(toleration, taint) if {
	value.string_at(toleration, "effect") in {"", taint.effect}
	value.string_at(toleration, "key") in {"", taint.key}
	_has_value(toleration, taint)
}

_has_value(toleration, _) if toleration.operator == "Exists"

_has_value(toleration, taint) if {
	toleration.key == taint.key
	value.string_at(toleration, "operator") in {"", "Equal"}
	value.string_at(toleration, "value") == value.string_at(taint, "value")
}

_replicas(group_kind, body, spec) := max(array.concat(
	[_number_at(spec, "replicas", 1)],
	[_number_at(value.object_at(scaler, "spec"), "maxReplicas", 1) |
		some scaler in inventory.objects("autoscaling/HorizontalPodAutoscaler", namespace_of(body))
		target := value.object_at(value.object_at(scaler, "spec"), "scaleTargetRef")
		kind_of(target) == group_kind
		target.name == body.metadata.name
	],
))

# METADATA
# description: The kind of an object, or of a reference that has apiVersion and kind, as in kube.group_kind.
kind_of(body) := body.kind if {
	not contains(value.string_at(body, "apiVersion"), "/")
} else := concat("/", [split(body.apiVersion, "/")[0], body.kind])

# What is suspended or has ended makes none, and no more run at once than are to complete.
_parallel(body, spec) := 0 if {
	_is_still(body, spec)
} else := min([_number_at(spec, "parallelism", 1), _number_at(spec, "completions", 1)]) if {
	is_number(spec.completions)
} else := _number_at(spec, "parallelism", 1)

_is_still(_, spec) if spec.suspend == true

_is_still(job, _) if {
	some condition in job.status.conditions
	condition.type in {"Complete", "Failed"}
	condition.status == "True"
}

_surge(spec, steady) := 0 if {
	value.string_at(value.object_at(spec, "strategy"), "type") == "Recreate"
} else := _share(_given_surge(value.object_at(spec, "strategy"), "25%"), steady)

_surge_of_daemons(spec, steady) := 0 if {
	value.string_at(value.object_at(spec, "updateStrategy"), "type") == "OnDelete"
} else := _share(_given_surge(value.object_at(spec, "updateStrategy"), 0), steady)

_given_surge(strategy, absent) := strategy.rollingUpdate.maxSurge if {
	value.is_set(value.object_at(strategy, "rollingUpdate"), "maxSurge")
} else := absent

_share(surge, steady) := surge if {
	is_number(surge)
} else := ceil((to_number(trim_suffix(surge, "%")) * steady) / 100) if {
	regex.match(`^[0-9]+%$`, surge)
} else := ceil((25 * steady) / 100)

_number_at(parent, key, absent) := parent[key] if {
	is_number(parent[key])
} else := absent
