# METADATA
# scope: package
# title: Questions about quotas
# description: >-
#   What evaluator/quota asks, over the inventory. Input holds the questions of one call;
#   answers come in their order. Amounts are given in the notation of Kubernetes.
package reeve.questions.quota

import data.reeve.lib.amounts
import data.reeve.lib.charge
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
admit := [_admit(question, _kind(question.object), demand.namespace_of(question.object)) |
	some question in input.admit
]

# METADATA
# description: >-
#   Of each namespace the quotas, with what they limit, what is used, and what objects would
#   add that are yet to be made, their pods and claims included.
capacity := [_accounts(question.namespace, question.objects) | some question in input.capacity]

_accounts(namespace, objects) := [_account({
	"name": known.metadata.name,
	"hard": hard,
	"used": spending.used(known, namespace),
	"added": object.filter(_asked(known, objects), object.keys(hard)),
}) |
	some known in quota.in_namespace(namespace)
	hard := quota.hard(known)
]

_admit(question, group_kind, namespace) := {
	"refusals": array.concat(
		_by_limit_ranges(question, group_kind, body, limitrange.in_namespace(namespace)),
		_by_quotas(counting, group_kind, body),
	),
	"charge": amounts.written(added),
	"quotas": [_account(object.union(count_of, {"name": name})) | some name, count_of in counting],
	"patch": _patch(group_kind, question.object, body),
	"missing": _missing(group_kind, body, namespace),
} if {
	body := spending.as_admitted(group_kind, question.object, namespace)
	added := _added(question, group_kind, body)
	counting := spending.counting(namespace, group_kind, body, added)
}

_by_limit_ranges(question, "Pod", body, ranges) := [_by_limit_range(refusal) |
	not question.old
	some refusal in limited.pod(ranges, value.object_at(body, "spec"), ["spec"])
]

_by_limit_ranges(_, "PersistentVolumeClaim", body, ranges) := [_by_limit_range(refusal) |
	some refusal in limited.claim(ranges, value.object_at(body, "spec"), ["spec"])
]

_by_limit_ranges(_, group_kind, _, _) := [] if not group_kind in {"PersistentVolumeClaim", "Pod"}

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

# On an update only what it adds counts, and that of pods and most other objects not at all.
_added(question, group_kind, body) := charge.of(group_kind, body) if {
	not question.old
} else := {name: max([0, amount - object.get(before, name, 0)]) |
	some name, amount in charge.of(group_kind, body)
} if {
	group_kind in {"PersistentVolumeClaim", "Service", "resource.k8s.io/ResourceClaim"}
	before := charge.of(group_kind, question.old)
} else := {}

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

_patch("Pod", given, body) := [{"op": "add", "path": path, "value": wanted} |
	some path in _defaulted_paths(body)
	wanted := object.get(body, path, null)
	wanted != null
	count(wanted) > 0
	wanted != object.get(given, path, null)
]

_patch(group_kind, _, _) := [] if group_kind != "Pod"

_defaulted_paths(body) := array.concat(
	[["spec", "overhead"], ["spec", "priorityClassName"], ["spec", "resources"]],
	[["spec", list, index, "resources"] |
		some list in ["initContainers", "containers"]
		some index, _ in body.spec[list]
	],
)

_missing(group_kind, body, namespace) := [kind |
	some kind, place in {"LimitRange": namespace, "ResourceQuota": namespace, "node.k8s.io/RuntimeClass": ""}
	_matters(kind, group_kind, body)
	not inventory.complete(kind, place)
]

_matters("ResourceQuota", _, _)

_matters("LimitRange", group_kind, _) if group_kind in {"PersistentVolumeClaim", "Pod"}

_matters("node.k8s.io/RuntimeClass", "Pod", pod) if {
	name := value.string_at(value.object_at(pod, "spec"), "runtimeClassName")
	name != ""
	inventory.existence("node.k8s.io/RuntimeClass", "", name) != "yes"
}

_asked(known, objects) := amounts.total([added |
	some body in objects
	group_kind := _kind(body)
	some [kind, part, added] in demand.parts(group_kind, body)
	quota.selects(known, kind, part)
])

_kind(body) := body.kind if {
	not contains(body.apiVersion, "/")
} else := concat("/", [split(body.apiVersion, "/")[0], body.kind])
