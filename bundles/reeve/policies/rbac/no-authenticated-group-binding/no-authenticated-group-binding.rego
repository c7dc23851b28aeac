# METADATA
# scope: package
# title: Grant to whoever has logged in
# description: >-
#   Everybody with any credential is in the group system:authenticated: each service
#   account, and on some managed clusters each account of the provider, whoever owns it.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: high
#   action: deny
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedRoles:
#         description: Names of ClusterRoles that everybody may have.
#         type: array
#         items: {type: string}
#         default: [system:basic-user, system:discovery, system:public-info-viewer]
#   controls:
#   - {framework: CIS, id: 5.1.1, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1078.001}
#   peers: [trivy KSV-01011, kubescape C-0265, gatekeeper disallowanonymous]
#   remediation: Bind a group of your own.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-authenticated-group-binding"]

import data.reeve.lib.binding
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("%s grants the %s to %s, which is everybody with credentials", [
		binding.label,
		binding.role_label(binding.role),
		binding.subject_label(subject),
	]),
	"path": subject.path,
} if {
	some subject in binding.subjects
	subject.key == "Group:system:authenticated"
	not _is_allowed
}

_is_allowed if {
	binding.role.kind == "ClusterRole"
	binding.role.name in parameters.of("rbac/no-authenticated-group-binding").allowedRoles
}
