# METADATA
# scope: package
# title: Namespace at the privileged level
# description: >-
#   The level privileged lets every pod into a namespace, whatever the default of the
#   cluster is. Whoever may create pods there can take over the node.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#privileged
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [Namespace]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exempt:
#         description: Names of namespaces that may be privileged.
#         type: array
#         items: {type: string}
#         default: [kube-system]
#       exemptUsers:
#         description: Names of users who may make a namespace privileged; manifests outside admission have no user.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   - {framework: MITRE, id: T1562.001}
#   peers: [kyverno deny-privileged-profile, kyverno add-privileged-existing-namespaces]
#   remediation: Set the label pod-security.kubernetes.io/enforce to baseline or restricted.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psa-no-privileged-level"]

import data.reeve.lib.fix
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.podsecurity

violation contains {
	"msg": sprintf("%s sets %s to %q", [podsecurity.namespace, label.key, label.value]),
	"path": label.path,
	"fix": fix.on_request([{"op": "replace", "value": "baseline"}]),
} if {
	label := podsecurity.labels.enforce
	label.value == "privileged"
	not podsecurity.exempt(_parameters.exempt)
	not _by_exempt_user
}

_by_exempt_user if kube.request.userInfo.username in _parameters.exemptUsers

_parameters := parameters.of("psp/psa-no-privileged-level")
