# METADATA
# scope: package
# title: Impersonation
# description: >-
#   Whoever may impersonate a user, a group or a service account has all its rights; the
#   group system:masters has every right there is.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#impersonate-verb
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/
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
#       allowedNames:
#         description: Names of users, groups and service accounts that may be impersonated.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.1.8, version: "1.12"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1078}
#   - {framework: MITRE, id: T1550}
#   peers:
#   - trivy KSV-0043
#   - kubescape C-0065
#   - kubescape C-0191
#   - kyverno restrict-escalation-verbs-roles
#   - checkov CKV2_K8S_3
#   - rbac-police impersonate
#   - kubiscan risky-impersonate-groups
#   - kubiscan risky-any-resource-impersonate
#   - krane risky-impersonate-privileged-groups
#   - rbac-tool impersonate
#   - datree CIS_INVALID_VALUE_BIND_IMPERSONATE_ESCALATE
#   - kics rbac-roles-with-impersonate-permission
#   remediation: Remove the verb, or limit it to certain names with resourceNames.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-impersonate"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": _severity,
} if {
	some found in role.open(_rules, ["impersonate"], _whom)
}

violation contains {
	"msg": sprintf("%s %s named %s", [role.label, found.text, concat(", ", found.names)]),
	"path": found.path,
	"severity": _severity_of_names(found.names),
} if {
	some found in role.named(_rules, ["impersonate"], _whom)
	some name in found.names
	not name in _parameters.allowedNames
}

# Attributes are of no use to those who may impersonate nobody.
violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": "low",
	"action": "warn",
} if {
	role.is_cluster_role
	some found in role.open(_rules, ["impersonate"], _attributes)
	not _reaches_anybody
}

_reaches_anybody if role.open(_rules, ["impersonate"], _whom)[0]

_reaches_anybody if role.named(_rules, ["impersonate"], _whom)[0]

# A Role is asked for the accounts of its namespace alone.
_whom := [["", "users"], ["", "groups"], ["", "serviceaccounts"]] if {
	role.is_cluster_role
} else := [["", "serviceaccounts"]]

# Each key of the extra attributes is a subresource; userextras itself matches nothing.
_attributes := array.concat([["authentication.k8s.io", "uids"]], [["authentication.k8s.io", resource] |
	some held in _rules
	some entry in held.rule.resources
	resource := _extra(split(entry, "/"))
])

_extra(parts) := concat("/", ["userextras", parts[1]]) if parts[0] in {"*", "userextras"}

_severity := "critical" if {
	role.is_cluster_role
} else := "high"

_severity_of_names(names) := "medium" if {
	every name in names { not startswith(name, "system:") }
} else := _severity

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-impersonate")
