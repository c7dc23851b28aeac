# METADATA
# scope: package
# title: Capability that may not be added
# description: >-
#   A capability that a container adds is a piece of the rights of root. Few applications
#   need more than to bind a port below 1024; which ones may be added is for a list to
#   say. Names count without the prefix CAP_ and in any case, as runtimes read them.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Capabilities that may be added; a star allows all of them.
#         type: array
#         items: {type: string}
#         default: [NET_BIND_SERVICE]
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: PSS, id: restricted}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0022, trivy KSV-0106, kubescape C-0200, kubescape C-0219, gatekeeper capabilities,
#     kyverno disallow-capabilities, kyverno disallow-capabilities-strict,
#     kyverno restrict-adding-capabilities, kyverno service-mesh-disallow-capabilities,
#     checkov CKV_K8S_25, kubeaudit CapabilityAdded, datree CONTAINERS_INVALID_CAPABILITIES_VALUE,
#     datree EKS_INVALID_CAPABILITIES_EKS, azure ContainerAllowedCapabilities,
#     kubewarden capabilities-psp, kics containers-with-added-capabilities
#   ]
#   remediation: Remove the capability from securityContext.capabilities.add.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["restrict-added-capabilities"]

import data.reeve.lib.capability
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s adds the capability %q", [workload.label(entry.container), entry.name]),
	"path": entry.path,
	"container": entry.container.name,
	"fix": [{"op": "remove"}],
} if {
	not "*" in _allowed
	some entry in capability.added
	not capability.normal(entry.name) in _allowed
}

_allowed := {capability.normal(name) | some name in parameters.of("containers/restrict-added-capabilities").allowed}
