# METADATA
# scope: package
# title: LimitRange whose bounds for pods and containers do not fit
# description: >-
#   What a pod is bounded by is compared with the sum of its containers. Defaults of one
#   container that are more than a whole pod may have refuse every pod that relies on them,
#   and a bound for pods on what containers get no default of refuses all that set nothing.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [LimitRange]}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Raise the bound for pods, lower that for containers, or add a default for these.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["limit-range-pod-vs-container"]

import data.reeve.lib.limitrange
import data.reeve.lib.quantity

violation contains object.union(fault.urgency, {
	"msg": sprintf("%s of %s for containers, %s, is above the max of %s for pods", [
		fault.field,
		name,
		quantity.text(name, fault.amount),
		quantity.text(name, most),
	]),
	"path": _place(container, fault.field, pod, "max", name),
}) if {
	some [pod, container] in _pairs
	some name, most in pod.own.max
	some fault in _too_much(container, name, most)
}

violation contains {
	"msg": sprintf("max of %s for containers, %s, is below the min of %s for pods", [
		name,
		quantity.text(name, most),
		quantity.text(name, least),
	]),
	"path": _place(container, "max", pod, "min", name),
} if {
	some [pod, container] in _pairs
	some name, least in pod.own.min
	most := container.own.max[name]
	least > most
}

violation contains {
	"msg": sprintf("%s of %s for pods, which containers get no %s of", [bound, name, field]),
	"path": array.concat(pod.path, [bound, name]),
} if {
	some pod in limitrange.judged
	pod.type == "Pod"
	some bound, field in {"max": "default", "min": "defaultRequest"}
	some name, _ in pod.own[bound]
	not _is_given(field, name)
}

_all := array.concat(limitrange.judged, [item | some items in limitrange.others; some item in items])

# At least one of both is of the judged LimitRange.
_pairs := [[pod, container] |
	some pod_index, pod in _all
	pod.type == "Pod"
	some index, container in _all
	container.type == "Container"
	min([pod_index, index]) < count(limitrange.judged)
]

_too_much(container, name, most) := [{"field": "default", "amount": amount, "urgency": {}} |
	amount := container.filled.default[name]
] if {
	container.filled.default[name] > most
} else := [{"field": "max", "amount": amount, "urgency": {"severity": "low"}} |
	amount := container.own.max[name]
	amount > most
]

_is_given(field, name) if {
	some item in _all
	item.type == "Container"
	item.filled[field][name]
}

# Where the item for containers is of another LimitRange, that for pods is of the judged one.
_place(container, field, pod, bound, name) := array.concat(container.path, [field, name]) if {
	container in limitrange.judged
} else := array.concat(pod.path, [bound, name])
