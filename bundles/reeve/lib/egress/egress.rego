# METADATA
# scope: package
# title: Egress to some addresses
# description: What the egress rules of network policies allow towards addresses that are no pods.
package reeve.lib.egress

import data.reeve.lib.cidr
import data.reeve.lib.netpol
import data.reeve.lib.reach

# METADATA
# description: >-
#   Whether a rule is for a port, by number and protocol, of an address. What has no pod has
#   no names for its ports.
is_for_port(rule, asked) if reach.port(rule, asked, {"ports": []})

# METADATA
# description: >-
#   The first address that a rule of several policies, which are specs by name, allows on a
#   port, and the policy. Undefined where none is allowed.
opening(specs, addresses, asked) := [{"policy": name, "address": address} |
	some name, spec in specs
	some rule in netpol.effective_rules(spec)
	rule.type == "Egress"
	some address in addresses
	_is_for(rule, address)
	is_for_port(rule, asked)
][0]

_is_for(rule, _) if count(rule.peers) == 0

_is_for(rule, address) if {
	some peer in rule.peers
	cidr.in_ip_block(peer.ipBlock, address)
}
