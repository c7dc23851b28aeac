# METADATA
# scope: package
# title: NetworkPolicy of an API that is gone
# description: >-
#   Kubernetes serves extensions/v1beta1 no more since v1.16: a policy of that version is not
#   applied, and its pods are open. The fields are the same in networking.k8s.io/v1, but for
#   what policyTypes and egress have brought since.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/using-api/deprecation-guide/#networkpolicy-v116
# custom:
#   severity: low
#   action: deny
#   match: {kinds: [extensions/NetworkPolicy]}
#   controls:
#   - {framework: OWASP, id: K10, version: "2022"}
#   peers:
#   - trivy KSV-0107
#   - kube-linter no-extensions-v1beta
#   - kube-score stable-version
#   - kubeaudit DeprecatedAPIUsed
#   remediation: Write apiVersion networking.k8s.io/v1.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["no-deprecated-api"]

import data.reeve.lib.kube

violation contains {
	"msg": sprintf("network policy is of %q, which Kubernetes serves no more since v1.16", [kube.resource.apiVersion]),
	"path": ["apiVersion"],
	"fix": [{"op": "replace", "value": "networking.k8s.io/v1"}],
} if {
	kube.group_kind == "extensions/NetworkPolicy"
}
