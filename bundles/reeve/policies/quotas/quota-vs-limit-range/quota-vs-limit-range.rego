# METADATA
# scope: package
# title: ResourceQuota that no pod fits into
# description: >-
#   A LimitRange says how much a pod asks for at least, and by default. Where that is more than
#   a quota of the namespace has in all, no pod can be made, or none that does not say what it
#   needs.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   severity: high
#   action: deny
#   match: {kinds: [ResourceQuota]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       minPods:
#         description: How many pods have to fit.
#         type: integer
#         minimum: 1
#         default: 1
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: []
#   remediation: Raise the limit of the quota, or lower min and the defaults of the LimitRange.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["quota-vs-limit-range"]

import data.reeve.lib.amounts
import data.reeve.lib.ceiling
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.limitrange
import data.reeve.lib.parameters
import data.reeve.lib.quantity

violation contains {
	"msg": sprintf("limit of %s is %s, and %d pods ask for %s at least", [
		key,
		quantity.text(key, bound),
		_min_pods,
		quantity.text(key, _min_pods * _least[name]),
	]),
	"path": ["spec", "hard", key],
} if {
	some [key, _, name, bound] in _compute
	_min_pods * _least[name] > bound
}

violation contains {
	"msg": sprintf("limit of pods is %s, less than %d", [quantity.text("pods", bound), _min_pods]),
	"path": ["spec", "hard", "pods"],
} if {
	count(ceiling.scopes) == 0
	bound := ceiling.hard.pods
	_min_pods * 1000000000 > bound
}

violation contains {
	"msg": sprintf("limit of %s is %s, and a container gets %s by default", [
		key,
		quantity.text(key, bound),
		quantity.text(key, _defaults[side][name]),
	]),
	"path": ["spec", "hard", key],
	"severity": "medium",
} if {
	some [key, side, name, bound] in _compute
	_defaults[side][name] > bound
	not _min_pods * object.get(_least, name, 0) > bound
}

unknown contains {
	"msg": sprintf("which LimitRanges namespace %q has", [kube.namespace]),
	"needs": ["LimitRange"],
} if {
	count(_compute) > 0
	not inventory.complete("LimitRange", kube.namespace)
}

# Each limit of requests or limits with the side and name that LimitRanges have for it.
_compute := [[key, side, trim_prefix(full, concat("", [side, "."])), bound] |
	count(ceiling.scopes) == 0
	some key, bound in ceiling.hard
	full := ceiling.name_of(key)
	some side in ["requests", "limits"]
	startswith(full, concat("", [side, "."]))
]

_ranges := limitrange.in_namespace(kube.namespace)

# What the smallest pod asks for, which has one container.
_least := amounts.greatest([amounts.of(item, "min") |
	some range in _ranges
	some item in limitrange.items(range)
	item.type in {"Container", "Pod"}
])

_defaults := {side: amounts.of(given, side) |
	given := limitrange.defaults(_ranges)
	some side in ["requests", "limits"]
}

_min_pods := parameters.of("quotas/quota-vs-limit-range").minPods
