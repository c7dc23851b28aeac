# METADATA
# scope: package
# title: Name servers and who reaches them
# description: >-
#   Name servers are described by the namespace and the labels of those that are pods, the
#   addresses of those that are not, and the ports they listen on.
package reeve.lib.dns

import data.reeve.lib.netpol
import data.reeve.lib.portset
import data.reeve.lib.reach

# METADATA
# description: >-
#   Whether one of several egress rules of a namespace is for a name server over a protocol:
#   yes, no, or unknown where labels of its namespace would tell. Which number the name of a
#   port means is up to the name servers, so any may be theirs.
allowed(rules, namespace, servers, protocol) := _strongest({answer |
	world := _world(servers)
	some rule in rules
	_is_for(rule, servers.ports, protocol)
	some answer, found in reach.peers(rule, namespace, world, {"ip_blocks_hold_pods": false})
	count(found) > 0
})

_strongest(answers) := "yes" if {
	"yes" in answers
} else := "unknown" if {
	"unknown" in answers
} else := "no"

# No block of addresses is taken for one of pods.
_world(servers) := reach.world(array.concat(
	[{"namespace": servers.namespace, "labels": servers.labels, "selectable": true, "addresses": []}],
	[{"namespace": "", "labels": {}, "selectable": false, "addresses": [address]} | some address in servers.addresses],
))

_is_for(rule, _, _) if count(rule.ports) == 0

_is_for(rule, ports, protocol) if {
	some item in rule.ports
	netpol.protocol_of(item) == protocol
	_is_port(item, ports)
}

_is_port(item, _) if is_string(item.port)

_is_port(item, ports) if {
	some number in ports
	portset.meets(item, {"port": number, "protocol": netpol.protocol_of(item)})
}
