# METADATA
# scope: package
# title: Missing ServiceAccount
# description: >-
#   A pod that names a ServiceAccount which does not exist is not created, and whoever
#   may create an account of that name later decides what the pod can do. The account
#   default exists in every namespace.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: CIS, id: 5.1.5, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers:
#   - kubescape C-0307
#   - kube-linter non-existent-service-account
#   - popeye POP-307
#   - popeye POP-507
#   - rego-policies deployment_has_matching_serviceaccount
#   remediation: Create the ServiceAccount, or name one that exists.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["serviceaccount-exists"]

import data.reeve.lib.account
import data.reeve.lib.inventory
import data.reeve.lib.kube

violation contains {
	"msg": sprintf("pod runs as the service account %q, which does not exist in namespace %q", [account.name, kube.namespace]),
	"path": account.path,
} if {
	_existence == "no"
}

unknown contains {
	"msg": sprintf("whether the service account %q exists in namespace %q", [account.name, kube.namespace]),
	"needs": ["ServiceAccount"],
} if {
	_existence == "unknown"
}

_existence := inventory.existence("ServiceAccount", kube.namespace, account.name) if {
	account.name != "default"
}
