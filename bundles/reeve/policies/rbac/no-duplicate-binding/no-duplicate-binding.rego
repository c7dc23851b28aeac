# METADATA
# scope: package
# title: Role granted twice
# description: >-
#   Whoever removes one of two bindings of the same role to the same subject believes to
#   have taken the role away. A role binding beside a binding for the whole cluster
#   changes nothing either.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review
# custom:
#   severity: info
#   action: audit
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Delete one of the bindings.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-duplicate-binding"]

import data.reeve.lib.binding
import data.reeve.lib.grants
import data.reeve.lib.kube

violation contains {
	"msg": sprintf("%s grants the %s to %s, as %s does", [
		binding.label,
		binding.role_label(binding.role),
		binding.subject_label(subject),
		_name(others[0]),
	]),
	"path": subject.path,
} if {
	some subject in binding.subjects
	others := [grant.binding |
		some grant in _of_role
		grant.subject.key == subject.key
	]
	others != []
}

# Of two that are alike one is reported, and never the wider one.
_of_role := [grant |
	binding.subjects[0]
	some grant in grants.reaching(kube.namespace)
	grant.role == binding.role
	grant.binding != binding.identity
	_is_first(grant.binding)
]

_is_first(other) if other.kind != binding.identity.kind

_is_first(other) if grants.is_last_of([other])

_name(other) := sprintf("cluster role binding %q", [other.name]) if {
	other.kind == "ClusterRoleBinding"
} else := sprintf("role binding %q", [other.name])
