# METADATA
# scope: package
# title: Changing cluster-wide classes
# description: >-
#   Storage classes and drivers decide where data lies, runtime classes how pods are
#   isolated and priority classes who makes room for whom.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/storage-classes/
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
#   peers: [rbac-tool storage-data]
#   remediation: Leave classes to administrators.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-storage-class-write"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
} if {
	some found in role.open(_rules, _verbs, _targets)
}

_verbs := ["create", "update", "patch", "delete", "deletecollection"]

_targets := [
	["storage.k8s.io", "storageclasses"],
	["storage.k8s.io", "csidrivers"],
	["node.k8s.io", "runtimeclasses"],
	["scheduling.k8s.io", "priorityclasses"],
]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-storage-class-write")
