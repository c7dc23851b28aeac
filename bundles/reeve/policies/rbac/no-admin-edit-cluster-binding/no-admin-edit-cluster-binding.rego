# METADATA
# scope: package
# title: Binding of admin or edit for the cluster
# description: >-
#   The roles admin and edit are made for one namespace. Bound for the whole cluster they
#   read every Secret and run pods as every service account, those of kube-system included.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/ClusterRoleBinding]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       roles:
#         description: Names of the ClusterRoles that belong into RoleBindings.
#         type: array
#         items: {type: string}
#         default: [admin, edit]
#   controls:
#   - {framework: CIS, id: 5.1.1, version: "1.12"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [trivy KSV-0111, krane subjects-with-open-cluster-wide-access]
#   remediation: Use a RoleBinding in each namespace that is meant.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-admin-edit-cluster-binding"]

import data.reeve.lib.binding
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("%s grants the %s in every namespace", [binding.label, binding.role_label(binding.role)]),
	"path": ["roleRef", "name"],
} if {
	binding.role.name in parameters.of("rbac/no-admin-edit-cluster-binding").roles
	binding.subjects[0]
}
