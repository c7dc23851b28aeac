# METADATA
# scope: package
# title: The verb escalate
# description: >-
#   With the verb escalate one may write rights into a role that one does not hold, and so
#   into the role that one is bound to.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-creation-or-update
# custom:
#   severity: critical
#   action: deny
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
#   - {framework: CIS, id: 5.1.8, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1098.006}
#   peers:
#   - trivy KSV-0050
#   - kubescape C-0191
#   - kyverno restrict-escalation-verbs-roles
#   - checkov CKV_K8S_158
#   - rbac-police escalate_roles
#   - rbac-tool bind-escalate
#   - datree CIS_INVALID_VALUE_BIND_IMPERSONATE_ESCALATE
#   - kics rbac-roles-allow-privilege-escalation
#   remediation: Remove the verb.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-escalate"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": _severity,
} if {
	some found in role.open(_rules, ["escalate"], _roles)
}

violation contains {
	"msg": sprintf("%s %s named %s", [role.label, found.text, concat(", ", found.names)]),
	"path": found.path,
	"severity": _severity,
} if {
	some found in role.named(_rules, ["escalate"], _roles)
}

_severity := "critical" if {
	role.is_cluster_role
} else := "high"

_roles := [["rbac.authorization.k8s.io", "roles"], ["rbac.authorization.k8s.io", "clusterroles"]]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-escalate")
