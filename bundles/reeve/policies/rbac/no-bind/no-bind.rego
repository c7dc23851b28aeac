# METADATA
# scope: package
# title: The verb bind
# description: >-
#   With the verb bind on a role one may bind it without holding its rights: on all roles
#   that is cluster-admin for whoever may write bindings too. In a Role it reaches the
#   namespace.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update
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
#       allowedRoleNames:
#         description: Names of roles that may be bound.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.1.8, version: "1.12"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1098.006}
#   peers:
#   - trivy KSV-0050
#   - trivy KSV-0051
#   - trivy KSV-0052
#   - kubescape C-0191
#   - kyverno restrict-escalation-verbs-roles
#   - checkov CKV_K8S_157
#   - rbac-police bind_roles
#   - kubiscan risky-create-rolebinding-role
#   - kubiscan risky-create-rolebinding-clusterrole
#   - kubiscan risky-create-clusterrolebinding-clusterrole
#   - krane risky-create-rolebinding-role
#   - krane risky-create-rolebinding-clusterrole
#   - rbac-tool bind-escalate
#   - datree CIS_INVALID_VALUE_BIND_IMPERSONATE_ESCALATE
#   remediation: Remove the verb, or limit it to certain roles with resourceNames.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-bind"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": _severity,
} if {
	some found in role.open(_rules, ["bind"], _roles)
}

violation contains {
	"msg": sprintf("%s %s named %s", [role.label, found.text, concat(", ", found.names)]),
	"path": found.path,
	"severity": _severity,
} if {
	some found in role.named(_rules, ["bind"], _roles)
	some name in found.names
	not name in _parameters.allowedRoleNames
}

# The API server asks for the verb on roles, whatever the binding.
violation contains {
	"msg": sprintf("%s %s, which grants nothing", [role.label, found.text]),
	"path": found.path,
	"severity": "low",
	"action": "warn",
} if {
	some found in array.concat(role.open(_rules, ["bind"], _bindings), role.named(_rules, ["bind"], _bindings))
	not found.path[1] in _reported
}

_reported := {found.path[1] |
	some found in array.concat(role.open(_rules, ["bind"], _roles), role.named(_rules, ["bind"], _roles))
}

_severity := "critical" if {
	role.is_cluster_role
} else := "high"

_roles := [["rbac.authorization.k8s.io", "roles"], ["rbac.authorization.k8s.io", "clusterroles"]]

_bindings := [["rbac.authorization.k8s.io", "rolebindings"], ["rbac.authorization.k8s.io", "clusterrolebindings"]]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-bind")
