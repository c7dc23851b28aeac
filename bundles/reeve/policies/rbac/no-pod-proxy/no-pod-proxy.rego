# METADATA
# scope: package
# title: Proxy to pods and services
# description: >-
#   The proxy of the API server reaches the ports of pods and services from where no
#   NetworkPolicy looks. The method of the request decides which verb is asked for.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
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
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1090}
#   remediation: Remove the subresource proxy from the rule.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-pod-proxy"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("medium", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, _verbs, _targets)
}

_verbs := ["get", "create", "update", "patch", "delete"]

_targets := [["", "pods/proxy"], ["", "services/proxy"]]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-pod-proxy")
