# METADATA
# scope: package
# title: Namespace below the restricted level
# description: >-
#   Only the restricted level of the Pod Security Standards keeps the pods of a namespace
#   from running as root and from gaining privileges. Without the label
#   pod-security.kubernetes.io/enforce the default of the cluster holds. A value that is
#   no level counts as restricted, as it does for the API server.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   severity: medium
#   action: audit
#   match: {kinds: [Namespace]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       clusterDefault:
#         description: The level that the cluster enforces where no label does, unless the inventory knows it.
#         type: string
#         enum: [privileged, baseline, restricted]
#         default: privileged
#       exempt:
#         description: Names of namespaces that may have a weaker level.
#         type: array
#         items: {type: string}
#         default: [kube-system, kube-public, kube-node-lease]
#   controls:
#   - {framework: CIS, id: 5.2.6, version: "1.12"}
#   - {framework: CIS, id: 5.2.7, version: "1.12"}
#   - {framework: CIS, id: 5.2.8, version: "1.12"}
#   - {framework: CIS, id: 5.2.9, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   peers: [kubescape C-0197, kubescape C-0198, kubescape C-0200, kubescape C-0201]
#   remediation: Set the label pod-security.kubernetes.io/enforce of the namespace to restricted.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psa-restricted-label"]

import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.podsecurity

violation contains {
	"msg": sprintf("%s %s", [podsecurity.namespace, _fact]),
	"path": _label.path,
	"fix": fix.on_request([{"op": "add", "value": "restricted"}]),
} if {
	not podsecurity.exempt(_parameters.exempt)
	podsecurity.weaker(podsecurity.enforced(_parameters.clusterDefault), "restricted")
}

_fact := sprintf("sets %s to %q", [_label.key, _label.value]) if {
	_label.value
} else := sprintf("has no label %s, so the cluster default %q holds", [
	_label.key,
	podsecurity.default_level(_parameters.clusterDefault),
])

_label := podsecurity.labels.enforce

_parameters := parameters.of("psp/psa-restricted-label")
