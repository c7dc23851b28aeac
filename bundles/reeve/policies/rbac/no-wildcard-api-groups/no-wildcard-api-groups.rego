# METADATA
# scope: package
# title: Every API group
# description: >-
#   The star among API groups reaches resources of the same name in groups that nobody had
#   in mind, and in those of operators that are yet to be installed.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# custom:
#   severity: medium
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
#   controls:
#   - {framework: CIS, id: 5.1.3, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [trivy KSV-0044, checkov CKV_K8S_49]
#   remediation: List the API groups that are needed.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-wildcard-api-groups"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s allows %s on %s of every API group", [
		role.label,
		concat(", ", held.rule.verbs),
		concat(", ", held.rule.resources),
	]),
	"path": array.concat(held.path, ["apiGroups", index]),
	"severity": role.severity("medium", _parameters.systemNamespaces),
} if {
	some held in _rules
	some index, "*" in held.rule.apiGroups
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-wildcard-api-groups")
