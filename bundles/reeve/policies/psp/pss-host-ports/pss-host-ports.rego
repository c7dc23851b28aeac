# METADATA
# scope: package
# title: Host port
# description: >-
#   A host port opens a port of the node and goes past network policies. The baseline
#   level of the Pod Security Standards forbids it, in every version. In a pod on the
#   host network the API server fills in a host port for each container port.
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
#       version:
#         description: Version of the Pod Security Standards, not that of the cluster.
#         type: string
#         pattern: "^(latest|v1\\.(0|[1-9][0-9]*))$"
#         default: latest
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.12, version: "1.12"}
#   peers: [trivy KSV-0024, gatekeeper host-network-ports, kyverno disallow-host-ports]
#   remediation: Remove hostPort and reach the container through a Service.
#   profiles: [{name: recommended}, {name: baseline}, {name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-host-ports"]

import data.reeve.lib.port

violation contains opened.violation if some opened in port.on_host
