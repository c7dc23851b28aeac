# METADATA
# scope: package
# title: Peer of a NetworkPolicy that is nobody
# description: >-
#   A peer whose selectors match no namespace, or no pod of those that they match, lets nobody
#   in or out. What the rule was for does not work, or the label is one that anybody may take.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers:
#   - kube-linter dangling-networkpolicypeer-podselector
#   - popeye POP-1201
#   - popeye POP-1202
#   - popeye POP-1208
#   remediation: Correct the labels that the peer asks for, or remove it.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["peer-selects-pods"]

import data.reeve.lib.clause
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.resident
import data.reeve.lib.selector
import data.reeve.lib.value

violation contains {"msg": lack.msg, "path": lack.path} if {
	some lack in _lacks
	count(lack.needs) == 0
}

unknown contains {"msg": sprintf("whether it is so that %s", [lack.msg]), "needs": lack.needs} if {
	some lack in _lacks
	count(lack.needs) > 0
}

_lacks := array.concat(_no_namespaces, _no_pods)

_no_namespaces := [lack |
	some peer in _peers
	count(peer.namespaces) == 0
	lack := {
		"msg": sprintf("namespaceSelector of an %s peer matches no namespace", [peer.direction]),
		"path": array.concat(peer.path, ["namespaceSelector"]),
		"needs": _needs_namespaces(peer),
	}
]

_no_pods := [lack |
	some peer in _peers
	count(peer.namespaces) > 0
	is_object(peer.spec.podSelector)
	not selector.is_empty(peer.spec.podSelector)
	not _has_pods(peer)
	lack := {
		"msg": sprintf("podSelector of an %s peer matches no pod and no workload of %s", [
			peer.direction,
			_place(peer.namespaces),
		]),
		"path": array.concat(peer.path, ["podSelector"]),
		"needs": array.concat(_needs_namespaces(peer), sort({kind |
			some namespace in peer.namespaces
			some kind in resident.missing(namespace)
		})),
	}
]

_peers := [object.union(peer, {"namespaces": found, "direction": clause.direction[peer.rule.type]}) |
	some peer in clause.peers
	not value.is_set(peer.spec, "ipBlock")
	found := resident.namespaces(peer.spec, kube.namespace)
]

_has_pods(peer) if {
	some namespace in peer.namespaces
	some labels in resident.labels(namespace)
	resident.is_peer(peer.spec, labels)
}

_place(namespaces) := sprintf("namespace %q", [name]) if {
	count(namespaces) == 1
	some name in namespaces
} else := sprintf("%v namespaces", [count(namespaces)])

_needs_namespaces(peer) := ["Namespace" |
	value.is_set(peer.spec, "namespaceSelector")
	not inventory.complete("Namespace", "")
]
