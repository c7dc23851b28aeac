# METADATA
# scope: package
# title: How many a network policy is for
# description: >-
#   Peers and ports of the judged NetworkPolicy that are for more than anybody needs. Limits
#   are minPrefixV4 and minPrefixV6, the shortest prefixes that a block may have; where
#   publicOnly is true a block counts only if it holds a public address that it does not
#   except.
package reeve.lib.breadth

import data.reeve.lib.block
import data.reeve.lib.cidr
import data.reeve.lib.clause
import data.reeve.lib.netpol
import data.reeve.lib.portset
import data.reeve.lib.selector
import data.reeve.lib.value

# METADATA
# description: >-
#   What of the rules of a type is wider than the limits, as violations tell of it: blocks
#   by themselves, and rules whose blocks together make up one that is.
world(type, limits) := array.concat(
	[{
		"msg": sprintf("%s rule allows the block %q, a /%v of %s", [
			clause.direction[type],
			entry.cidr,
			block.length(entry.cidr),
			_family(entry.cidr),
		]),
		"path": array.concat(entry.path, ["cidr"]),
	} |
		some entry in clause.blocks
		entry.rule.type == type
		_is_wide(entry.spec, limits)
	],
	[{
		"msg": sprintf("%s rule allows blocks that are a /%v of %s together", [clause.direction[type], bits, family]),
		"path": rule.path,
	} |
		some rule in netpol.judged_rules(type)
		some [family, bits] in _merged(rule, limits)
	],
)

# METADATA
# description: >-
#   Whether a rule is for peers that nobody has picked: all of them, every namespace, or a
#   block that is wider than the limits.
is_open(rule, _) if count(rule.peers) == 0

is_open(rule, _) if {
	some peer in rule.peers
	is_wide_selector(peer)
	selector.is_empty(value.object_at(peer, "podSelector"))
}

is_open(rule, limits) if {
	some peer in rule.peers
	_is_wide(value.object_at(peer, "ipBlock"), limits)
}

is_open(rule, limits) if count(_merged(rule, limits)) > 0

# METADATA
# description: >-
#   Whether a peer is for namespaces that it does not pick: for all, or for all but those it
#   excludes.
is_wide_selector(peer) if {
	is_object(peer.namespaceSelector)
	count(value.object_at(peer.namespaceSelector, "matchLabels")) == 0
	picking := [requirement |
		some requirement in peer.namespaceSelector.matchExpressions
		not requirement.operator in {"NotIn", "DoesNotExist"}
	]
	count(picking) == 0
}

# METADATA
# description: The first of several ports that an item of ports, of TCP, lists by its number or within a range.
listed(item, ports) := [port |
	netpol.protocol_of(item) == "TCP"
	range := portset.range(item)
	some port in ports
	port >= range.min
	port <= range.max
][0]

# METADATA
# description: How messages name an item of ports, for example TCP port 443.
label(item) := sprintf("every %s port", [netpol.protocol_of(item)]) if {
	not value.is_set(item, "port")
} else := sprintf("%s ports %v to %v", [netpol.protocol_of(item), item.port, item.endPort]) if {
	value.is_set(item, "endPort")
} else := sprintf("%s port %v", [netpol.protocol_of(item), json.marshal(item.port)])

_is_wide(ip_block, limits) if {
	written := value.string_at(ip_block, "cidr")
	cidr.is_valid(written)
	block.length(written) < _shortest(_family(written), limits)
	_counts(ip_block, limits)
}

_shortest("IPv4", limits) := limits.minPrefixV4

_shortest("IPv6", limits) := limits.minPrefixV6

_family(written) := "IPv6" if {
	cidr.covers("::/0", written)
} else := "IPv4"

# The blocks of a rule that are narrow enough each, and all of a wider one together.
_merged(rule, limits) := {[family, bits] |
	narrow := [peer.ipBlock |
		some peer in rule.peers
		cidr.is_valid(value.string_at(value.object_at(peer, "ipBlock"), "cidr"))
		not _is_wide(peer.ipBlock, limits)
	]
	count(narrow) > 1
	some ip_block in narrow
	family := _family(ip_block.cidr)
	bits := _shortest(family, limits) - 1
	bits >= 0
	block.length(ip_block.cidr) > bits
	wider := sprintf("%s/%d", [split(ip_block.cidr, "/")[0], bits])
	_counts({"cidr": wider, "except": []}, limits)
	block.covered_by(wider, [other.cidr | some other in narrow])
}

_counts(_, limits) if not limits.publicOnly

_counts(ip_block, limits) if {
	limits.publicOnly
	excepted := [excepted | some excepted in ip_block.except; cidr.is_valid(excepted)]
	not block.covered_by(ip_block.cidr, array.concat(excepted, _not_public))
}

# What the registries of IANA call not globally reachable, in blocks of some size.
_not_public := [
	"0.0.0.0/8",
	"10.0.0.0/8",
	"100.64.0.0/10",
	"127.0.0.0/8",
	"169.254.0.0/16",
	"172.16.0.0/12",
	"192.0.0.0/24",
	"192.0.2.0/24",
	"192.168.0.0/16",
	"198.18.0.0/15",
	"198.51.100.0/24",
	"203.0.113.0/24",
	"224.0.0.0/4",
	"240.0.0.0/4",
	"::/3",
	"2001:db8::/32",
	"3fff::/20",
	"4000::/2",
	"8000::/1",
]
