# METADATA
# scope: package
# title: LimitRanges that contradict each other
# description: >-
#   A namespace may have several LimitRanges, and all of them hold. Of two defaults the one
#   counts that the API server happens to list first. And what one gives by default, or asks
#   for at least, another may refuse.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [LimitRange]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Keep one LimitRange in the namespace, or let only one of them have defaults.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["limit-range-conflict"]

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.limitrange
import data.reeve.lib.quantity

violation contains {
	"msg": sprintf("%s of %s for %s, %s, %s of the LimitRange %q, %s", [
		fault.field,
		fault.name,
		item.label,
		quantity.text(fault.name, fault.amount),
		fault.relation,
		name,
		quantity.text(fault.name, fault.other),
	]),
	"path": array.concat(item.path, [fault.field, fault.name]),
} if {
	some name, items in limitrange.others
	some other in items
	some item in limitrange.judged
	item.type == other.type
	some fault in array.concat(_differences(item, other), _breaches(item.own, other.own))
}

violation contains {
	"msg": sprintf("defaults of %s are beyond the ratio of %s in the LimitRange %q", [resource, quantity.text("", ratio), name]),
	"path": array.concat(item.path, ["default", resource]),
} if {
	some name, items in limitrange.others
	some other in items
	some item in limitrange.judged
	item.type == "Container"
	other.type == "Container"
	some resource, ratio in other.own.maxLimitRequestRatio
	quantity.exceeds(item.filled.default[resource], ratio, item.filled.defaultRequest[resource])
}

unknown contains {
	"msg": sprintf("whether other LimitRanges of namespace %q agree", [kube.namespace]),
	"needs": ["LimitRange"],
} if {
	kube.group_kind == "LimitRange"
	not inventory.complete("LimitRange", kube.namespace)
}

_differences(item, other) := [fault |
	some field in ["default", "defaultRequest"]
	some name, amount in item.filled[field]
	amount != other.filled[field][name]
	fault := {"field": field, "name": name, "amount": amount, "relation": sprintf("is not the %s", [field]), "other": other.filled[field][name]}
]

_breaches(own, other) := array.concat(
	[{"field": field, "name": name, "amount": amount, "relation": sprintf("is above the %s", [bound]), "other": other[bound][name]} |
		some [field, bound] in _no_more
		some name, amount in own[field]
		amount > other[bound][name]
	],
	[{"field": field, "name": name, "amount": amount, "relation": sprintf("is below the %s", [bound]), "other": other[bound][name]} |
		some [bound, field] in _no_more
		some name, amount in own[field]
		amount < other[bound][name]
	],
)

# The first may be no more than the second.
_no_more := [
	["min", "max"],
	["min", "default"],
	["min", "defaultRequest"],
	["default", "max"],
	["defaultRequest", "max"],
]
