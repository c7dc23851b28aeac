# METADATA
# scope: package
# title: Exec into pods
# description: >-
#   A process in a running container has its service account, its Secrets and its network,
#   and no policy looks at what it runs. Before Kubernetes v1.35 the verb get is enough
#   over WebSockets.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/authorization/
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
#         default: [create, get]
#   controls:
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1609}
#   peers:
#   - trivy KSV-0053
#   - kubescape C-0002
#   - checkov CKV2_K8S_2
#   - polaris rolePodExecAttach
#   - polaris clusterrolePodExecAttach
#   - polaris rolebindingRolePodExecAttach
#   - polaris rolebindingClusterRolePodExecAttach
#   - polaris clusterrolebindingPodExecAttach
#   - rbac-police pods_exec
#   - rbac-police rce_weak_ns
#   - kubiscan risky-exec-pods
#   - krane risky-exec-pods
#   - datree CONTAINERS_INCORRECT_RESOURCES_VERBS_VALUE
#   - kics rbac-roles-with-exec-permission
#   remediation: Remove pods/exec from the rule, and grant it for the time that it is needed.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-pod-exec"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.streaming_severity(found, "high", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, _parameters.verbs, [["", "pods/exec"]])
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-pod-exec")
