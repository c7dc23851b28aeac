# METADATA
# scope: package
# title: Service account from another namespace
# description: >-
#   A RoleBinding for a service account of another namespace lets whoever controls that
#   one reach into this one. Somebody who reads this namespace alone does not see who
#   can run as the account.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Pairs of namespaces, from that of the service account to that of the binding.
#         type: array
#         items:
#           type: object
#           additionalProperties: false
#           required: [from, to]
#           properties:
#             from:
#               description: The namespace of the service account.
#               type: string
#             to:
#               description: The namespace of the binding.
#               type: string
#         default: []
#       allowedRoles:
#         description: Names of roles that accounts of other namespaces may have.
#         type: array
#         items: {type: string}
#         default: [extension-apiserver-authentication-reader]
#   controls:
#   - {framework: NSA, id: 2a, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1078}
#   remediation: Run the workload in this namespace, or allow the pair of namespaces.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-cross-namespace-subject"]

import data.reeve.lib.binding
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s in namespace %q grants the %s to a service account of namespace %q", [
		binding.label,
		_namespace,
		binding.role_label(binding.role),
		other,
	]),
	"path": subject.path,
} if {
	_namespace != ""
	some subject in binding.subjects
	other := binding.account_namespace(subject)
	other != _namespace
	not binding.is_bootstrap
	not binding.role.name in _parameters.allowedRoles
	not {"from": other, "to": _namespace} in _parameters.allowed
}

# Where a manifest is silent, it is applied wherever somebody says.
_namespace := value.string_at(kube.resource.metadata, "namespace")

_parameters := parameters.of("rbac/no-cross-namespace-subject")
