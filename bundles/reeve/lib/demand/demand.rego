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
import data.reeve.lib.spending
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   The number of pods: steady is how many run, surge how many more an update adds, and
#   overlapping whether runs may pile up, which nothing bounds. An autoscaler that the
#   inventory knows may go to its maximum. Undefined where only the nodes could tell.
pods(group_kind, body) := object.union(
	{"steady": 0, "surge": 0, "overlapping": false},
	_pods(group_kind, body, value.object_at(body, "spec")),
)

# METADATA
# description: >-
#   What the object, its pods and its claims add: the kind of each part, the part as quotas
#   see it, and what all of them together add, without the surge of an update.
parts(group_kind, body) := array.concat(
	[[group_kind, admitted, charge.of(group_kind, admitted)] |
		admitted := spending.as_admitted(group_kind, body, namespace_of(body))
	],
	array.concat(
		[["Pod", pod, amounts.times(charge.of("Pod", pod), _steady(group_kind, body))] |
			pod := {"spec": pod_spec(group_kind, body)}
		],
		[[kind, claim, amounts.times(charge.of(kind, claim), _steady(group_kind, body))] |
			group_kind == "apps/StatefulSet"
			kind := "PersistentVolumeClaim"
			some claim in value.object_at(body, "spec").volumeClaimTemplates
		],
	),
)

# METADATA
# description: The defaulted spec of the pods that the object makes; undefined for a pod itself and for what makes none.
pod_spec(group_kind, body) := defaulted.spec(given, namespace_of(body)) if {
	group_kind != "Pod"
	given := object.get(body, array.concat(workload.template_paths[group_kind], ["spec"]), null)
	is_object(given)
}

# METADATA
# description: The namespace that an object is in.
namespace_of(body) := body.metadata.namespace if {
	value.string_at(value.object_at(body, "metadata"), "namespace") != ""
} else := "default"

_steady(group_kind, body) := pods(group_kind, body).steady if {
	pods(group_kind, body)
} else := 0

_pods("Pod", _, _) := {"steady": 1}

_pods("apps/Deployment", body, spec) := {"steady": steady, "surge": _surge(spec, steady)} if {
	steady := _replicas("apps/Deployment", body, spec)
}

_pods("batch/Job", _, spec) := {"steady": _parallel(spec)}

_pods("batch/CronJob", _, spec) := {
	"steady": _parallel(object.get(spec, ["jobTemplate", "spec"], {})),
	"overlapping": value.string_at(spec, "concurrencyPolicy") in {"", "Allow"},
}

_pods(group_kind, body, spec) := {"steady": _replicas(group_kind, body, spec)} if {
	group_kind in {"ReplicationController", "apps/ReplicaSet", "apps/StatefulSet"}
}

_pods(group_kind, _, _) := {} if {
	not group_kind in _makers
	not group_kind in {"apps/DaemonSet", "extensions/DaemonSet"}
}

_makers := {"Pod", "ReplicationController", "apps/Deployment", "apps/ReplicaSet", "apps/StatefulSet", "batch/CronJob", "batch/Job"}

_replicas(group_kind, body, spec) := max(array.concat(
	[_number_at(spec, "replicas", 1)],
	[_number_at(value.object_at(scaler, "spec"), "maxReplicas", 1) |
		some scaler in inventory.objects("autoscaling/HorizontalPodAutoscaler", namespace_of(body))
		target := value.object_at(value.object_at(scaler, "spec"), "scaleTargetRef")
		_kind(target) == group_kind
		target.name == body.metadata.name
	],
))

_kind(target) := target.kind if {
	not contains(value.string_at(target, "apiVersion"), "/")
} else := concat("/", [split(target.apiVersion, "/")[0], target.kind])

# What is suspended makes none, and no more run at once than are to complete.
_parallel(spec) := 0 if {
	spec.suspend == true
} else := min([_number_at(spec, "parallelism", 1), _number_at(spec, "completions", 1)]) if {
	is_number(spec.completions)
} else := _number_at(spec, "parallelism", 1)

_surge(spec, steady) := 0 if {
	value.string_at(value.object_at(spec, "strategy"), "type") == "Recreate"
} else := _share(object.get(spec, ["strategy", "rollingUpdate", "maxSurge"], "25%"), steady)

_share(surge, steady) := surge if {
	is_number(surge)
} else := ceil((to_number(trim_suffix(surge, "%")) * steady) / 100) if {
	regex.match(`^[0-9]+%$`, surge)
} else := ceil((25 * steady) / 100)

_number_at(parent, key, absent) := parent[key] if {
	is_number(parent[key])
} else := absent
