# METADATA
# scope: package
# title: Reading Secrets
# description: >-
#   A rule that reads Secrets hands out all the passwords and keys of a namespace, and
#   with them tokens of service accounts. Listing and watching return the contents as well
#   as the names.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#secrets
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
#       verbs:
#         description: The verbs that count.
#         type: array
#         items: {type: string}
#         default: [get, list, watch]
#   controls:
#   - {framework: CIS, id: 5.1.2, version: "1.12"}
#   - {framework: NSA, id: 2i, version: "1.2"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K03, version: "2025"}
#   - {framework: MITRE, id: T1552.007}
#   - {framework: MITRE, id: T1528}
#   peers: [trivy KSV-0041, trivy KSV-0113, kubescape C-0015, kubescape C-0186,
#     kube-linter access-to-secrets, kyverno restrict-secret-role-verbs, checkov CKV2_K8S_5,
#     rbac-police list_secrets, rbac-police retrieve_token_secrets, kubiscan risky-get-secrets,
#     kubiscan risky-list-secrets, krane risky-get-secrets, krane risky-list-secrets,
#     rbac-tool secret-readers, datree CIS_INVALID_VERB_SECRETS,
#     kics rbac-roles-with-read-secrets-permissions]
#   remediation: Limit the rule to the Secrets it needs with resourceNames.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-secret-read"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("high", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, _parameters.verbs, [["", "secrets"]])
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-secret-read")
