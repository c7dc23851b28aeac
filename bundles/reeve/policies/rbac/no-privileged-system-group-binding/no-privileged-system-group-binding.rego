# METADATA
# scope: package
# title: Grant to nodes or the control plane
# description: >-
#   Nodes, joining nodes and the components of the control plane have what they need
#   from the API server itself. What is granted to them on top is granted to whoever
#   breaks into one node, or holds one token to join.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/node/
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#core-component-roles
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedBindings:
#         description: Names of bindings to leave alone; * stands for any characters.
#         type: array
#         items: {type: string}
#         default: ["kubeadm:*"]
#   controls:
#   - {framework: CIS, id: 3.1.3, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Remove the subject.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-privileged-system-group-binding"]

import data.reeve.lib.binding
import data.reeve.lib.parameters
import data.reeve.lib.pattern

violation contains {
	"msg": sprintf("%s grants the %s to %s, which is kept for the system", [
		binding.label,
		binding.role_label(binding.role),
		binding.subject_label(subject),
	]),
	"path": subject.path,
} if {
	some subject in binding.subjects
	_is_kept(subject.key)
	not binding.is_bootstrap
	not pattern.matches(
		binding.identity.name,
		parameters.of("rbac/no-privileged-system-group-binding").allowedBindings,
	)
}

_is_kept(key) if key in {
	"Group:kubeadm:cluster-admins",
	"Group:system:bootstrappers",
	"Group:system:monitoring",
	"Group:system:nodes",
}

_is_kept(key) if startswith(key, "Group:system:bootstrappers:")

_is_kept(key) if startswith(key, "User:system:node:")

_is_kept(key) if startswith(key, "User:system:kube-")
