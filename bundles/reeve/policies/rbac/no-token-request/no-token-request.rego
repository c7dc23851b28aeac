# METADATA
# scope: package
# title: Minting service account tokens
# description: >-
#   Whoever may request a token of a service account acts as that account from anywhere,
#   for as long as the token lives.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request
# - ref: https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
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
#       systemNamespaces:
#         description: Namespaces in which a Role is as grave as a ClusterRole.
#         type: array
#         items: {type: string}
#         default: [kube-system, kube-public, kube-node-lease, gatekeeper-system, kyverno, kubewarden]
#       allowedServiceAccounts:
#         description: Names of service accounts whose tokens may be requested by name.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.1.13, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1528}
#   peers: [kubescape C-0282, rbac-police token_request, rbac-police obtain_token_weak_ns]
#   remediation: Limit the rule to certain service accounts with resourceNames.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-token-request"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("high", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, ["create"], [["", "serviceaccounts/token"]])
}

violation contains {
	"msg": sprintf("%s %s of %s", [role.label, found.text, concat(", ", found.names)]),
	"path": found.path,
	"severity": "medium",
} if {
	some found in role.named(_rules, ["create"], [["", "serviceaccounts/token"]])
	some name in found.names
	not name in _parameters.allowedServiceAccounts
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-token-request")
