# METADATA
# scope: package
# title: Pod without ingress isolation
# description: >-
#   A pod that no NetworkPolicy of type Ingress selects can be reached from everywhere in the
#   cluster, and by whoever breaks into another pod. Pods on the host network are out of
#   reach for policies and not looked at; pods that are known to be exposed to outside of
#   the cluster are left to network/exposed-pod-isolated.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-traffic
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptNamespaces:
#         description: Namespaces whose pods need no isolation; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: [kube-system, kube-public, kube-node-lease]
#       exemptSelectors:
#         description: Label selectors of pods that need no isolation.
#         type: array
#         items: {type: object}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.3.2, version: "1.12"}
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: MITRE, id: T1210}
#   peers:
#   - kubescape C-0260
#   - kubescape C-0030
#   - kube-linter non-isolated-pod
#   - kyverno require-netpol
#   - checkov CKV2_K8S_6
#   - polaris missingNetworkPolicy
#   - kube-score pod-networkpolicy
#   - popeye POP-1204
#   - popeye POP-1205
#   - kics pod-misconfigured-networkpolicy
#   remediation: Add a NetworkPolicy with the policyType Ingress that selects the pod.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["pod-ingress-isolated"]

import data.reeve.lib.exempt
import data.reeve.lib.exposure
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.parameters
import data.reeve.lib.selector
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod is not isolated for ingress by any NetworkPolicy of namespace %q", [kube.namespace]),
	"path": array.concat(workload.pod.metadata_path, ["labels"]),
} if {
	_is_open
	inventory.complete(netpol.kind, kube.namespace)
}

unknown contains {
	"msg": sprintf("whether a NetworkPolicy of namespace %q isolates the pod for ingress", [kube.namespace]),
	"needs": [netpol.kind],
} if {
	_is_open
	not inventory.complete(netpol.kind, kube.namespace)
}

_is_open if {
	not workload.pod.spec.hostNetwork == true
	not exempt.namespace(_parameters.exemptNamespaces)
	not _is_exempt
	count(netpol.isolating(kube.namespace, _labels, "Ingress")) == 0
	count(exposure.exposers) == 0
}

_is_exempt if {
	some label_selector in _parameters.exemptSelectors
	selector.matches(label_selector, _labels)
}

_labels := value.object_at(workload.pod.metadata, "labels")

_parameters := parameters.of("network/pod-ingress-isolated")
