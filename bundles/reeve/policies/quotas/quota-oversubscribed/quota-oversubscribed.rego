# METADATA
# scope: package
# title: ResourceQuotas that promise more than the cluster has
# description: >-
#   What quotas allow is taken for a promise. Where all of them together allow far more than the
#   nodes have, one team that uses its share leaves another without. This is said once, of the
#   first quota without scopes.
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
#         description: How many times as much as the nodes have all quotas together may allow.
#         type: number
#         minimum: 0
#         default: 1.5
#   controls:
#   - {framework: MITRE, id: T1499}
#   peers: [popeye POP-604, popeye POP-605]
#   remediation: Lower the quotas, or add nodes.
#   profiles: []
#   since: v0.1.0
package reeve.policies.quotas["quota-oversubscribed"]

import data.reeve.lib.ceiling
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.node
import data.reeve.lib.parameters
import data.reeve.lib.quantity
import data.reeve.lib.quota

violation contains {
	"msg": sprintf("quotas of all namespaces allow %s of %s, and the nodes have %s", [
		quantity.text(name, allowed),
		name,
		quantity.text(name, there),
	]),
	"path": ["spec", "hard"],
} if {
	_is_first
	inventory.complete("Node", "")
	some name in ["cpu", "memory"]
	allowed := sum([amount | some [key, amount] in _allowed; key == name])
	there := sum([node.allocatable(known)[name] | some known in node.all])
	allowed * 1000 > there * round(parameters.of("quotas/quota-oversubscribed").factor * 1000)
}

unknown contains {"msg": "how much the nodes have", "needs": ["Node"]} if {
	_is_first
	not inventory.complete("Node", "")
}

_is_first if {
	count(ceiling.scopes) == 0
	homes := sort(inventory.homes("ResourceQuota") | {kube.namespace})
	kube.namespace == [home | some home in homes; count(_bounds(home)) > 0][0]
	not _is_behind
}

_is_behind if {
	some name, known in ceiling.others
	name < kube.resource.metadata.name
	count(quota.scopes(known)) == 0
}

# Of the quotas of a namespace the lowest counts.
_allowed := [[name, min(amounts)] |
	some home in (inventory.homes("ResourceQuota") | {kube.namespace})
	bounds := _bounds(home)
	some name in {name | some [name, _] in bounds}
	amounts := [amount | some [key, amount] in bounds; key == name]
]

_bounds(home) := [[trim_prefix(name, "requests."), amount] |
	some known in _quotas(home)
	count(quota.scopes(known)) == 0
	some key, amount in ceiling.written(known)
	name := ceiling.name_of(key)
	name in {"requests.cpu", "requests.memory"}
]

_quotas(home) := ceiling.all if {
	home == kube.namespace
} else := quota.in_namespace(home)
