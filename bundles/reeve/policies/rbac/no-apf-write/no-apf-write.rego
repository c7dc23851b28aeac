# METADATA
# scope: package
# title: Changing priority and fairness
# description: >-
#   Whoever writes a FlowSchema or PriorityLevelConfiguration can have the API server put
#   off the requests of everyone else.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/cluster-administration/flow-control/
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
#   - {framework: MITRE, id: T1499}
#   remediation: Leave both to administrators.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-apf-write"]

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
	["flowcontrol.apiserver.k8s.io", "flowschemas"],
	["flowcontrol.apiserver.k8s.io", "prioritylevelconfigurations"],
]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-apf-write")
