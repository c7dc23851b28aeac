# METADATA
# scope: package
# title: Namespace without a Pod Security level
# description: >-
#   Pod Security admission enforces on the pods of a namespace the level that its label
#   pod-security.kubernetes.io/enforce names. Without the label the default of the cluster
#   holds, which is privileged unless it was configured, and allows everything. Where the
#   inventory knows the configuration of the plugin, its defaults are those of the cluster.
#   What a label says that is present is for other policies to judge.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [Namespace]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       minLevel:
#         description: The weakest level that namespaces without the label may have from the cluster.
#         type: string
#         enum: [baseline, restricted]
#         default: baseline
#       clusterDefault:
#         description: The level that the cluster enforces where no label does, unless the inventory knows it.
#         type: string
#         enum: [privileged, baseline, restricted]
#         default: privileged
#       exempt:
#         description: Names of namespaces that need no label.
#         type: array
#         items: {type: string}
#         default: [kube-system]
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: CIS, id: 5.2.2, version: "1.12"}
#   - {framework: CIS, id: 5.2.3, version: "1.12"}
#   - {framework: CIS, id: 5.2.4, version: "1.12"}
#   - {framework: CIS, id: 5.2.5, version: "1.12"}
#   - {framework: CIS, id: 5.2.6, version: "1.12"}
#   - {framework: CIS, id: 5.2.7, version: "1.12"}
#   - {framework: CIS, id: 5.2.8, version: "1.12"}
#   - {framework: CIS, id: 5.2.9, version: "1.12"}
#   - {framework: CIS, id: 5.2.10, version: "1.12"}
#   - {framework: CIS, id: 5.2.11, version: "1.12"}
#   - {framework: CIS, id: 5.2.12, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   peers:
#   - kubescape C-0192
#   - kubescape C-0193
#   - kubescape C-0194
#   - kubescape C-0195
#   - kubescape C-0196
#   - kubescape C-0199
#   - kubescape C-0202
#   - kubescape C-0203
#   - kubescape C-0204
#   - kyverno add-psa-labels
#   - kyverno add-psa-namespace-reporting
#   remediation: Label the namespace with pod-security.kubernetes.io/enforce, baseline or restricted.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psa-enforce-label"]

import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.podsecurity

violation contains {
	"msg": sprintf("%s has no label %s, so the cluster default %q holds", [
		podsecurity.namespace,
		label.key,
		_default,
	]),
	"path": label.path,
	"fix": fix.on_request([{"op": "add", "value": _parameters.minLevel}]),
} if {
	not podsecurity.exempt(_parameters.exempt)
	label := podsecurity.labels.enforce
	not label.value
	podsecurity.weaker(_default, _parameters.minLevel)
}

_default := podsecurity.default_level(_parameters.clusterDefault)

_parameters := parameters.of("psp/psa-enforce-label")
