# METADATA
# scope: package
# title: Traffic that one end allows and the other does not
# description: >-
#   For the judged network policy, which of its pods may talk to a peer, as far as it says,
#   while policies of the peer that isolate it do not let that through. Endpoints are as in
#   lib.endpoint; looked at are workloads, and the ports that the receiving end declares, or
#   those that the rule numbers where it declares none.
package reeve.lib.flow

import data.reeve.lib.endpoint
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.reach
import data.reeve.lib.resident
import data.reeve.lib.selector
import data.reeve.lib.value

# METADATA
# description: >-
#   What a rule of the judged policy is for and known policies of the other end do not allow:
#   the other end, the port, for example "TCP 80", the first of the pods of the policy, by how
#   messages name it, and the number of other ends of which all of this is true. An end that
#   may be among the peers of the other, by an address that is not known, is not among them.
stopped(rule) := [stop |
	policies := _policies(rule)
	count(policies) > 0
	here := _ports_here(rule)
	some group, others in _groups(rule, policies)
	some asked, ends in _asked(rule, group, here)
	passed := union({_passing(rule, opening, asked, group) |
		some name in group.isolating
		some opening in policies[group.namespace][name].openings
	})
	left := ends - passed
	cut_off := _cut_off(others, left)
	count(cut_off) > 0
	stop := {
		"other": cut_off[0],
		"port": sprintf("%s %v", [asked.protocol, asked.number]),
		"label": endpoint.label(_here.members[min(left - {_number(cut_off[0])})]),
		"count": count(cut_off),
	}
]

# METADATA
# description: The object reference of an endpoint.
object_of(found) := {
	"apiVersion": known.apiVersion,
	"kind": known.kind,
	"namespace": found.namespace,
	"name": found.name,
} if {
	known := inventory.object_of(found.kind, found.namespace, found.name)
}

_here := reach.world(reach.selected(kube.namespace, netpol.judged))

_numbers := {[end.kind, end.namespace, end.name]: number | some number, end in _here.members}

_opposite := {"Ingress": "Egress", "Egress": "Ingress"}

# The policies of the namespaces of a rule's peers that isolate for the opposite direction,
# each with the pods it is for and what its rules open to which of the pods here.
_policies(rule) := {namespace: known |
	some namespace in {namespace |
		some peer in rule.peers
		resident.is_pods(peer)
		some namespace in resident.namespaces(peer, kube.namespace)
	}
	known := {name: {"pods": value.object_at(spec, "podSelector"), "openings": _openings(rule, namespace, spec)} |
		some name, spec in netpol.specs(namespace)
		_opposite[rule.type] in netpol.types(spec)
	}
	count(known) > 0
}

_openings(rule, namespace, spec) := [{"rule": opening, "numbers": (answers.yes | answers.unknown)} |
	some opening in netpol.effective_rules(spec)
	opening.type == _opposite[rule.type]
	answers := reach.peers(opening, namespace, _here, {"ip_blocks_hold_pods": true})
]

# The isolated ones among a rule's peers, by what decides on their traffic: who isolates
# them and, where they receive, the ports that they declare.
_groups(rule, policies) := {group: others |
	found := _others(rule, policies)
	some group in {other.group | some other in found}
	others := [other.end | some other in found; other.group == group]
}

_others(rule, policies) := [{"end": found, "group": group} |
	some found in _peers(rule, policies)
	group := {
		"namespace": found.namespace,
		"isolating": {name | some name, known in policies[found.namespace]; selector.matches(known.pods, found.labels)},
		"ports": [port | some port in found.ports; rule.type == "Egress"],
	}
	count(group.isolating) > 0
]

# Only in namespaces with policies can a workload be isolated.
_peers(rule, policies) := {found |
	some peer in rule.peers
	resident.is_pods(peer)
	some namespace in resident.namespaces(peer, kube.namespace)
	policies[namespace]
	some found in endpoint.workloads(namespace)
	found.selectable
	resident.is_peer(peer, found.labels)
}

# Nobody is cut off from itself.
_cut_off(others, left) := others if {
	count(left) > 1
} else := [other |
	some number in left
	some other in others
	_number(other) != number
]

_number(end) := object.get(_numbers, [[end.kind, end.namespace, end.name]], -1)

# For ingress the pods here receive: by port, those who do.
_ports_here(rule) := {} if {
	rule.type == "Egress"
} else := {asked: numbers |
	some asked in {asked | some end in _here.members; some asked in _receives(rule, end)}
	numbers := {number | some number, end in _here.members; asked in _receives(rule, end)}
}

_asked(rule, _, here) := here if rule.type == "Ingress"

_asked(rule, other, _) := {asked: _here.every | some asked in _receives(rule, other)} if rule.type == "Egress"

_receives(rule, receiver) := {asked |
	some declared in receiver.ports
	asked := object.remove(declared, ["name"])
	reach.port(rule, asked, receiver)
} | {{"number": item.port, "protocol": netpol.protocol_of(item)} |
	count(receiver.ports) == 0
	some item in rule.ports
	is_number(item.port)
}

# A port by name is one of whoever receives.
_passing(rule, opening, asked, other) := opening.numbers if {
	rule.type == "Egress"
	reach.port(opening.rule, asked, other)
} else := opening.numbers if {
	rule.type == "Ingress"
	not reach.names_ports(opening.rule)
	reach.port(opening.rule, asked, {})
} else := {number |
	rule.type == "Ingress"
	reach.names_ports(opening.rule)
	some number in opening.numbers
	reach.port(opening.rule, asked, _here.members[number])
}
