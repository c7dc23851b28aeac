# METADATA
# scope: package
# title: NetworkPolicy peer that can act as its node
# description: >-
#   A privileged pod, and one on the host network, can send as its node, and traffic from
#   the own node is always allowed; what policies say of such a peer binds it no more than
#   it wants. Whoever is let in by a peer with such a pod is let in by every network policy.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: medium
#   action: audit
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: MITRE, id: T1557}
#   remediation: Exclude these pods from the peer, or take their privileges.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["privileged-peer"]

import data.reeve.lib.clause
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.nodelike
import data.reeve.lib.resident
import data.reeve.lib.value

violation contains {
	"msg": sprintf("ingress peer includes %s", [min(peer.found)]),
	"path": peer.path,
} if {
	some peer in _peers
	count(peer.found) > 0
}

unknown contains {
	"msg": "whether an ingress peer includes a pod that is privileged or on the host network",
	"needs": needs,
} if {
	some peer in _peers
	count(peer.found) == 0
	needs := array.concat(_unknown_namespaces(peer.spec), sort({kind |
		some namespace in resident.namespaces(peer.spec, kube.namespace)
		some kind in resident.missing(namespace)
	}))
	count(needs) > 0
}

_peers := [{"spec": peer.spec, "path": peer.path, "found": nodelike.among(peer.spec, kube.namespace)} |
	some peer in clause.peers
	peer.rule.type == "Ingress"
	not value.is_set(peer.spec, "ipBlock")
]

_unknown_namespaces(peer) := ["Namespace"] if {
	value.is_set(peer, "namespaceSelector")
	not inventory.complete("Namespace", "")
} else := []
