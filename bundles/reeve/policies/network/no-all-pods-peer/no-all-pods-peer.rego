# METADATA
# scope: package
# title: NetworkPolicy peer that is every pod of the namespace
# description: >-
#   A peer with an empty podSelector and no namespaceSelector is every pod of the same
#   namespace. Whoever breaks into one of them gets at the pods of the policy.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Select the pods by their labels.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["no-all-pods-peer"]

import data.reeve.lib.clause
import data.reeve.lib.selector
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s peer is every pod of the namespace", [clause.direction[peer.rule.type]]),
	"path": array.concat(peer.path, ["podSelector"]),
} if {
	some peer in clause.peers
	is_object(peer.spec.podSelector)
	selector.is_empty(peer.spec.podSelector)
	not value.is_set(peer.spec, "namespaceSelector")
}
