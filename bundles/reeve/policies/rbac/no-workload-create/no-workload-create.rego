# METADATA
# scope: package
# title: Creating workloads
# description: >-
#   Whoever may create a pod, or change what creates pods, runs code as any service
#   account of the namespace, reads its Secrets and uses its volumes.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation
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
#       verbs:
#         description: The verbs that count.
#         type: array
#         items: {type: string}
#         default: [create, update, patch]
#   controls:
#   - {framework: CIS, id: 5.1.4, version: "1.12"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1610}
#   - {framework: MITRE, id: T1053.007}
#   peers: [trivy KSV-0048, kubescape C-0188, kube-linter access-to-create-pods,
#     rbac-police assign_sa, rbac-police modify_pods, rbac-police rce_weak_ns,
#     rbac-police obtain_token_weak_ns, kubiscan risky-create-pod,
#     kubiscan risky-create-deployments, kubiscan risky-create-daemonsets,
#     kubiscan risky-create-statefulsets, kubiscan risky-create-replicasets,
#     kubiscan risky-create-replicationcontrollers, kubiscan risky-create-jobs,
#     kubiscan risky-update-deployments, kubiscan risky-update-daemonsets,
#     kubiscan risky-update-statefulsets, kubiscan risky-update-replicasets,
#     kubiscan risky-update-replicationcontrollers, kubiscan risky-update-jobs,
#     krane risky-create-deployments, krane risky-create-daemonsets,
#     krane risky-create-statefulsets, krane risky-create-replicasets,
#     krane risky-create-replicationcontrollers, krane risky-create-jobs,
#     krane risky-create-cronjobs, krane risky-update-deployments, krane risky-update-daemonsets,
#     krane risky-update-statefulsets, krane risky-update-replicasets,
#     krane risky-update-replicationcontrollers, krane risky-update-jobs,
#     krane risky-update-cronjobs, rbac-tool workload-creators,
#     datree CIS_INVALID_VALUE_CREATE_POD, kics permissive-access-to-create-pods]
#   remediation: Leave workloads to the accounts that deploy them.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-workload-create"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("medium", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, _parameters.verbs, _targets)
}

_targets := [
	["", "pods"],
	["", "replicationcontrollers"],
	["apps", "deployments"],
	["apps", "daemonsets"],
	["apps", "statefulsets"],
	["apps", "replicasets"],
	["batch", "jobs"],
	["batch", "cronjobs"],
]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-workload-create")
