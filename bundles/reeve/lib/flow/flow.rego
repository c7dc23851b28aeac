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
import data.reeve.lib.value

# METADATA
# description: The known workloads that a rule of the judged policy has among its peers.
others(rule) := {found |
	some peer in rule.peers
	not value.is_set(peer, "ipBlock")
	some namespace in resident.namespaces(value.as_object(peer), kube.namespace)
	some found in endpoint.workloads(namespace)
	found.selectable
	resident.is_peer(peer, found.labels)
}

# METADATA
# description: Whether known policies isolate the other end for the direction that the rule opens at this one.
is_isolated(rule, other) if count(_isolating(rule, other)) > 0

# METADATA
# description: >-
#   The pods of the policy, by how messages name them, whose traffic with a peer on a port
#   the known policies of the peer do not allow, by port, for example "TCP 80".
stopped(rule, other) := {port: labels |
	some asked in _asked(rule, other)
	ends := {number |
		some number, end in _here.members
		not _is_same(end, other)
		_listens(_receiver(rule, end, other), asked)
		reach.port(rule, asked, _receiver(rule, end, other))
	}
	passed := {number |
		some spec in _isolating(rule, other)
		some opposite in netpol.effective_rules(spec)
		opposite.type == _opposite[rule.type]
		answers := reach.peers(opposite, other.namespace, _here, {"ip_blocks_hold_pods": true})
		some number in (answers.yes | answers.unknown)
		reach.port(opposite, asked, _receiver(rule, _here.members[number], other))
	}
	labels := {endpoint.label(_here.members[number]) | some number in (ends - passed)}
	count(labels) > 0
	port := sprintf("%s %v", [asked.protocol, asked.number])
}

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

_opposite := {"Ingress": "Egress", "Egress": "Ingress"}

_isolating(rule, other) := netpol.isolating(other.namespace, other.labels, _opposite[rule.type])

_receiver(rule, end, other) := {"Ingress": end, "Egress": other}[rule.type]

_receivers("Ingress", _) := _here.members

_receivers("Egress", other) := [other]

_asked(rule, other) := {asked |
	some receiver in _receivers(rule.type, other)
	some declared in receiver.ports
	asked := object.remove(declared, ["name"])
	reach.port(rule, asked, receiver)
} | {{"number": item.port, "protocol": netpol.protocol_of(item)} |
	some receiver in _receivers(rule.type, other)
	count(receiver.ports) == 0
	some item in rule.ports
	is_number(item.port)
}

_listens(receiver, _) if count(receiver.ports) == 0

_listens(receiver, asked) if {
	some declared in receiver.ports
	declared.number == asked.number
	declared.protocol == asked.protocol
}

_is_same(end, other) if {
	end.kind == other.kind
	end.namespace == other.namespace
	end.name == other.name
}
