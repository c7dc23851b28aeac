# METADATA
# scope: package
# title: Binding to cluster-admin
# description: >-
#   Whoever is bound to cluster-admin may do everything, everywhere, and so may whoever
#   gets hold of a credential. In a RoleBinding it is everything in one namespace, its
#   Secrets included.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# custom:
#   severity: critical
#   action: deny
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedBindings:
#         description: Names of bindings to leave alone; * stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#       allowedSubjects:
#         description: >-
#           Subjects that may have everything, as User:NAME, Group:NAME or
#           User:system:serviceaccount:NAMESPACE:NAME; * stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.1.1, version: "1.12"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1078}
#   - {framework: MITRE, id: T1098.006}
#   peers: [
#     trivy KSV-0111, kubescape C-0185, kubescape C-0035, kube-linter cluster-admin-role-binding,
#     kyverno restrict-binding-clusteradmin, polaris clusterrolebindingClusterAdmin,
#     polaris rolebindingClusterAdminClusterRole, polaris rolebindingClusterAdminRole,
#     rbac-police cluster_admin, datree CIS_INVALID_ROLE_CLUSTER_ADMIN,
#     azure BlockAdminRolebindings, kics cluster-admin-rolebinding-with-superuser-permissions
#   ]
#   remediation: Bind a role with the rights that are needed.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-cluster-admin-binding"]

import data.reeve.lib.binding
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.rbac
import data.reeve.lib.roles

violation contains {
	"msg": sprintf("%s grants %s to %s", [binding.label, _what, binding.subject_label(subject)]),
	"path": subject.path,
	"severity": _severities[binding.identity.kind],
} if {
	_what
	not pattern.matches(binding.identity.name, _parameters.allowedBindings)
	some subject in binding.subjects
	not _is_own(subject)
	not pattern.matches(subject.key, _parameters.allowedSubjects)
}

_what := "cluster-admin" if {
	binding.role == {"kind": "ClusterRole", "namespace": "", "name": "cluster-admin"}
} else := sprintf("the %s, which allows everything,", [binding.role_label(binding.role)]) if {
	some rule in roles.rules_of(binding.role)
	rbac.is_everything(rule)
}

# What the API server and kubeadm write. A further subject there is like any other.
_is_own(subject) if {
	binding.identity.kind == "ClusterRoleBinding"
	binding.role.name == "cluster-admin"
	subject.key == _own[binding.identity.name]
}

_own := {
	"cluster-admin": "Group:system:masters",
	"kubeadm:cluster-admins": "Group:kubeadm:cluster-admins",
}

_severities := {"ClusterRoleBinding": "critical", "RoleBinding": "high"}

_parameters := parameters.of("rbac/no-cluster-admin-binding")
