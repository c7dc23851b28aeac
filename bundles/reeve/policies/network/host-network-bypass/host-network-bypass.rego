# METADATA
# scope: package
# title: NetworkPolicy that selects pods on the host network
# description: >-
#   A pod on the host network is its node to the network, and no NetworkPolicy reaches it. A
#   policy that selects such a pod by labels protects it in the eyes of its author only.
#   Where just a policy for every pod of the namespace does, the pod is reported, as
#   information.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: high
#   action: warn
#   match: {workloads: true, kinds: [networking.k8s.io/NetworkPolicy]}
#   requires: [inventory]
#   controls:
#   - {framework: CIS, id: 5.3.2, version: "1.12"}
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Take the pod off the host network, or protect it by a firewall of the node.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["host-network-bypass"]

import data.reeve.lib.endpoint
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.resident
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("podSelector selects %s, which is on the host network and out of reach", [endpoint.label(found)]),
	"path": ["spec", "podSelector"],
} if {
	some found in _bypassing
}

unknown contains {
	"msg": sprintf("whether podSelector selects a pod on the host network of namespace %q", [kube.namespace]),
	"needs": needs,
} if {
	count(_bypassing) == 0
	needs := resident.missing(kube.namespace)
	count(needs) > 0
}

violation contains {
	"msg": sprintf("pod is on the host network, where NetworkPolicy %q for every pod does not reach it", [min(names)]),
	"path": array.concat(workload.pod.path, ["hostNetwork"]),
	"severity": "info",
} if {
	workload.pod.spec.hostNetwork == true
	names := {name | some name, spec in netpol.specs(kube.namespace); netpol.selects_all(spec)}
	count(names) > 0
}

_bypassing := [found |
	some found in endpoint.workloads(kube.namespace)
	not found.selectable
	netpol.selects(netpol.judged, found.labels)
] if {
	netpol.judged
	not netpol.selects_all(netpol.judged)
}
