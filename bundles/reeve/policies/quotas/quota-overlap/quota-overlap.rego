# METADATA
# scope: package
# title: ResourceQuota beside a tighter one
# description: >-
#   Of several quotas for the same objects the tightest counts. A limit that another one
#   undercuts says something that does not hold, and who raises it wonders why nothing changes.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   severity: info
#   action: audit
#   match: {kinds: [ResourceQuota]}
#   requires: [inventory]
#   controls: []
#   peers: []
#   remediation: Limit each resource in one quota.
#   profiles: []
#   since: v0.1.0
package reeve.policies.quotas["quota-overlap"]

import data.reeve.lib.ceiling
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.quantity
import data.reeve.lib.quota

violation contains {
	"msg": sprintf("limit of %s is %s, and in the quota %q %s", [
		key,
		quantity.text(key, bound),
		name,
		quantity.text(key, other),
	]),
	"path": ["spec", "hard", key],
} if {
	some name, known in ceiling.others
	some other_key, other in ceiling.written(known)
	some key, bound in ceiling.hard
	ceiling.name_of(key) == ceiling.name_of(other_key)
	other < bound
	not _is_apart(ceiling.scopes, quota.scopes(known))
}

unknown contains {
	"msg": sprintf("which other quotas namespace %q has", [kube.namespace]),
	"needs": ["ResourceQuota"],
} if {
	kube.group_kind == "ResourceQuota"
	not inventory.complete("ResourceQuota", kube.namespace)
}

# Whether no object can be in the scopes of both.
_is_apart(scopes, others) if {
	some one in scopes
	some other in others
	[one.scopeName, other.scopeName] in _exclusive
}

_is_apart(scopes, others) if {
	some one in scopes
	some other in others
	one.scopeName == other.scopeName
	[one.operator, other.operator] in [["Exists", "DoesNotExist"], ["DoesNotExist", "Exists"], ["In", "DoesNotExist"], ["DoesNotExist", "In"]]
}

_is_apart(scopes, others) if {
	some one in scopes
	some other in others
	one.scopeName == other.scopeName
	_have_no_class_in_common(one, other)
}

_have_no_class_in_common(one, other) if {
	one.operator == "In"
	other.operator == "In"
	count({name | some name in one.values} & {name | some name in other.values}) == 0
}

_have_no_class_in_common(one, other) if {
	{one.operator, other.operator} == {"In", "NotIn"}
	some [chosen, excluded] in [[one, other], [other, one]]
	chosen.operator == "In"
	every name in chosen.values {
		name in excluded.values
	}
}

_exclusive := [
	["BestEffort", "NotBestEffort"],
	["NotBestEffort", "BestEffort"],
	["Terminating", "NotTerminating"],
	["NotTerminating", "Terminating"],
]
