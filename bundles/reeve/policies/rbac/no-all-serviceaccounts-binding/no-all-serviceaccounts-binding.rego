# METADATA
# scope: package
# title: Grant to every service account
# description: >-
#   Every pod runs as some service account, so what is granted to the group of all of
#   them is granted to every container that is broken into. The group of a namespace is
#   little better.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#service-account-permissions
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
# custom:
#   severity: high
#   action: deny
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Names of ClusterRoles that every service account may have.
#         type: array
#         items: {type: string}
#         default: [system:service-account-issuer-discovery, system:cluster-trust-bundle-discovery]
#   controls:
#   - {framework: CIS, id: 5.1.5, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1078.001}
#   remediation: Name the service account that needs the role.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-all-serviceaccounts-binding"]

import data.reeve.lib.binding
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("%s grants the %s to every service account%s", [
		binding.label,
		binding.role_label(binding.role),
		of_what,
	]),
	"path": subject.path,
} if {
	some subject in binding.subjects
	of_what := _of_what(subject.key)
	not _is_allowed
}

_of_what("Group:system:serviceaccounts") := ""

_of_what(key) := sprintf(" of namespace %q", [namespace]) if {
	namespace := trim_prefix(key, "Group:system:serviceaccounts:")
	namespace != key
}

_is_allowed if {
	binding.role.kind == "ClusterRole"
	binding.role.name in parameters.of("rbac/no-all-serviceaccounts-binding").allowed
}
