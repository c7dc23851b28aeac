# METADATA
# scope: package
# title: The parts of the judged network policy
# description: >-
#   What the effective rules of the judged NetworkPolicy are made of, each part with its rule
#   and its path. What is null or of another kind counts as empty.
package reeve.lib.clause

import data.reeve.lib.netpol
import data.reeve.lib.value

# METADATA
# description: The effective rules of both types, as in lib.netpol.
rules := netpol.effective_rules(netpol.judged)

# METADATA
# description: How messages name the type of a rule, in small letters.
direction := {"Ingress": "ingress", "Egress": "egress"}

# METADATA
# description: Every peer of every rule.
peers := [{"rule": rule, "spec": value.as_object(raw), "path": array.concat(rule.path, [_field[rule.type], index])} |
	some rule in rules
	some index, raw in rule.peers
]

# METADATA
# description: Every item of ports of every rule, with its protocol.
ports := [port |
	some rule in rules
	some index, raw in rule.ports
	spec := value.as_object(raw)
	port := {
		"rule": rule,
		"spec": spec,
		"protocol": netpol.protocol_of(spec),
		"path": array.concat(rule.path, ["ports", index]),
	}
]

# METADATA
# description: >-
#   Every block of addresses among the peers: its cidr, which is empty where there is none,
#   and what it excepts, each with its own path.
blocks := [block |
	some peer in peers
	is_object(peer.spec.ipBlock)
	path := array.concat(peer.path, ["ipBlock"])
	block := {
		"rule": peer.rule,
		"spec": peer.spec.ipBlock,
		"path": path,
		"cidr": value.string_at(peer.spec.ipBlock, "cidr"),
		"except": [{"cidr": _text(excepted), "path": array.concat(path, ["except", index])} |
			some index, excepted in peer.spec.ipBlock.except
		],
	}
]

# METADATA
# description: >-
#   Every label selector of the policy, that of its own pods first, with its field and its
#   path. Those that are absent or null are left out.
selectors := [selector |
	some holder in array.concat([{"spec": netpol.judged, "path": ["spec"]}], peers)
	some field in ["podSelector", "namespaceSelector"]
	is_object(holder.spec[field])
	selector := {
		"field": field,
		"spec": holder.spec[field],
		"path": array.concat(holder.path, [field]),
	}
]

_field := {"Ingress": "from", "Egress": "to"}

_text(raw) := raw if {
	is_string(raw)
} else := ""
