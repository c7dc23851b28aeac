# METADATA
# scope: package
# title: Deleting workloads or data
# description: >-
#   Whoever may delete workloads, claims, Secrets or Namespaces can stop a service and
#   destroy its data.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: medium
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
#         description: Namespaces in which a Role is as grave as a ClusterRole.
#         type: array
#         items: {type: string}
#         default: [kube-system, kube-public, kube-node-lease, gatekeeper-system, kyverno, kubewarden]
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1485}
#   - {framework: MITRE, id: T1489}
#   peers: [trivy KSV-0048, kubescape C-0007]
#   remediation: Remove the verbs delete and deletecollection.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-workload-delete"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("medium", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, _verbs, _targets)
}

_verbs := ["delete", "deletecollection"]

_targets := [
	["", "pods"],
	["", "replicationcontrollers"],
	["", "services"],
	["", "secrets"],
	["", "persistentvolumeclaims"],
	["", "namespaces"],
	["apps", "deployments"],
	["apps", "daemonsets"],
	["apps", "statefulsets"],
	["apps", "replicasets"],
	["batch", "jobs"],
	["batch", "cronjobs"],
]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-workload-delete")
