# METADATA
# scope: package
# title: Peer of a NetworkPolicy of two kinds or none
# description: >-
#   A peer is a block of addresses or pods by their labels, not both, and an empty one is
#   nobody. The API server refuses either. A selector with nothing behind its colon is null
#   and the same as none.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Write the block and the selectors as peers of their own, and give every peer one of them.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["peer-single-kind"]

import data.reeve.lib.clause
import data.reeve.lib.value

violation contains {
	"msg": sprintf("peer has an ipBlock beside a %s", [field]),
	"path": peer.path,
} if {
	some peer in clause.peers
	value.is_set(peer.spec, "ipBlock")
	some field in _selectors
	value.is_set(peer.spec, field)
}

violation contains {
	"msg": "peer has no ipBlock, podSelector or namespaceSelector",
	"path": peer.path,
} if {
	some peer in clause.peers
	not value.is_set(peer.spec, "ipBlock")
	not _has_selector(peer.spec)
}

_selectors := ["podSelector", "namespaceSelector"]

_has_selector(spec) if {
	some field in _selectors
	value.is_set(spec, field)
}
