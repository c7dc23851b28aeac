# METADATA
# scope: package
# title: Placing pods by hand
# description: >-
#   Whoever may bind pods to nodes goes past the scheduler, and with it past taints,
#   topology and the rules of the nodes.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/binding-v1/
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
#   - {framework: MITRE, id: T1610}
#   remediation: Leave placement to the scheduler.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-binding-subresource"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("medium", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, ["create"], [["", "pods/binding"], ["", "bindings"]])
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-binding-subresource")
