# METADATA
# scope: package
# title: Reading logs across namespaces
# description: >-
#   Logs hold tokens, addresses and personal data more often than anyone means them to. A
#   ClusterRole reads those of all namespaces.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/cluster-administration/logging/
# custom:
#   severity: low
#   action: audit
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
#         description: Namespaces of the system.
#         type: array
#         items: {type: string}
#         default: [kube-system, kube-public, kube-node-lease, gatekeeper-system, kyverno, kubewarden]
#   controls:
#   - {framework: OWASP, id: K03, version: "2025"}
#   - {framework: MITRE, id: T1552}
#   remediation: Grant pods/log in a Role of the namespace.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-pod-log-read-system"]

import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
} if {
	_is_wide
	some found in role.open(_rules, ["get"], [["", "pods/log"]])
}

_is_wide if role.is_cluster_role

_is_wide if kube.namespace in _parameters.systemNamespaces

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-pod-log-read-system")
