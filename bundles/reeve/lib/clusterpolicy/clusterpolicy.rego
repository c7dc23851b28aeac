# METADATA
# scope: package
# title: Network policies of the cluster
# description: >-
#   ClusterNetworkPolicy, AdminNetworkPolicy and BaselineAdminNetworkPolicy, read alike: each
#   with its kind, name, tier, priority, subject and rules, each rule with its direction,
#   index, path, action and peers, and whether it is for all ports.
package reeve.lib.clusterpolicy

import data.reeve.lib.block
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.selection
import data.reeve.lib.selector
import data.reeve.lib.value

# METADATA
# description: The judged object, when it is such a policy.
judged := _read(kube.group_kind, _name(kube.resource), kube.resource) if _tiers[kube.group_kind]

# METADATA
# description: >-
#   The other known ones. Being custom resources, which cannot tell their scope, they may be
#   kept as if they were in "default".
others := [other |
	some kind, _ in _tiers
	some place in ["", "default"]
	some name, known in inventory.objects(kind, place)
	[kind, name] != [kube.group_kind, _name(kube.resource)]
	other := _read(kind, name, known)
]

# METADATA
# description: Whether a subject, or a peer, is every pod of the cluster.
is_every_pod(subject) if {
	selector.is_empty(_pods(subject).namespaces)
	selector.is_empty(_pods(subject).pods)
}

# METADATA
# description: Whether some pod may belong to both of two subjects.
overlap(one, other) if {
	selection.overlap(_pods(one).namespaces, _pods(other).namespaces)
	selection.overlap(_pods(one).pods, _pods(other).pods)
}

# METADATA
# description: Whether a rule is for all ports of every pod, or of every address of a family.
is_for_everybody(rule) if {
	rule.all_ports
	some peer in rule.peers
	is_every_pod(peer)
}

is_for_everybody(rule) if {
	rule.all_ports
	some peer in rule.peers
	some network in peer.networks
	endswith(network, "/0")
}

# METADATA
# description: Whether a rule is for all that another one is for.
holds(rule, inner) if {
	rule.all_ports
	count(inner.peers) > 0
	every peer in inner.peers { _has_peer(rule.peers, peer) }
}

_has_peer(peers, peer) if peer in peers

_has_peer(peers, peer) if {
	some other in peers
	selection.implies(_pods(peer).namespaces, _pods(other).namespaces)
	selection.implies(_pods(peer).pods, _pods(other).pods)
}

_has_peer(peers, peer) if {
	networks := {network | some other in peers; some network in other.networks}
	count(peer.networks) > 0
	every network in peer.networks { block.covered_by(network, networks) }
}

# Those that pick namespaces are for all their pods.
_pods(subject) := {"namespaces": subject.namespaces, "pods": {}} if {
	is_object(subject.namespaces)
} else := {"namespaces": subject.pods.namespaceSelector, "pods": subject.pods.podSelector} if {
	is_object(subject.pods.namespaceSelector)
	is_object(subject.pods.podSelector)
}

_tiers := {
	"policy.networking.k8s.io/AdminNetworkPolicy": "Admin",
	"policy.networking.k8s.io/BaselineAdminNetworkPolicy": "Baseline",
	"policy.networking.k8s.io/ClusterNetworkPolicy": "",
}

_read(kind, name, known) := {
	"kind": array.reverse(split(kind, "/"))[0],
	"api_version": value.string_at(known, "apiVersion"),
	"name": name,
	"tier": _tier(kind, spec),
	"priority": object.get(spec, "priority", null),
	"subject": value.object_at(spec, "subject"),
	"rules": [rule |
		some direction, field in {"ingress": "from", "egress": "to"}
		some index, raw in spec[direction]
		rule := {
			"direction": direction,
			"index": index,
			"path": ["spec", direction, index],
			"action": value.string_at(raw, "action"),
			"peers": [value.as_object(peer) | some peer in value.as_object(raw)[field]],
			"all_ports": _is_for_all_ports(value.as_object(raw)),
		}
	],
} if {
	spec := value.object_at(known, "spec")
}

_tier(kind, spec) := _tiers[kind] if {
	_tiers[kind] != ""
} else := value.string_at(spec, "tier")

default _is_for_all_ports(_) := false

_is_for_all_ports(rule) if {
	not rule.ports[0]
	not rule.protocols[0]
}

_name(resource) := value.string_at(value.object_at(resource, "metadata"), "name")
