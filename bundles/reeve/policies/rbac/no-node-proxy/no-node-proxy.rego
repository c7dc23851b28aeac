# METADATA
# scope: package
# title: Access to the kubelet
# description: >-
#   The API of the kubelet runs commands in every container of the node, and get alone is
#   enough: admission control and audit see nothing of it. Finer subresources serve
#   monitoring: nodes/metrics, nodes/stats, nodes/log, and from Kubernetes v1.33
#   nodes/pods, nodes/configz and nodes/healthz.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   severity: critical
#   action: deny
#   match: {kinds: [rbac.authorization.k8s.io/ClusterRole]}
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
#   controls:
#   - {framework: CIS, id: 5.1.10, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1609}
#   - {framework: MITRE, id: T1611}
#   peers:
#   - trivy KSV-0047
#   - kubescape C-0279
#   - kyverno restrict-clusterrole-nodesproxy
#   - checkov CKV2_K8S_2
#   - rbac-police nodes_proxy
#   - kubiscan risky-execute-command-node-proxy
#   - rbac-tool node-proxy
#   remediation: >-
#     Name the subresources that are needed instead, such as nodes/metrics, but never
#     nodes/checkpoint.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-node-proxy"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
} if {
	some found in role.open(_rules, ["get", "create"], [["", "nodes/proxy"]])
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-node-proxy")
