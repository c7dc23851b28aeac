# METADATA
# scope: package
# title: Sets of ports
# description: >-
#   What items of ports of network policies are for, together and compared. An item without
#   a port is for all ports of its protocol, those with a name included. Which number a name
#   means the pods tell, so a name is compared with names only.
package reeve.lib.portset

import data.reeve.lib.netpol
import data.reeve.lib.value

# METADATA
# description: Whether an item is for all ports that another is for.
holds(outer, inner) if {
	netpol.protocol_of(outer) == netpol.protocol_of(inner)
	_holds(outer, inner)
}

# METADATA
# description: Whether two items are for some port both.
meets(one, other) if {
	netpol.protocol_of(one) == netpol.protocol_of(other)
	_meets(one, other)
}

# METADATA
# description: Whether two rules are for some port both; without any ports a rule is for all.
rules_meet(one, _) if count(one.ports) == 0

rules_meet(_, other) if count(other.ports) == 0

rules_meet(one, other) if {
	some item in one.ports
	some another in other.ports
	meets(item, another)
}

# METADATA
# description: Whether several items together are for all ports that an item is for.
covered_by(item, others) if {
	some other in others
	holds(other, item)
}

# Whatever is not covered begins at the item's first port or behind the end of a range.
covered_by(item, others) if {
	own := range(item)
	ranges := [found |
		some other in others
		netpol.protocol_of(other) == netpol.protocol_of(item)
		found := range(other)
	]
	ends := {own.min - 1} | {found.max | some found in ranges; found.max >= own.min; found.max < own.max}
	every end in ends {
		value.in_ranges(end + 1, ranges)
	}
}

# METADATA
# description: The first and the last port of an item; undefined where it has a name or no port.
range(item) := {"min": item.port, "max": item.endPort} if {
	is_number(item.port)
	is_number(item.endPort)
	item.port <= item.endPort
} else := {"min": item.port, "max": item.port} if {
	is_number(item.port)
	not value.is_set(item, "endPort")
}

_holds(outer, _) if not value.is_set(outer, "port")

_holds(outer, inner) if {
	is_string(outer.port)
	outer.port == inner.port
}

_holds(outer, inner) if {
	wide := range(outer)
	narrow := range(inner)
	wide.min <= narrow.min
	wide.max >= narrow.max
}

_meets(one, _) if not value.is_set(one, "port")

_meets(_, other) if not value.is_set(other, "port")

_meets(one, other) if {
	is_string(one.port)
	one.port == other.port
}

_meets(one, other) if {
	left := range(one)
	right := range(other)
	left.min <= right.max
	right.min <= left.max
}
