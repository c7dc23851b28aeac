# METADATA
# scope: package
# title: Rights for the account default
# description: >-
#   Every pod of a namespace that names no service account runs as the one named
#   default. What is granted to it reaches pods that nobody had in mind.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   controls:
#   - {framework: CIS, id: 5.1.5, version: "1.12"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1078.001}
#   peers: [
#     kubescape C-0225, kubescape C-0239, checkov CKV_K8S_42, popeye POP-308,
#     terrascan AC_K8S_0113, kics role-binding-to-default-service-account
#   ]
#   remediation: Create a service account for the workload that needs the role.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-default-serviceaccount-binding"]

import data.reeve.lib.binding

violation contains {
	"msg": sprintf("%s grants the %s to the account default of namespace %q", [
		binding.label,
		binding.role_label(binding.role),
		namespace,
	]),
	"path": subject.path,
} if {
	some subject in binding.subjects
	endswith(subject.key, ":default")
	namespace := binding.account_namespace(subject)
}
