# METADATA
# scope: package
# title: Grant to whoever has not logged in
# description: >-
#   Requests without credentials are made by the user system:anonymous in the group
#   system:unauthenticated. What is granted to them is granted to everybody who reaches
#   the API server.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests
# custom:
#   severity: critical
#   action: deny
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Bindings that may, with their role; those of the API server and kubeadm by default.
#         type: array
#         items:
#           type: object
#           additionalProperties: false
#           required: [binding, namespace, role]
#           properties:
#             binding:
#               description: The name of the binding.
#               type: string
#             namespace:
#               description: Its namespace, and that of its role; empty for a ClusterRoleBinding.
#               type: string
#             role:
#               description: The name of the role.
#               type: string
#         default:
#         - {binding: system:public-info-viewer, namespace: "", role: system:public-info-viewer}
#         - {binding: "kubeadm:bootstrap-signer-clusterinfo", namespace: kube-public, role: "kubeadm:bootstrap-signer-clusterinfo"}
#   controls:
#   - {framework: CIS, id: 5.1.1, version: "1.12"}
#   - {framework: NSA, id: 3a, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: OWASP, id: K09, version: "2025"}
#   - {framework: MITRE, id: T1078.001}
#   - {framework: MITRE, id: T1190}
#   peers: [
#     trivy KSV-0122, kubescape C-0262, gatekeeper disallowanonymous,
#     kyverno restrict-binding-system-groups, kubesec BindingsToSystemAnonymous,
#     krane unauthenticated-subject-access
#   ]
#   remediation: Remove the subject.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-anonymous-binding"]

import data.reeve.lib.binding
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("%s grants the %s to %s, which is everybody without credentials", [
		binding.label,
		binding.role_label(binding.role),
		binding.subject_label(subject),
	]),
	"path": subject.path,
} if {
	some subject in binding.subjects
	subject.key in {"User:system:anonymous", "Group:system:unauthenticated"}
	not _is_allowed
}

_is_allowed if {
	some pair in parameters.of("rbac/no-anonymous-binding").allowed
	pair.binding == binding.identity.name
	pair.namespace == binding.identity.namespace
	pair.role == binding.role.name
	binding.role.namespace == pair.namespace
}
