# METADATA
# scope: package
# title: Exposed pod without ingress isolation
# description: >-
#   A pod behind a Service of the types LoadBalancer or NodePort, an Ingress or a route gets
#   traffic from outside of the cluster. Where no NetworkPolicy of type Ingress selects it,
#   every one of its ports can be reached, by every pod too. Told here and not by
#   network/pod-ingress-isolated, so that it is told once.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: high
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: CIS, id: 5.3.2, version: "1.12"}
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: OWASP, id: K06, version: "2025"}
#   - {framework: MITRE, id: T1190}
#   peers: [kubescape C-0256, kubescape C-0266, kubescape C-0260]
#   remediation: Add a NetworkPolicy with the policyType Ingress that selects the pod and names who may send to it.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["exposed-pod-isolated"]

import data.reeve.lib.exposure
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod is exposed by the %s %q and not isolated for ingress by any NetworkPolicy", [
		exposer.kind,
		exposer.object.name,
	]),
	"path": array.concat(workload.pod.metadata_path, ["labels"]),
	"related": [{"object": exposer.object}],
} if {
	_is_open
	exposer := exposure.exposers[0]
	inventory.complete(netpol.kind, kube.namespace)
}

unknown contains {
	"msg": "whether the pod is exposed without a NetworkPolicy that isolates it for ingress",
	"needs": needs,
} if {
	_is_open
	needs := exposure.missing
	count(needs) > 0
}

_is_open if {
	not workload.pod.spec.hostNetwork == true
	count(netpol.isolating(kube.namespace, value.object_at(workload.pod.metadata, "labels"), "Ingress")) == 0
}
