# METADATA
# scope: package
# title: NetworkPolicy peer that is every namespace
# description: >-
#   A peer with an empty namespaceSelector is every pod of the cluster, whoever runs it:
#   other teams, and whatever is installed later. One that only excludes namespaces is
#   nearly the same, and labels of pods, which the owner of any namespace can set, narrow it
#   little: both are reported as low.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Peers that may be, written as in the policy.
#         type: array
#         items: {type: object}
#         default: []
#   controls:
#   - {framework: NSA, id: 2a, version: "1.2"}
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: MITRE, id: T1210}
#   remediation: Pick namespaces by their name, with the label kubernetes.io/metadata.name.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["no-all-namespaces-peer"]

import data.reeve.lib.breadth
import data.reeve.lib.clause
import data.reeve.lib.parameters
import data.reeve.lib.selector
import data.reeve.lib.value

violation contains object.union(urgency, {
	"msg": sprintf("%s peer is %s", [clause.direction[peer.rule.type], who]),
	"path": array.concat(peer.path, ["namespaceSelector"]),
}) if {
	some peer in clause.peers
	breadth.is_wide_selector(peer.spec)
	not peer.spec in parameters.of("network/no-all-namespaces-peer").allowed
	[who, urgency] := _who(peer.spec)
}

_who(peer) := ["every pod of every namespace", {}] if {
	selector.is_empty(peer.namespaceSelector)
	_is_every_pod(peer)
} else := ["every pod of all namespaces but some", _mild] if {
	_is_every_pod(peer)
} else := ["pods of every namespace, by labels that anybody can set", _mild] if {
	selector.is_empty(peer.namespaceSelector)
} else := ["pods of all namespaces but some, by labels that anybody can set", _mild]

_is_every_pod(peer) if selector.is_empty(value.object_at(peer, "podSelector"))

_mild := {"severity": "low"}
