# METADATA
# scope: package
# title: Capabilities not dropped
# description: >-
#   Container runtimes grant some capabilities to every process of root, and few processes
#   need any: to change the owner of files, to become another user, to forge packets.
#   Dropping ALL takes them away, and what is needed is added back by name.
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
#       exemptImages:
#         description: Images whose containers may keep them, as patterns of registries and repositories.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: PSS, id: restricted}
#   - {framework: CIS, id: 5.2.9, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0003, trivy KSV-0106, kubescape C-0055, kubescape C-0201, gatekeeper capabilities,
#     kyverno require-drop-all, kyverno disallow-capabilities-strict, checkov CKV_K8S_37,
#     polaris insecureCapabilities, kubesec CapDropAll, kubeaudit CapabilityShouldDropAll,
#     kubeaudit CapabilityOrSecurityContextMissing, azure ContainerAllowedCapabilities,
#     azure MutateContainerAllowedCapabilitiesContainers,
#     azure MutateContainerAllowedCapabilitiesInitContainers, kubewarden capabilities-psp,
#     kics no-drop-capabilities-for-containers
#   ]
#   remediation: Set securityContext.capabilities.drop to ALL for each container, and add back only what it needs.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["require-drop-all-capabilities"]

import data.reeve.lib.capability
import data.reeve.lib.exempt
import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.workload

# The fix replaces the list, since ALL includes whatever else it dropped.
violation contains {
	"msg": sprintf("%s does not drop ALL capabilities", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "capabilities", "drop"]),
	"container": container.name,
	"fix": fix.on_request([{"op": "add", "value": ["ALL"]}]),
} if {
	not workload.windows
	some container in workload.containers
	not capability.drops(container, "ALL")
	not exempt.image(container, _parameters.exemptImages)
}

_parameters := parameters.of("containers/require-drop-all-capabilities")
