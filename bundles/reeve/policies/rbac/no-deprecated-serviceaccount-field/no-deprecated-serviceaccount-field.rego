# METADATA
# scope: package
# title: Deprecated serviceAccount field
# description: >-
#   The field serviceAccount is the old name of serviceAccountName. Where both are set, the
#   API server goes by the new one, so whoever reads or changes the old one is misled.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   peers: [
#     kubescape C-0294, kube-linter deprecated-service-account-field,
#     kubeaudit AutomountServiceAccountTokenDeprecated
#   ]
#   remediation: Name the account in serviceAccountName, and remove serviceAccount.
#   since: v0.1.0
package reeve.policies.rbac["no-deprecated-serviceaccount-field"]

import data.reeve.lib.account
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod names the service account %q in the deprecated field serviceAccount", [_old]),
	"path": array.concat(workload.pod.path, ["serviceAccount"]),
	"fix": [
		{"op": "add", "path": array.concat(workload.pod.path, ["serviceAccountName"]), "value": _old},
		{"op": "remove", "path": array.concat(workload.pod.path, ["serviceAccount"])},
	],
} if {
	_old != ""
	account.field_of(workload.pod.spec) == "serviceAccount"
}

violation contains {
	"msg": sprintf("pod names the service account %q in serviceAccount, and runs as %q", [_old, account.name]),
	"path": array.concat(workload.pod.path, ["serviceAccount"]),
	"fix": [{"op": "remove"}],
} if {
	_old != ""
	_old != account.name
}

_old := value.string_at(workload.pod.spec, "serviceAccount")
