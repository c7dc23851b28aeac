# METADATA
# scope: package
# title: Changing nodes
# description: >-
#   Labels and taints decide which pods a node gets, and its capacity is in its status:
#   whoever writes them draws pods, and their Secrets, to a node of choice, or empties the
#   cluster.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: high
#   action: warn
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
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1562}
#   - {framework: MITRE, id: T1611}
#   peers: [rbac-police modify_node_status, rbac-police steal_pods]
#   remediation: Leave nodes to the kubelet and to administrators.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-node-write"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
} if {
	some found in role.open(_rules, _verbs, _targets)
}

_verbs := ["update", "patch", "delete", "deletecollection"]

_targets := [["", "nodes"], ["", "nodes/status", ["update", "patch"]]]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-node-write")
