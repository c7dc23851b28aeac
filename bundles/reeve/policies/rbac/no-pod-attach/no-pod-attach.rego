# METADATA
# scope: package
# title: Attach to pods
# description: >-
#   Whoever attaches to a container reads what its process writes and types into what it
#   reads. Before Kubernetes v1.35 the verb get is enough over WebSockets.
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
#   - trivy KSV-0054
#   - polaris rolePodExecAttach
#   - polaris clusterrolePodExecAttach
#   - kubiscan risky-attach-pods
#   - krane risky-attach-pods
#   - kics rbac-roles-with-attach-permission
#   remediation: Remove pods/attach from the rule, and grant it for the time that it is needed.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-pod-attach"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.streaming_severity(found, "high", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, _parameters.verbs, [["", "pods/attach"]])
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-pod-attach")
