# METADATA
# scope: package
# title: LimitRange with a ratio that nothing keeps to
# description: >-
#   A maxLimitRequestRatio is compared with the limit and the request of every container.
#   Where the defaults of the same LimitRange exceed it, or are missing or zero, all
#   containers that rely on them are refused. Below 1, or above what min and max leave,
#   the API server refuses the ratio itself.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [LimitRange]}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Change the ratio, or set default and defaultRequest so that they keep to it.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["limit-range-ratio"]

import data.reeve.lib.limitrange
import data.reeve.lib.quantity

violation contains {
	"msg": sprintf("ratio of %s for %s, %s, %s", [name, item.label, quantity.text("", ratio), fault]),
	"path": array.concat(item.path, ["maxLimitRequestRatio", name]),
} if {
	some item in limitrange.judged
	some name, ratio in item.own.maxLimitRequestRatio
	fault := _fault(item, name, ratio)
}

_fault(item, name, ratio) := "is below 1" if {
	ratio < 1000000000
} else := sprintf("is above what the max of %s is to the min of %s", [_written(name, most), _written(name, least)]) if {
	most := item.own.max[name]
	least := item.own.min[name]
	ratio * least > most * 1000000000
} else := sprintf("comes without a %s, so that containers must set both", [missing]) if {
	item.type == "Container"
	missing := [field | some field in ["default", "defaultRequest"]; not item.filled[field][name]][0]
} else := "comes with a defaultRequest of zero, which exceeds any ratio" if {
	item.type == "Container"
	item.filled.defaultRequest[name] == 0
} else := sprintf("is less than the default of %s is to the defaultRequest of %s", [_written(name, limit), _written(name, request)]) if {
	item.type == "Container"
	limit := item.filled.default[name]
	request := item.filled.defaultRequest[name]
	quantity.exceeds(limit, ratio, request)
}

_written(name, amount) := quantity.text(name, amount)
