# METADATA
# scope: package
# title: Binding for a single user
# description: >-
#   Rights that are given to a person stay when that person changes teams or leaves,
#   since nobody looks for them in the cluster. Membership of a group ends where people
#   are managed.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review
# custom:
#   severity: low
#   action: "off"
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Names of users that may be bound; * stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 3.1.1, version: "1.12"}
#   - {framework: NSA, id: 3a, version: "1.2"}
#   - {framework: OWASP, id: K09, version: "2025"}
#   remediation: Bind a group from your identity provider.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-user-binding"]

import data.reeve.lib.binding
import data.reeve.lib.parameters
import data.reeve.lib.pattern

violation contains {
	"msg": sprintf("%s names the %s", [binding.label, binding.subject_label(subject)]),
	"path": subject.path,
} if {
	some subject in binding.subjects
	subject.kind == "User"
	not startswith(subject.name, "system:")
	not pattern.matches(subject.name, parameters.of("rbac/no-user-binding").allowed)
}
