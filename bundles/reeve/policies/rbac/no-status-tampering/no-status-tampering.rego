# METADATA
# scope: package
# title: Writing the status of core objects
# description: >-
#   Controllers and load balancers act on what a status says: a false address in that of a
#   Service draws traffic (CVE-2020-8554), a false phase in that of a pod or volume loses
#   it.
# related_resources:
# - ref: https://nvd.nist.gov/vuln/detail/CVE-2020-8554
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
#   - {framework: MITRE, id: T1557}
#   peers:
#   - checkov CKV2_K8S_4
#   - rbac-police modify_service_status_cve_2020_8554
#   - rbac-police modify_pod_status
#   - rbac-police modify_node_status
#   remediation: Leave the status to the controllers of Kubernetes.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-status-tampering"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("medium", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, _verbs, _targets)
}

_verbs := ["update", "patch"]

_targets := [
	["", "services/status"],
	["", "pods/status"],
	["", "nodes/status"],
	["", "persistentvolumeclaims/status"],
]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-status-tampering")
