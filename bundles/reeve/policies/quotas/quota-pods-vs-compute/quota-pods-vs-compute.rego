# METADATA
# scope: package
# title: ResourceQuota whose number of pods cannot be reached
# description: >-
#   A quota that allows far more pods than its cpu or memory suffices for, as containers ask for
#   by default, limits pods in name only, and whoever plans with that number plans with too
#   much.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [ResourceQuota]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       factor:
#         description: How many times as much as there is all pods may ask for.
#         type: integer
#         minimum: 1
#         default: 2
#   controls: []
#   peers: []
#   remediation: Lower the number of pods, or raise the limits of requests.
#   profiles: []
#   since: v0.1.0
package reeve.policies.quotas["quota-pods-vs-compute"]

import data.reeve.lib.amounts
import data.reeve.lib.ceiling
import data.reeve.lib.kube
import data.reeve.lib.limitrange
import data.reeve.lib.parameters
import data.reeve.lib.quantity

violation contains {
	"msg": sprintf("limit of pods is %s, which ask for %s of %s by default, and %s is there", [
		quantity.text("pods", ceiling.hard.pods),
		quantity.text(name, wanted),
		name,
		quantity.text(name, bound),
	]),
	"path": ["spec", "hard", "pods"],
} if {
	some name in ["requests.cpu", "requests.memory"]
	some key, bound in ceiling.hard
	ceiling.name_of(key) == name
	wanted := (ceiling.hard.pods * _defaults[trim_prefix(name, "requests.")]) / 1000000000
	wanted > bound * parameters.of("quotas/quota-pods-vs-compute").factor
}

_defaults := amounts.of(limitrange.defaults(limitrange.in_namespace(kube.namespace)), "requests")
