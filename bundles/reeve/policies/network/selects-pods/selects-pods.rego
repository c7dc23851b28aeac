# METADATA
# scope: package
# title: NetworkPolicy that selects no pod
# description: >-
#   A policy whose podSelector matches no pod isolates nobody: a label is misspelt, or has
#   changed since. The pods that it was for are open. Pods count, and the templates of
#   everything that makes pods.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   requires: [inventory]
#   controls:
#   - {framework: CIS, id: 5.3.2, version: "1.12"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers:
#   - kubescape C-0299
#   - kube-linter dangling-networkpolicy
#   - kube-score networkpolicy-targets-pod
#   - popeye POP-1200
#   - kics network-policy-is-not-targeting-any-pod
#   remediation: Correct the labels of the podSelector, or delete the policy.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["selects-pods"]

import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.resident

violation contains {
	"msg": sprintf("podSelector matches no pod and no workload of namespace %q", [kube.namespace]),
	"path": ["spec", "podSelector"],
} if {
	_selects_nobody
	count(resident.missing(kube.namespace)) == 0
}

unknown contains {
	"msg": sprintf("whether podSelector matches a pod or a workload of namespace %q", [kube.namespace]),
	"needs": missing,
} if {
	_selects_nobody
	missing := resident.missing(kube.namespace)
	count(missing) > 0
}

_selects_nobody if {
	netpol.judged
	not netpol.selects_all(netpol.judged)
	not _selects_someone
}

_selects_someone if {
	some labels in resident.labels(kube.namespace)
	netpol.selects(netpol.judged, labels)
}
