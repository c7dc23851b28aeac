# METADATA
# scope: package
# title: Binding for system:masters
# description: >-
#   The group system:masters may do everything whatever its bindings say, and nothing
#   takes that from a certificate that names it. A binding for it hides who is meant,
#   and invites handing such certificates out.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# custom:
#   severity: critical
#   action: deny
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   controls:
#   - {framework: CIS, id: 5.1.7, version: "1.12"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1078}
#   peers: [
#     trivy KSV-0123, kubescape C-0246, kyverno restrict-binding-system-groups,
#     datree CIS_INVALID_VALUE_SYSTEM_MASTERS
#   ]
#   remediation: Bind a group of your own for administrators.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-masters-binding"]

import data.reeve.lib.binding

violation contains {
	"msg": sprintf("%s names the group \"system:masters\"", [binding.label]),
	"path": subject.path,
} if {
	some subject in binding.subjects
	subject.key == "Group:system:masters"
	not _is_own
}

_is_own if {
	binding.is_bootstrap
	binding.role.name == "cluster-admin"
}
