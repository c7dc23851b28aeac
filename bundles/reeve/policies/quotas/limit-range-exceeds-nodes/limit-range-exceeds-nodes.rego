# METADATA
# scope: package
# title: LimitRange above what any node has
# description: >-
#   A max, or a default limit, that is more than the largest node has bounds nothing: a pod
#   that asks for so much is never started, and one that uses so much takes the node.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [LimitRange]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Lower it to what one container or pod may use of a node.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["limit-range-exceeds-nodes"]

import data.reeve.lib.inventory
import data.reeve.lib.limitrange
import data.reeve.lib.node
import data.reeve.lib.quantity

violation contains {
	"msg": sprintf("%s of %s for %s, %s, is above %s, the most that a node has", [
		excess.field,
		excess.name,
		excess.item.label,
		quantity.text(excess.name, excess.amount),
		quantity.text(excess.name, _most(excess.name)),
	]),
	"path": array.concat(excess.item.path, [excess.field, excess.name]),
} if {
	_is_known
	some excess in _excesses
}

unknown contains {"msg": "how much the largest node has", "needs": ["Node"]} if {
	not _is_known
	count(_excesses) > 0
}

_excesses := [excess |
	some item in limitrange.judged
	item.type in {"Container", "Pod"}
	some field in ["max", "default"]
	some name, amount in item.own[field]
	amount > _most(name)
	not _is_said(item, field, name)
	excess := {"item": item, "field": field, "name": name, "amount": amount}
]

# The max of the same item is as much at least.
_is_said(item, "default", name) if item.own.max[name] > _most(name)

# All nodes are, and say what they have.
_is_known if {
	inventory.complete("Node", "")
	count(_allocatable) > 0
	not {} in _allocatable
}

_allocatable := {node.allocatable(known) | some known in node.all}

_most(name) := max(array.concat([0], [object.get(list, name, 0) | some list in _allocatable]))
