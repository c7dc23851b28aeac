# METADATA
# scope: package
# title: Rights in a namespace of the system
# description: >-
#   The namespaces of the system hold the credentials and settings of the control plane
#   and of policy engines. Who may write there, or read Secrets, is close to owning the
#   cluster.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       namespaces:
#         description: The namespaces of the system.
#         type: array
#         items: {type: string}
#         default: [kube-system, kube-public, kube-node-lease, gatekeeper-system, kyverno, kubewarden]
#       allowedRoles:
#         description: Names of roles that others may have there.
#         type: array
#         items: {type: string}
#         default: [extension-apiserver-authentication-reader]
#   controls:
#   - {framework: NSA, id: 2a, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [rbac-police assign_sa, rbac-police bind_roles]
#   remediation: Remove the subject, or keep what it needs in a namespace of its own.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["grants-in-system-namespace"]

import data.reeve.lib.binding
import data.reeve.lib.kube
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("%s grants the %s in namespace %q to %s", [
		binding.label,
		binding.role_label(binding.role),
		kube.namespace,
		binding.subject_label(subject),
	]),
	"path": subject.path,
} if {
	kube.namespace in _parameters.namespaces
	some subject in binding.subjects
	not _is_of_system(subject)
	not binding.is_bootstrap
	not binding.role.name in _parameters.allowedRoles
}

# A service account that is written as the user it acts as is one all the same.
_is_of_system(subject) if binding.account_namespace(subject) == kube.namespace

_is_of_system(subject) if {
	not binding.account_namespace(subject)
	startswith(subject.name, "system:")
}

_parameters := parameters.of("rbac/grants-in-system-namespace")
