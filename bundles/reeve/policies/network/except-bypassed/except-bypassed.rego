# METADATA
# scope: package
# title: Exception that another rule lets through
# description: >-
#   What except takes out of a block is not denied: any other rule for the same pods and ports
#   that holds these addresses lets them through. Looked at are the other blocks of the
#   policy, and those of known policies whose pods are all among those of this one, or the
#   other way round.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Except the addresses in every block that holds them, or merge the rules.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["except-bypassed"]

import data.reeve.lib.block
import data.reeve.lib.cidr
import data.reeve.lib.clause
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.portset
import data.reeve.lib.selection
import data.reeve.lib.value

violation contains {
	"msg": sprintf("except %q is allowed again by cidr %q of %s", [excepted.cidr, other.spec.cidr, other.label]),
	"path": excepted.path,
	"related": other.related,
} if {
	some ip_block in _blocks
	some excepted in ip_block.except
	cidr.covers(ip_block.cidr, excepted.cidr)
	some other in array.concat(_own(ip_block), _of_others)
	other.rule.type == ip_block.rule.type
	portset.rules_meet(ip_block.rule, other.rule)
	block.meets(excepted.cidr, other.spec)
}

_blocks := [ip_block | some ip_block in clause.blocks; count(ip_block.except) > 0]

_own(ip_block) := [{"spec": other.spec, "rule": other.rule, "label": _label(other.rule), "related": []} |
	some other in clause.blocks
	other.path != ip_block.path
]

_of_others := [other |
	count(_blocks) > 0
	some name, spec in netpol.specs(kube.namespace)
	name != value.string_at(kube.resource.metadata, "name")
	_are_comparable(value.object_at(netpol.judged, "podSelector"), value.object_at(spec, "podSelector"))
	some rule in netpol.effective_rules(spec)
	some peer in rule.peers
	is_object(peer.ipBlock)
	other := {
		"spec": peer.ipBlock,
		"rule": rule,
		"label": sprintf("%s of the network policy %q", [_label(rule), name]),
		"related": [{"object": {
			"apiVersion": "networking.k8s.io/v1",
			"kind": "NetworkPolicy",
			"namespace": kube.namespace,
			"name": name,
		}}],
	}
]

_label(rule) := sprintf("%s rule %v", [clause.direction[rule.type], rule.path[2]])

_are_comparable(one, other) if selection.implies(one, other)

_are_comparable(one, other) if selection.implies(other, one)
