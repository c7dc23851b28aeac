# METADATA
# scope: package
# title: LimitRange whose bounds contradict each other
# description: >-
#   Nothing is at the same time above a minimum and below a maximum that is less, and a
#   default that is out of bounds, or above the limit it comes with, makes every object
#   invalid that takes it. The API server refuses such a LimitRange.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   severity: high
#   action: deny
#   match: {kinds: [LimitRange]}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Order the values, min by defaultRequest by default by max.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["limit-range-min-max"]

import data.reeve.lib.limitrange
import data.reeve.lib.quantity

violation contains {
	"msg": sprintf("%s of %s for %s, %s, is above the %s of %s", [
		lower,
		name,
		item.label,
		quantity.text(name, least),
		higher,
		quantity.text(name, most),
	]),
	"path": array.concat(item.path, [lower, name]),
} if {
	some item in limitrange.judged
	some [lower, higher] in _order
	some name, least in item.own[lower]
	most := item.own[higher][name]
	least > most
}

# What the API server fills in is one of the others, so that nothing is said twice.
_order := [
	["min", "defaultRequest"],
	["min", "default"],
	["min", "max"],
	["defaultRequest", "default"],
	["defaultRequest", "max"],
	["default", "max"],
]
