# METADATA
# scope: package
# title: What quotas refuse
# description: >-
#   Whether what an object adds fits what is left of the quotas of its namespace, as the API
#   server decides it. Kinds are as in kube.group_kind, and a pod is one with its defaults.
package reeve.lib.spending

import data.reeve.lib.amounts
import data.reeve.lib.charge
import data.reeve.lib.counted
import data.reeve.lib.defaulted
import data.reeve.lib.inventory
import data.reeve.lib.quantity
import data.reeve.lib.quota
import data.reeve.lib.usage
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   The quotas of a namespace that count the object, by name, each with hard, used, and what
#   of the charge it limits under added.
counting(namespace, group_kind, body, added) := {known.metadata.name: {
	"quota": known,
	"hard": hard,
	"used": used(known, namespace),
	"added": object.filter(added, object.keys(hard)),
} |
	some known in quota.in_namespace(namespace)
	hard := quota.hard(known)
	some name, _ in hard
	counted.covers(group_kind, name)
	quota.selects(known, group_kind, body)
}

# METADATA
# description: >-
#   What is used of a quota: what its status says, and where it has none yet, what the known
#   objects of its namespace add up to.
used(known, namespace) := quota.used(known) if {
	quota.used(known)
} else := object.union({name: 0 | some name, _ in hard}, object.filter(sum_of, object.keys(hard))) if {
	hard := quota.hard(known)
	sum_of := amounts.total([charge.of(group_kind, body) |
		some group_kind in counted.kinds(hard)
		some raw in inventory.objects(group_kind, namespace)
		body := as_admitted(group_kind, raw, namespace)
		quota.selects(known, group_kind, body)
	])
}

# METADATA
# description: >-
#   The object as quotas see it: a pod with its defaults, a claim with its class, which is
#   that of the default StorageClass where it names none and the inventory knows only one,
#   and else as it is.
as_admitted("Pod", body, namespace) := object.union(body, {"spec": spec}) if {
	spec := defaulted.spec(value.object_at(body, "spec"), namespace)
}

as_admitted("PersistentVolumeClaim", claim, _) := object.union(claim, {"spec": {"storageClassName": defaults[0]}}) if {
	leaves_class_open(claim)
	defaults := [name |
		some name, known in inventory.objects("storage.k8s.io/StorageClass", "")
		known.metadata.annotations["storageclass.kubernetes.io/is-default-class"] == "true"
	]
	count(defaults) == 1
} else := claim

as_admitted(group_kind, body, _) := body if not group_kind in {"PersistentVolumeClaim", "Pod"}

# METADATA
# description: Whether a claim leaves its class to the default one, which an empty name does not.
leaves_class_open(claim) if {
	charge.storage_class(claim) == ""
	not value.is_set(value.object_at(claim, "spec"), "storageClassName")
}

# METADATA
# description: >-
#   Why a quota, as counting gives it, refuses the object, which is nothing where it fits:
#   each reason with a message, the name in hard and the path in the object.
refusals(count_of, group_kind, body) := array.concat(
	undeclared(count_of.hard, group_kind, value.object_at(body, "spec")),
	[{"msg": msg, "key": name, "path": [], "subject": {}} |
		some name, _ in count_of.hard
		msg := _fault(count_of, group_kind, name)
	],
)

_fault(count_of, group_kind, name) := sprintf("how much %s is used is not known yet", [name]) if {
	counted.covers(group_kind, name)
	not name in object.keys(count_of.used)
} else := sprintf("adds %s of %s to %s in use, above the limit of %s", [
	quantity.text(name, count_of.added[name]),
	name,
	quantity.text(name, object.get(count_of.used, name, 0)),
	quantity.text(name, count_of.hard[name]),
]) if {
	count_of.added[name] > 0
	object.get(count_of.used, name, 0) + count_of.added[name] > count_of.hard[name]
}

# METADATA
# description: >-
#   The containers of a pod with its defaults that lack what a quota with such hard limits
#   demands of each, as in refusals.
undeclared(hard, "Pod", spec) := [reason |
	not usage.has_pod_level(spec)
	some list in ["initContainers", "containers"]
	some index, raw in spec[list]
	container := {"list": list, "name": value.string_at(raw, "name")}
	some key, [side, name] in quota.demanded(hard)
	not name in object.keys(value.object_at(value.object_at(raw, "resources"), side))
	reason := {
		"msg": sprintf("%s has no %s %s", [workload.label(container), name, trim_suffix(side, "s")]),
		"key": key,
		"path": ["spec", list, index, "resources", side, name],
		"subject": {"container": container.name},
	}
]

undeclared(_, group_kind, _) := [] if group_kind != "Pod"
