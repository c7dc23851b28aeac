# METADATA
# scope: package
# title: Stealing pods
# description: >-
#   Whoever may remove pods and change nodes can close all nodes but one and have every
#   pod, with its Secrets, start there.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: medium
#   action: audit
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
#   - {framework: MITRE, id: T1611}
#   peers: [rbac-police steal_pods]
#   remediation: Give the two rights to different accounts.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-pod-eviction-steal"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s and %s", [role.label, removal.text, placement.text]),
	"path": removal.path,
} if {
	placement := role.open(_rules, ["update", "patch"], [["", "nodes"], ["", "nodes/status"]])[0]
	some removal in role.open(_rules, ["create", "delete", "deletecollection", "update", "patch"], [
		["", "pods", ["delete", "deletecollection"]],
		["", "pods/eviction", ["create"]],
		["", "pods/status", ["update", "patch"]],
	])
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-pod-eviction-steal")
