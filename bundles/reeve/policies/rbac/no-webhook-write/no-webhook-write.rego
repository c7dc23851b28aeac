# METADATA
# scope: package
# title: Writing admission webhooks
# description: >-
#   Whoever writes a webhook configuration sees every object that is written, Secrets
#   included, and changes or refuses it; whoever changes one switches off what others
#   check.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks
# custom:
#   severity: critical
#   action: deny
#   match: {kinds: [rbac.authorization.k8s.io/ClusterRole]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       includeBootstrap:
#         description: Whether to judge the roles that the API server creates itself.
#         type: boolean
#         default: false
#       reportSubsumed:
#         description: Whether to judge rules that allow everything, which rbac/no-cluster-admin-wildcard reports.
#         type: boolean
#         default: false
#   controls:
#   - {framework: CIS, id: 5.1.12, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   - {framework: MITRE, id: T1562.001}
#   - {framework: MITRE, id: T1557}
#   peers:
#   - trivy KSV-0114
#   - kubescape C-0281
#   - kyverno restrict-clusterrole-mutating-validating-admission-webhooks
#   - checkov CKV_K8S_155
#   - rbac-police control_webhooks
#   - rbac-tool admission-controllers
#   remediation: >-
#     Remove the verbs, or limit them to the configurations of the operator itself with
#     resourceNames.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-webhook-write"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
} if {
	some found in role.open(_rules, _verbs, _targets)
}

violation contains {
	"msg": sprintf("%s %s named %s", [role.label, found.text, concat(", ", found.names)]),
	"path": found.path,
	"severity": "high",
	"action": "warn",
} if {
	some found in role.named(_rules, _verbs, _targets)
}

_verbs := ["create", "update", "patch", "delete", "deletecollection"]

_targets := [
	["admissionregistration.k8s.io", "mutatingwebhookconfigurations"],
	["admissionregistration.k8s.io", "validatingwebhookconfigurations"],
]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-webhook-write")
