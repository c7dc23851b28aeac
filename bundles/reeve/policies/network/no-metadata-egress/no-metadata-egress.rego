# METADATA
# scope: package
# title: Cloud metadata endpoint within reach
# description: >-
#   The metadata endpoint of a cloud hands the credentials of the node to whoever asks from
#   it, and a pod asks from its node. An ipBlock that holds the endpoint and does not except
#   it allows that. What one policy excepts another can allow, since policies add up: a pod
#   is judged by all known policies that select it, and one that none isolates reaches the
#   endpoint.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: high
#   action: warn
#   match: {workloads: true, kinds: [networking.k8s.io/NetworkPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       endpoints:
#         description: The addresses of metadata endpoints.
#         type: array
#         items: {type: string}
#         minItems: 1
#         default:
#         - 169.254.169.254
#         - 169.254.170.2
#         - 169.254.170.23
#         - 100.100.100.200
#         - fd00:ec2::254
#         - fd00:ec2::23
#         - fd20:ce::254
#       exemptSelectors:
#         description: Label selectors of pods that may reach them.
#         type: array
#         items: {type: object}
#         default: []
#   controls:
#   - {framework: NSA, id: 2j, version: "1.2"}
#   - {framework: OWASP, id: K08, version: "2025"}
#   - {framework: MITRE, id: T1552.005}
#   peers: [kubescape C-0052]
#   remediation: Except the addresses of the metadata endpoint from the block, and isolate the pods for egress.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["no-metadata-egress"]

import data.reeve.lib.cidr
import data.reeve.lib.clause
import data.reeve.lib.egress
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.parameters
import data.reeve.lib.selector
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("egress rule allows the metadata endpoint %q, which is in the block %q", [endpoints[0], entry.cidr]),
	"path": array.concat(entry.path, ["cidr"]),
} if {
	some entry in clause.blocks
	entry.rule.type == "Egress"
	endpoints := [address | some address in _parameters.endpoints; cidr.in_ip_block(entry.spec, address)]
	count(endpoints) > 0
	egress.is_for_port(entry.rule, _http)
	not _is_exempt(value.object_at(value.object_at(netpol.judged, "podSelector"), "matchLabels"))
}

violation contains {
	"msg": sprintf("pod is not isolated for egress and reaches the metadata endpoint %q", [_parameters.endpoints[0]]),
	"path": array.concat(workload.pod.metadata_path, ["labels"]),
} if {
	count(_isolating) == 0
	inventory.complete(netpol.kind, kube.namespace)
}

violation contains {
	"msg": sprintf("pod reaches the metadata endpoint %q by NetworkPolicy %q", [open.address, open.policy]),
	"path": array.concat(workload.pod.metadata_path, ["labels"]),
} if {
	open := egress.opening(_isolating, _parameters.endpoints, _http)
}

_isolating := netpol.isolating(kube.namespace, labels, "Egress") if {
	not workload.pod.spec.hostNetwork == true
	labels := value.object_at(workload.pod.metadata, "labels")
	not _is_exempt(labels)
}

_is_exempt(labels) if {
	some label_selector in _parameters.exemptSelectors
	selector.matches(label_selector, labels)
}

_http := {"number": 80, "protocol": "TCP"}

_parameters := parameters.of("network/no-metadata-egress")
