# METADATA
# scope: package
# title: What network policies let through
# description: >-
#   Which endpoints, as lib.endpoint has them, the peers and ports of a rule are for, and
#   what follows for traffic. Whether one is a peer is unknown where the labels of a
#   namespace or the address of a pod would tell but are not known. An engine says whether
#   an ipBlock is for pods that have such an address, which differs among network plugins.
package reeve.lib.reach

import data.reeve.lib.cidr
import data.reeve.lib.endpoint
import data.reeve.lib.inventory
import data.reeve.lib.netpol
import data.reeve.lib.overlay
import data.reeve.lib.selector
import data.reeve.lib.value

# METADATA
# description: >-
#   Endpoints by their number, as peers are looked for among them: all numbers, those that
#   no policy can select, and the others by namespace with what is known of its labels.
world(members) := {
	"members": members,
	"every": {number | some number, _ in members},
	"foreign": {number | some number, member in members; not member.selectable},
	"namespaces": {namespace: object.union(endpoint.namespace_labels(namespace), {"members": numbers}) |
		some namespace in {member.namespace | some member in members; member.selectable}
		numbers := {number | some number, member in members; member.selectable; member.namespace == namespace}
	},
}

# METADATA
# description: >-
#   Which endpoints of a world, by number, a rule of a policy in a namespace has among its
#   peers, and for which that is in doubt.
peers(rule, namespace, among, engine) := {"yes": among.every, "unknown": set()} if {
	count(rule.peers) == 0
} else := {"yes": yes, "unknown": union({part.unknown | some part in parts}) - yes} if {
	parts := [_peers(item, namespace, among, engine) | some item in rule.peers]
	yes := union({part.yes | some part in parts})
}

# METADATA
# description: Whether a rule is for a port, by number and protocol, of the endpoint that receives.
port(rule, _, _) if count(rule.ports) == 0

port(rule, asked, destination) if {
	some item in rule.ports
	netpol.protocol_of(item) == asked.protocol
	_is_port(item, asked, destination)
}

# METADATA
# description: Whether a rule gives ports by name, so that it depends on who receives which they are.
names_ports(rule) if {
	some item in rule.ports
	is_string(item.port)
}

# METADATA
# description: >-
#   What the policies of one end say of its traffic of a type with the other end: those
#   that isolate it, the rules that allow the traffic, whether it is allowed, and what
#   would have to be known to be certain. Destination is the end that receives.
side(type, end, other, asked, destination, engine) := {
	"allowed": true,
	"isolated_by": [],
	"allowed_by": [],
	"doubts": [],
} if {
	not _is_isolable(end, other)
} else := {
	"allowed": true,
	"isolated_by": [],
	"allowed_by": [],
	"doubts": array.concat(other_policies(end.namespace), overlay.doubts(end)),
} if {
	count(netpol.isolating(end.namespace, end.labels, type)) == 0
} else := {
	"allowed": count(allowing) > 0,
	"isolated_by": [name | some name, _ in isolating],
	"allowed_by": allowing,
	"doubts": array.concat(
		_doubts(end, other, allowing, [answer | some answer in answers; answer.peer == "unknown"]),
		overlay.doubts(end),
	),
} if {
	isolating := netpol.isolating(end.namespace, end.labels, type)
	among := world([other])
	answers := [{"policy": name, "path": rule.path, "peer": answer} |
		some name, spec in isolating
		some rule in netpol.effective_rules(spec)
		rule.type == type
		port(rule, asked, destination)
		some answer, {0} in peers(rule, end.namespace, among, engine)
	]
	allowing := [object.remove(answer, ["peer"]) |
		some answer in answers
		answer.peer == "yes"
	]
}

# METADATA
# description: The known workloads of a namespace that a policy selects and can do something about.
selected(namespace, spec) := [found |
	some found in endpoint.workloads(namespace)
	found.selectable
	netpol.selects(spec, found.labels)
]

_is_isolable(end, other) if {
	end.selectable
	not endpoint.on_own_node(end, other)
}

# What one rule allows no other NetworkPolicy can take away.
_doubts(_, _, allowing, _) := [] if count(allowing) > 0

_doubts(end, other, [], unknown) := array.concat(other_policies(end.namespace), [doubt |
	count(unknown) > 0
	some doubt in unknown_of(other)
])

# METADATA
# description: The doubt that remains of a namespace where not all policies are known.
other_policies(namespace) := [sprintf("whether there are other network policies in namespace %q", [namespace]) |
	not inventory.complete(netpol.kind, namespace)
]

# METADATA
# description: What is not known of an endpoint that a peer may be about.
unknown_of(other) := array.concat(
	[sprintf("the labels of namespace %q", [other.namespace]) |
		other.selectable
		not endpoint.namespace_labels(other.namespace).known
	],
	[sprintf("the address of %s", [endpoint.label(other)]) | count(other.addresses) == 0],
)

# An entry of both kinds, or of none, the API server refuses.
_peers(item, namespace, among, engine) := {
	"yes": {number |
		some number in candidates
		some address in among.members[number].addresses
		cidr.in_ip_block(item.ipBlock, address)
	},
	"unknown": {number | some number in candidates; count(among.members[number].addresses) == 0},
} if {
	value.is_set(item, "ipBlock")
	not _has_selectors(item)
	candidates := _addressed(among, engine)
} else := {
	"yes": _pods(item, {name | some name, "yes" in answers}, among),
	"unknown": _pods(item, {name | some name, "unknown" in answers}, among),
} if {
	_has_selectors(item)
	not value.is_set(item, "ipBlock")
	answers := {name: _is_in(item, namespace, name, found) | some name, found in among.namespaces}
} else := {"yes": set(), "unknown": set()}

_has_selectors(item) if value.is_set(item, "podSelector")

_has_selectors(item) if value.is_set(item, "namespaceSelector")

_addressed(among, engine) := among.every if {
	engine.ip_blocks_hold_pods
} else := among.foreign

_is_in(item, namespace, name, found) := _yes[name == namespace] if {
	not value.is_set(item, "namespaceSelector")
} else := _yes[_matches(item.namespaceSelector, found.labels)] if {
	_suffices(found, item.namespaceSelector)
} else := "unknown"

_yes := {true: "yes", false: "no"}

default _matches(_, _) := false

_matches(label_selector, labels) if selector.matches(label_selector, labels)

_suffices(found, _) if found.known

_suffices(_, label_selector) if count(selector.keys(label_selector) - {"kubernetes.io/metadata.name"}) == 0

_pods(item, names, among) := union({among.namespaces[name].members | some name in names}) if {
	not value.is_set(item, "podSelector")
} else := {number |
	some name in names
	some number in among.namespaces[name].members
	selector.matches(item.podSelector, among.members[number].labels)
}

_is_port(item, _, _) if not value.is_set(item, "port")

_is_port(item, asked, _) if {
	not value.is_set(item, "endPort")
	item.port == asked.number
}

_is_port(item, asked, _) if {
	is_number(item.port)
	asked.number >= item.port
	asked.number <= item.endPort
}

_is_port(item, asked, destination) if {
	some declared in destination.ports
	declared.name == item.port
	declared.number == asked.number
	declared.protocol == asked.protocol
}
