# METADATA
# scope: package
# title: Adding ephemeral containers
# description: >-
#   An ephemeral container runs in a pod that is already there, with its service account,
#   its volumes and an image that the caller chooses.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
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
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1609}
#   - {framework: MITRE, id: T1611}
#   peers: [rbac-police pods_ephemeral_ctrs]
#   remediation: Remove pods/ephemeralcontainers from the rule, and grant it for the time of debugging.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-ephemeral-container-inject"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("high", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, ["update", "patch"], [["", "pods/ephemeralcontainers"]])
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-ephemeral-container-inject")
