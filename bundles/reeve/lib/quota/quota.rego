# METADATA
# scope: package
# title: ResourceQuotas
# description: >-
#   The quotas of a namespace: what they limit, what of it is used, and which objects their
#   scopes select. Kinds are as in kube.group_kind, and a pod is one with its defaults.
package reeve.lib.quota

import data.reeve.lib.amounts
import data.reeve.lib.inventory
import data.reeve.lib.selector
import data.reeve.lib.usage
import data.reeve.lib.value

# METADATA
# description: The known quotas of a namespace, in the order of their names.
in_namespace(namespace) := [known | some known in inventory.objects("ResourceQuota", namespace)]

# METADATA
# description: >-
#   What a quota limits: what its status says, which is what counts, or where it has none
#   yet, its spec.
hard(quota) := amounts.of(quota.status, "hard") if {
	count(value.object_at(value.object_at(quota, "status"), "hard")) > 0
} else := amounts.of(value.object_at(quota, "spec"), "hard")

# METADATA
# description: What is used, as its status says; undefined where that says nothing.
used(quota) := amounts.of(quota.status, "used") if {
	count(value.object_at(value.object_at(quota, "status"), "hard")) > 0
}

# METADATA
# description: >-
#   The scopes of a quota, from both places that it can have them in, as requirements with
#   scopeName, operator and values.
scopes(quota) := array.concat(
	[{"scopeName": name, "operator": "Exists"} | some name in quota.spec.scopes],
	[requirement | some requirement in quota.spec.scopeSelector.matchExpressions],
)

# METADATA
# description: >-
#   Whether all scopes of a quota select the object. Only pods and, by their
#   VolumeAttributesClass, claims are in any scope.
selects(quota, group_kind, object) if {
	every requirement in scopes(quota) {
		_in_scope(requirement.scopeName, requirement, group_kind, object)
	}
}

# METADATA
# description: >-
#   Which resources of a quota every container of a pod must have, in the words of quotas and
#   by side and name. A pod with resources of its own is free of this.
demanded(hard) := {key: pair | some key, pair in _demands; hard[key]}

_demands := {
	"cpu": ["requests", "cpu"],
	"memory": ["requests", "memory"],
	"requests.cpu": ["requests", "cpu"],
	"requests.memory": ["requests", "memory"],
	"limits.cpu": ["limits", "cpu"],
	"limits.memory": ["limits", "memory"],
}

_in_scope("Terminating", _, "Pod", pod) if _terminates(pod)

_in_scope("NotTerminating", _, "Pod", pod) if not _terminates(pod)

_in_scope("BestEffort", _, "Pod", pod) if usage.quality(pod.spec) == "BestEffort"

_in_scope("NotBestEffort", _, "Pod", pod) if usage.quality(pod.spec) != "BestEffort"

_in_scope("PriorityClass", requirement, "Pod", pod) if {
	_matches(requirement, {value.string_at(pod.spec, "priorityClassName")} - {""})
}

_in_scope("CrossNamespacePodAffinity", _, "Pod", pod) if {
	some side in ["podAffinity", "podAntiAffinity"]
	some term in _terms(value.object_at(value.object_at(pod.spec, "affinity"), side))
	_crosses(term)
}

_in_scope("VolumeAttributesClass", requirement, "PersistentVolumeClaim", claim) if {
	status := value.object_at(claim, "status")
	_matches(requirement, {
		value.string_at(value.object_at(claim, "spec"), "volumeAttributesClassName"),
		value.string_at(status, "currentVolumeAttributesClassName"),
		value.string_at(value.object_at(status, "modifyVolumeStatus"), "targetVolumeAttributesClassName"),
	} - {""})
}

_terminates(pod) if pod.spec.activeDeadlineSeconds >= 0

# A selector over the one label that an object has for each name.
_matches(requirement, names) if {
	some labels in _labels(names)
	selector.matches(
		{"matchExpressions": [object.union(requirement, {"key": "name"})]},
		labels,
	)
}

_labels(names) := [{}] if {
	count(names) == 0
} else := [{"name": name} | some name in names]

_terms(affinity) := array.concat(
	[term | some term in affinity.requiredDuringSchedulingIgnoredDuringExecution],
	[weighted.podAffinityTerm | some weighted in affinity.preferredDuringSchedulingIgnoredDuringExecution],
)

_crosses(term) if term.namespaces[0]

_crosses(term) if value.is_set(term, "namespaceSelector")
