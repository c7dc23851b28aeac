# METADATA
# scope: package
# title: Changing the network
# description: >-
#   Whoever writes Services, Ingresses or their endpoints draws the traffic of others to
#   themselves, and whoever writes NetworkPolicies opens what they close.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/
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
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: MITRE, id: T1557}
#   - {framework: MITRE, id: T1562.004}
#   peers: [trivy KSV-0056, rbac-tool networking, rbac-tool gateway-api]
#   remediation: Grant the resources that are needed to those who run the network.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-network-write"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("medium", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, _verbs, _targets)
}

_verbs := ["create", "update", "patch", "delete", "deletecollection"]

_targets := [
	["", "services"],
	["", "endpoints"],
	["discovery.k8s.io", "endpointslices"],
	["networking.k8s.io", "ingresses"],
	["networking.k8s.io", "networkpolicies"],
	["networking.k8s.io", "ingressclasses"],
	["gateway.networking.k8s.io", "*"],
	["policy.networking.k8s.io", "*"],
]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-network-write")
