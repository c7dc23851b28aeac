# METADATA
# scope: package
# title: Subject with many roles
# description: >-
#   What somebody with many roles may do is the sum of all of them, which nobody has
#   ever looked at.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review
# custom:
#   severity: info
#   action: audit
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       max:
#         description: The greatest number of roles.
#         type: integer
#         minimum: 1
#         default: 4
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [krane subjects-with-many-roles]
#   remediation: Put what the subject needs into one role.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["max-roles-per-subject"]

import data.reeve.lib.binding
import data.reeve.lib.grants
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("%s has %d roles, more than %d", [binding.subject_label(subject), count(granted), _max]),
	"path": subject.path,
} if {
	not binding.is_bootstrap
	some subject in binding.subjects
	granted := {grant.role | some grant in grants.by_subject[subject.key]} | {binding.role}
	count(granted) > _max
	grants.is_last_of([grant.binding | some grant in grants.by_subject[subject.key]])
}

_max := parameters.of("rbac/max-roles-per-subject").max
