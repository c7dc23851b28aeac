# METADATA
# scope: package
# title: Namespace peers picked by labels that others can set
# description: >-
#   Whoever may update namespaces can give theirs any label, and with the right one becomes
#   a peer. The API server itself sets kubernetes.io/metadata.name, and nobody can change
#   it. Where all that RBAC grants is known, labels count as safe if nobody but the system
#   and cluster administrators can set them.
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
#       trustedKeys:
#         description: Keys of labels that only those who may pick namespaces can set.
#         type: array
#         items: {type: string}
#         default: [kubernetes.io/metadata.name]
#   controls:
#   - {framework: NSA, id: 2a, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Pick namespaces by the label kubernetes.io/metadata.name.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["trusted-namespace-label"]

import data.reeve.lib.breadth
import data.reeve.lib.clause
import data.reeve.lib.grants
import data.reeve.lib.labeller
import data.reeve.lib.parameters
import data.reeve.lib.selector

violation contains {
	"msg": sprintf("namespaceSelector of an %s peer goes by %s, which others can set", [
		clause.direction[peer.rule.type],
		concat(", ", sort([sprintf("label %q", [key]) | some key in selector.keys(peer.spec.namespaceSelector)])),
	]),
	"path": array.concat(peer.path, ["namespaceSelector"]),
} if {
	some peer in clause.peers
	is_object(peer.spec.namespaceSelector)
	not breadth.is_wide_selector(peer.spec)
	not _is_trusted(peer.spec.namespaceSelector)
	_can_be_set
}

_is_trusted(label_selector) if {
	some key in parameters.of("network/trusted-namespace-label").trustedKeys
	key in _picking(label_selector)
}

_picking(label_selector) := {key | some key, _ in label_selector.matchLabels} | {requirement.key |
	some requirement in label_selector.matchExpressions
	requirement.operator == "In"
}

_can_be_set if count(grants.missing("*")) > 0

_can_be_set if count(labeller.others) > 0
