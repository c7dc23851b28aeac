# METADATA
# scope: package
# title: Account default
# description: >-
#   What one pod is granted through the account default, all others of the namespace have
#   too. Where no container gets a token of it, the account does not matter.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireOnlyWhenMounted:
#         description: Whether to leave alone pods of which no container gets a token.
#         type: boolean
#         default: true
#   controls:
#   - {framework: CIS, id: 5.1.5, version: "1.12"}
#   - {framework: NSA, id: 1e, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [
#     kubescape C-0189, kube-linter default-service-account, kubesec ServiceAccountName,
#     kubeaudit AutomountServiceAccountTokenTrueAndDefaultSA, popeye POP-300,
#     kics default-service-account-in-use, kics service-account-name-undefined-or-empty
#   ]
#   remediation: Create a ServiceAccount for the workload and name it in serviceAccountName.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-default-serviceaccount"]

import data.reeve.lib.account
import data.reeve.lib.parameters

violation contains {
	"msg": "pod runs as the service account \"default\"",
	"path": account.path,
} if {
	account.name == "default"
	_matters
}

_matters if account.automount

_matters if {
	some projection in account.projections
	projection.mounted
}

_matters if not parameters.of("rbac/no-default-serviceaccount").requireOnlyWhenMounted
