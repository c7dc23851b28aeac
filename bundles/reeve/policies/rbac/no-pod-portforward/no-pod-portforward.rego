# METADATA
# scope: package
# title: Port-forward to pods
# description: >-
#   A forwarded port reaches what a pod listens on, on localhost too, from where no
#   NetworkPolicy looks. Before Kubernetes v1.35 the verb get is enough over WebSockets.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/authorization/
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
#   - {framework: MITRE, id: T1133}
#   peers: [kubescape C-0063, kics rbac-roles-with-port-forwarding-permission]
#   remediation: Remove pods/portforward from the rule, and grant it for the time that it is needed.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-pod-portforward"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.streaming_severity(found, "medium", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, ["create", "get"], [["", "pods/portforward"]])
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-pod-portforward")
