# METADATA
# scope: package
# title: Host namespaces
# description: >-
#   A pod in the network, PID or IPC namespace of the node sees the node's traffic,
#   processes or shared memory. The baseline level of the Pod Security Standards forbids
#   all three, in every version.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       version:
#         description: Version of the Pod Security Standards, not that of the cluster.
#         type: string
#         pattern: "^(latest|v1\\.(0|[1-9][0-9]*))$"
#         default: latest
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.3, version: "1.12"}
#   - {framework: CIS, id: 5.2.4, version: "1.12"}
#   - {framework: CIS, id: 5.2.5, version: "1.12"}
#   peers:
#   - trivy KSV-0008
#   - trivy KSV-0009
#   - trivy KSV-0010
#   - gatekeeper host-namespaces
#   - gatekeeper host-network-ports
#   - kyverno disallow-host-namespaces
#   remediation: Remove hostNetwork, hostPID and hostIPC or set them to false.
#   profiles: [{name: recommended}, {name: baseline}, {name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-host-namespaces"]

import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod shares the %s namespace of the node", [namespace]),
	"path": array.concat(workload.pod.path, [field]),
	"fix": [{"op": "remove"}],
} if {
	some field, namespace in _namespaces
	workload.pod.spec[field] == true
}

_namespaces := {"hostNetwork": "network", "hostPID": "PID", "hostIPC": "IPC"}
