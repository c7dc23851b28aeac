# METADATA
# scope: package
# title: Changing Namespaces
# description: >-
#   The labels of a Namespace choose its Pod Security level and the policies and webhooks
#   that look at it. A Role reaches the one it is in.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#namespace-modification
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
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   - {framework: MITRE, id: T1562.001}
#   remediation: Leave Namespaces to administrators.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-namespace-write"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
} if {
	some found in role.open(_rules, _verbs, [["", "namespaces"]])
}

# What a Role grants is asked for in its Namespace, in which none is created.
_verbs := ["create", "update", "patch"] if {
	role.is_cluster_role
} else := ["update", "patch"]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-namespace-write")
