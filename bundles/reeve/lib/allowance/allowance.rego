# METADATA
# scope: package
# title: What rules of network policies allow, compared
# description: >-
#   Whether rules allow everything that another one does, regardless of the pods there are.
#   Blocks of addresses and ranges of ports may be held by several together. Pods must be
#   peers of each rule that counts, so that what two selectors hold only together is not
#   found. What it says is held is held.
package reeve.lib.allowance

import data.reeve.lib.block
import data.reeve.lib.cidr
import data.reeve.lib.portset
import data.reeve.lib.selection
import data.reeve.lib.value

# METADATA
# description: >-
#   Whether several rules, of policies of the same namespace and of the same type, allow
#   together what a rule of it allows. Rules are as in netpol.effective_rules.
held_by(rule, others, namespace) if {
	every peer in _or_all(rule.peers) {
		every item in _or_all(rule.ports) {
			_is_held(peer, item, others, namespace)
		}
	}
}

# Without any, a rule is for all of them.
_or_all(entries) := entries if {
	count(entries) > 0
} else := ["all"]

_is_held("all", item, others, _) if {
	_allow(item, [other | some other in others; count(other.peers) == 0])
}

_is_held(peer, item, others, namespace) if {
	_is_pods(peer)
	_allow(item, [other | some other in others; _has_pods(other, peer, namespace)])
}

_is_held(peer, item, others, _) if {
	cidr.is_valid(peer.ipBlock.cidr)
	not _has_selector(peer)
	blocks := {named |
		some ip_block in array.concat([peer.ipBlock], [another.ipBlock | some other in others; some another in other.peers])
		some named in block.named(ip_block)
	}
	every piece in {piece | some piece in block.pieces(blocks); cidr.in_ip_block(peer.ipBlock, piece)} {
		_allow(item, [other | some other in others; _has_addresses(other, piece)])
	}
}

_allow(_, rules) if {
	some rule in rules
	count(rule.ports) == 0
}

_allow(item, rules) if {
	item != "all"
	portset.covered_by(value.as_object(item), [value.as_object(other) | some rule in rules; some other in rule.ports])
}

_has_pods(rule, _, _) if count(rule.peers) == 0

_has_pods(rule, peer, namespace) if {
	some other in rule.peers
	_is_pods(other)
	selection.implies(_namespaces(peer, namespace), _namespaces(other, namespace))
	selection.implies(value.object_at(peer, "podSelector"), value.object_at(other, "podSelector"))
}

_has_addresses(rule, _) if count(rule.peers) == 0

_has_addresses(rule, piece) if {
	some other in rule.peers
	not _has_selector(other)
	cidr.in_ip_block(other.ipBlock, piece)
}

_is_pods(peer) if {
	_has_selector(peer)
	not value.is_set(peer, "ipBlock")
}

_has_selector(peer) if {
	some field in ["podSelector", "namespaceSelector"]
	value.is_set(peer, field)
}

_namespaces(peer, namespace) := peer.namespaceSelector if {
	is_object(peer.namespaceSelector)
} else := {"matchLabels": {"kubernetes.io/metadata.name": namespace}}
