# METADATA
# scope: package
# title: Questions about quotas
# description: >-
#   What evaluator/quota asks, over the inventory. Input holds the questions of one call;
#   answers come in their order. Amounts are given in the notation of Kubernetes.
package reeve.questions.quota

import data.reeve.lib.amounts
import data.reeve.lib.charge
import data.reeve.lib.defaulted
import data.reeve.lib.demand
import data.reeve.lib.inventory
import data.reeve.lib.limited
import data.reeve.lib.limitrange
import data.reeve.lib.quota
import data.reeve.lib.spending
import data.reeve.lib.value

# METADATA
# description: >-
#   Whether each object would be admitted by the LimitRanges and quotas of its namespace, as
#   a new one or, where it has an old one, as its update.
admit := [_admit(question, demand.kind_of(question.object), demand.namespace_of(question.object)) |
	some question in input.admit
]

# METADATA
# description: >-
#   Of each namespace the quotas, with what they limit, what is used, and what objects would
#   add that are yet to be made, their pods and claims included; what updates and second runs
#   add to that for a time, what is left then, and what nobody knows.
capacity := [_accounts(question.namespace, question.objects) | some question in input.capacity]

_accounts(namespace, objects) := [object.union(_account(count_of), {
	"passing": amounts.written(passing),
	"least": amounts.written({name: (left - object.get(passing, name, 0)) |
		some name, left in _left(count_of)
	}),
	"doubts": doubts,
}) |
	parts := [part |
		some body in objects
		some part in demand.parts(demand.kind_of(body), body)
	]
	doubts := _doubts(objects)
	some known in quota.in_namespace(namespace)
	hard := quota.hard(known)
	selected := [part | some part in parts; quota.selects(known, part[0], part[1])]
	passing := object.filter(amounts.total([part[3] | some part in selected]), object.keys(hard))
	count_of := {
		"name": known.metadata.name,
		"hard": hard,
		"used": spending.used(known, namespace),
		"added": object.filter(amounts.total([part[2] | some part in selected]), object.keys(hard)),
	}
]

# What makes pods of which only the inventory could tell how many.
_doubts(objects) := [sprintf("how many pods %s %q makes, since not all nodes are known", [body.kind, body.metadata.name]) |
	some body in objects
	not demand.pods(demand.kind_of(body), body)
]

_admit(question, group_kind, namespace) := {
	"refusals": array.concat(
		_by_limit_ranges(question, group_kind, body, limitrange.in_namespace(namespace)),
		_by_quotas(counting, group_kind, body),
	),
	"charge": amounts.written(added),
	"quotas": [_account(object.union(count_of, {"name": name})) | some name, count_of in counting],
	"patch": _patch(question, group_kind, body),
	"missing": _missing(group_kind, body, namespace),
} if {
	body := _as_admitted(question, group_kind, namespace)
	added := _added(question, group_kind, body)
	counting := _counting(question, group_kind, body, added)
}

# LimitRanges give defaults to new pods, and to those that change what they ask for.
_as_admitted(question, "Pod", namespace) := object.union(question.object, {"spec": spec}) if {
	question.old
	not _is_resized(question)
	spec := defaulted.under(value.object_at(question.object, "spec"), [])
	is_string(namespace)
} else := spending.as_admitted("Pod", question.object, namespace)

_as_admitted(question, group_kind, namespace) := spending.as_admitted(group_kind, question.object, namespace) if {
	group_kind != "Pod"
}

# A quota that did not select the old object counts all of the new one.
_counting(question, group_kind, body, added) := {name: object.union(count_of, {"added": object.filter(charged, object.keys(count_of.hard))}) |
	_is_counted(question, group_kind)
	some name, count_of in spending.counting(demand.namespace_of(body), group_kind, body, added)
	charged := _charged(question, group_kind, body, added, count_of.quota)
}

_charged(question, group_kind, body, added, known) := charge.of(group_kind, body) if {
	question.old
	not quota.selects(known, group_kind, question.old)
} else := added

# What an update of a pod does not change is neither its number nor, but by a resize, what
# it asks for, and of most kinds only the number counts. A deadline changes its scope.
_is_counted(question, _) if not question.old

_is_counted(_, group_kind) if group_kind in {"PersistentVolumeClaim", "Service", "resource.k8s.io/ResourceClaim"}

_is_counted(question, "Pod") if _is_resized(question)

_is_counted(question, "Pod") if _has_deadline(question.object) != _has_deadline(question.old)

_has_deadline(pod) if {
	pod.spec.activeDeadlineSeconds >= 0
} else := false

_is_resized(question) if _resources(question.object) != _resources(question.old)

_resources(pod) := [value.object_at(holder, "resources") |
	some holder in array.concat(
		[value.object_at(pod, "spec")],
		[container |
			some list in ["initContainers", "containers"]
			some container in pod.spec[list]
		],
	)
]

_by_limit_ranges(question, "Pod", body, ranges) := [_by_limit_range(refusal) |
	_is_judged(question)
	some refusal in limited.pod(ranges, value.object_at(body, "spec"), ["spec"])
]

_by_limit_ranges(_, "PersistentVolumeClaim", body, ranges) := [_by_limit_range(refusal) |
	some refusal in limited.claim(ranges, value.object_at(body, "spec"), ["spec"])
]

_by_limit_ranges(_, group_kind, _, _) := [] if not group_kind in {"PersistentVolumeClaim", "Pod"}

_is_judged(question) if not question.old

_is_judged(question) if _is_resized(question)

_by_limit_range(refusal) := object.union(refusal.subject, {
	"msg": refusal.msg,
	"path": refusal.path,
	"by": {"kind": "LimitRange", "name": refusal.range},
	"by_path": refusal.range_path,
})

_by_quotas(counting, group_kind, body) := [object.union(reason.subject, {
	"msg": reason.msg,
	"path": reason.path,
	"by": {"kind": "ResourceQuota", "name": name},
	"by_path": _hard_path(count_of.quota, reason.key),
}) |
	some name, count_of in counting
	some reason in spending.refusals(count_of, group_kind, body)
]

_hard_path(known, key) := ["spec", "hard", key] if {
	key in object.keys(object.get(known, ["spec", "hard"], {}))
} else := ["status", "hard", key]

# On an update only what it adds counts, and that of most objects not at all. Of a pod all
# counts anew once it gets a deadline or loses it.
_added(question, group_kind, body) := charge.of(group_kind, body) if {
	not question.old
} else := {name: max([0, amount - object.get(before, name, 0)]) |
	some name, amount in charge.of(group_kind, body)
} if {
	_is_counted(question, group_kind)
	before := charge.of(group_kind, _stored(group_kind, question.old))
} else := {}

# An old pod has what it was given on creation, whatever LimitRanges say by now.
_stored("Pod", pod) := object.union(pod, {"spec": defaulted.under(value.object_at(pod, "spec"), [])})

_stored(group_kind, body) := spending.as_admitted(group_kind, body, "") if group_kind != "Pod"

_account(count_of) := {
	"name": count_of.name,
	"hard": amounts.written(count_of.hard),
	"used": amounts.written(count_of.used),
	"added": amounts.written(count_of.added),
	"left": amounts.written(_left(count_of)),
}

# What would be left; below zero where the object does not fit.
_left(count_of) := {name: left |
	some name, amount in count_of.hard
	left := (amount - object.get(count_of.used, name, 0)) - object.get(count_of.added, name, 0)
}

_patch(question, "Pod", body) := [{"op": "add", "path": path, "value": wanted} |
	some path in _defaulted_paths(body)
	wanted := object.get(body, path, null)
	_says_something(wanted)
	wanted != object.get(question.object, path, null)
]

_patch(_, group_kind, _) := [] if group_kind != "Pod"

_says_something(text) if is_string(text)

_says_something(lists) if {
	some list in lists
	list != {}
}

_defaulted_paths(body) := array.concat(
	[["spec", "overhead"], ["spec", "priorityClassName"], ["spec", "resources"]],
	[["spec", list, index, "resources"] |
		some list in ["initContainers", "containers"]
		some index, _ in body.spec[list]
	],
)

_missing(group_kind, body, namespace) := [kind |
	some kind, place in {"LimitRange": namespace, "ResourceQuota": namespace, "node.k8s.io/RuntimeClass": "", "storage.k8s.io/StorageClass": ""}
	_matters(kind, group_kind, body)
	not inventory.complete(kind, place)
]

_matters("ResourceQuota", _, _)

_matters("LimitRange", group_kind, _) if group_kind in {"PersistentVolumeClaim", "Pod"}

_matters("storage.k8s.io/StorageClass", "PersistentVolumeClaim", claim) if spending.leaves_class_open(claim)

_matters("node.k8s.io/RuntimeClass", "Pod", pod) if {
	name := value.string_at(value.object_at(pod, "spec"), "runtimeClassName")
	name != ""
	inventory.existence("node.k8s.io/RuntimeClass", "", name) != "yes"
}
