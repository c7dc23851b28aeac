# METADATA
# scope: package
# title: Host port
# description: >-
#   A host port opens a port of the node, goes past network policies, and keeps a second
#   pod of the same kind off the node. In a pod on the host network the API server fills
#   in a host port for each container port; these count only on request, since the host
#   network is a fault of its own.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: medium
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedRanges:
#         description: Ranges of host ports that may be used, with their bounds.
#         type: array
#         items:
#           type: object
#           additionalProperties: false
#           required: [min, max]
#           properties:
#             min: {type: integer, minimum: 1, maximum: 65535}
#             max: {type: integer, minimum: 1, maximum: 65535}
#         default: []
#       includeHostNetwork:
#         description: Whether host ports equal to their container port count in pods on the host network as well.
#         type: boolean
#         default: false
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.12, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     trivy KSV-0024, kubescape C-0044, kubescape C-0204, gatekeeper host-network-ports,
#     kyverno disallow-host-ports, kyverno disallow-host-ports-range, checkov CKV_K8S_26,
#     polaris hostPortSet, datree CONTAINERS_INCORRECT_KEY_HOSTPORT, azure HostNetworkPorts,
#     kubewarden host-namespaces-psp, kics image-host-port-not-specified
#   ]
#   remediation: Remove hostPort and reach the container through a Service.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-host-port"]

import data.reeve.lib.parameters
import data.reeve.lib.port
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains opened.violation if {
	some opened in port.on_host
	not value.in_ranges(opened.number, _parameters.allowedRanges)
	not _of_the_network(opened)
}

_of_the_network(opened) if {
	not _parameters.includeHostNetwork
	workload.pod.spec.hostNetwork == true
	opened.number == opened.container_port
}

_parameters := parameters.of("containers/no-host-port")
