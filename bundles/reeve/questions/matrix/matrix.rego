# METADATA
# scope: package
# title: Matrices of network traffic
# description: >-
#   What evaluator/network asks about all endpoints of some namespaces at once. Endpoints
#   that no policy of these namespaces can tell apart are of one class, and the answer is
#   about classes, by their number: a thousand pods of ten kinds cost what ten pods cost.
package reeve.questions.matrix

import data.reeve.lib.cidr
import data.reeve.lib.endpoint
import data.reeve.lib.inventory
import data.reeve.lib.netpol
import data.reeve.lib.overlay
import data.reeve.lib.reach
import data.reeve.lib.selector
import data.reeve.lib.workload

# METADATA
# description: >-
#   The endpoints with their classes, the ports, and for every port and class what either
#   side says of each other class: those allowed, and those where that is in doubt. Null
#   stands for all of them.
answer := {
	"endpoints": [{"kind": member.kind, "namespace": member.namespace, "name": member.name, "class": _number[_keys[i]]} |
		some i, member in _members
	],
	"ports": _ports,
	"egress": [[_side("Egress", class, port) | some class, _ in _classes] | some port in _ports],
	"ingress": [[_side("Ingress", class, port) | some class, _ in _classes] | some port in _ports],
	"doubts": _doubts,
}

_namespaces := sort({namespace | some namespace in input.namespaces})

_members := array.concat(
	[member |
		some namespace in _namespaces
		some member in _in(namespace)
	],
	[endpoint.of({"address": address}) | some address in input.addresses],
)

_in(namespace) := endpoint.pods(namespace) if {
	input.of == "pods"
} else := endpoint.workloads(namespace)

_ports := input.ports if {
	input.ports[0]
} else := sort({{"number": port.number, "protocol": port.protocol} |
	some member in _members
	some port in member.ports
})

_policies := [{"namespace": namespace, "spec": spec, "rules": netpol.effective_rules(spec)} |
	some namespace in _namespaces
	some spec in netpol.specs(namespace)
]

# The policies of the namespaces, with the classes that they select, and their rules with
# those that are peers.
_judged := [{
	"namespace": policy.namespace,
	"types": netpol.types(policy.spec),
	"selected": _selected(policy),
	"rules": [object.union(rule, reach.peers(rule, policy.namespace, _world, input.engine)) | some rule in policy.rules],
} |
	some policy in _policies
]

_world := reach.world(_classes)

_selected(policy) := {class |
	some class in _world.namespaces[policy.namespace].members
	netpol.selects(policy.spec, _classes[class].labels)
}

# The rules of a type that are for a class, by class; none where nothing isolates it.
_isolating := {type: {class: rules |
	some class in union({policy.selected | some policy in _by_type[type]})
	rules := [rule |
		some policy in _of_type[type][_classes[class].namespace]
		class in policy.selected
		some rule in policy.rules
		rule.type == type
	]
} |
	some type in ["Egress", "Ingress"]
}

_by_type[type] := [policy |
	some policy in _judged
	type in policy.types
] if {
	some type in ["Egress", "Ingress"]
}

_of_type[type][namespace] := [policy |
	some policy in _by_type[type]
	policy.namespace == namespace
] if {
	some type in ["Egress", "Ingress"]
	some namespace in _namespaces
}

_side(type, class, port) := {"allowed": null, "doubtful": set()} if {
	not _classes[class].selectable
} else := {"allowed": null, "doubtful": (_in_doubt(class, set()) | _overruled(class))} if {
	not _isolating[type][class]
} else := {"allowed": allowed, "doubtful": ((_in_doubt(class, reached.unknown) - allowed) | _overruled(class))} if {
	reached := _reached(type, class, port)
	allowed := reached.yes | _on_own_node(class)
}

_reached(type, class, port) := {
	"yes": union({_for_port(rule, "yes", port, class) | some rule in rules}),
	"unknown": union({_for_port(rule, "unknown", port, class) | some rule in rules}),
} if {
	rules := _isolating[type][class]
}

# Whatever other NetworkPolicies there may be, they cannot deny what is allowed.
_in_doubt(class, doubtful) := doubtful if {
	inventory.complete(netpol.kind, _classes[class].namespace)
} else := _world.every - _on_own_node(class)

# Policies of other kinds can.
_overruled(class) := set() if {
	count(overlay.doubts(_classes[class])) == 0
} else := _world.every - _on_own_node(class)

_on_own_node(class) := {other |
	some other in _world.foreign
	endpoint.on_own_node(_classes[class], _classes[other])
}

# What a rule allows depends on who receives only where it names ports.
_for_port(rule, answer, port, class) := rule[answer] if {
	rule.type == "Ingress"
	reach.port(rule, port, _classes[class])
} else := rule[answer] if {
	rule.type == "Egress"
	not reach.names_ports(rule)
	reach.port(rule, port, {})
} else := {other |
	rule.type == "Egress"
	reach.names_ports(rule)
	some other in rule[answer]
	reach.port(rule, port, _classes[other])
}

# A class is all that policies of these namespaces can tell of an endpoint.
_keys := [json.marshal([
	member.kind == "Address",
	member.selectable,
	member.namespace,
	{key: label | some key, label in member.labels; key in _label_keys},
	{port | some port in member.ports; port.name in _port_names},
	{block | some block in _blocks; _is_in(block, member)},
	count(member.addresses) == 0,
	{node | some node in member.nodes; count(_foreign) > 0},
	overlay.doubts(member),
]) |
	some member in _members
]

_is_in(block, member) if {
	some address in member.addresses
	cidr.in_ip_block(block, address)
}

# On which node a pod is matters to nobody else.
_foreign := [member | some member in _members; not member.selectable]

_label_keys := {key |
	some policy in _policies
	some key in selector.keys(policy.spec.podSelector)
} | {key |
	some peer in _peers
	some key in selector.keys(peer.podSelector)
}

_port_names := {item.port |
	some policy in _policies
	some rule in policy.rules
	some item in rule.ports
	is_string(item.port)
}

_blocks := {peer.ipBlock | some peer in _peers}

_peers := {peer |
	some policy in _policies
	some rule in policy.rules
	some peer in rule.peers
}

_number := {key: number | some number, key in sort({key | some key in _keys})}

# The first member of each class stands for it.
_classes := [_members[pair[1]] |
	some i, pair in _sorted
	not _is_repeated(i)
]

_sorted := sort([[key, i] | some i, key in _keys])

_is_repeated(i) if _sorted[i][0] == _sorted[i - 1][0]

_doubts := array.concat(
	array.concat(_unknown_policies, _overruling),
	array.concat(_unknown_members, _unknown_peers),
)

_overruling := sort({doubt |
	some member in _classes
	some doubt in overlay.doubts(member)
})

_unknown_policies := [doubt |
	some namespace in _namespaces
	some doubt in reach.other_policies(namespace)
]

_unknown_members := [sprintf("whether there are other %s in namespace %q", [input.of, namespace]) |
	some namespace in _namespaces
	not _are_known(namespace)
]

_are_known(namespace) if {
	input.of == "pods"
	inventory.complete("Pod", namespace)
}

_are_known(namespace) if {
	input.of == "workloads"
	every kind in _usual_kinds {
		inventory.complete(kind, namespace)
	}
}

_usual_kinds := {kind |
	some kind, _ in workload.template_paths
	regex.match(`^((apps|batch)/)?(Pod|ReplicationController|DaemonSet|Deployment|ReplicaSet|StatefulSet|CronJob|Job)$`, kind)
}

_unknown_peers := sort({doubt |
	some policy in _judged
	some rule in policy.rules
	some class in rule.unknown
	some doubt in reach.unknown_of(_classes[class])
})
