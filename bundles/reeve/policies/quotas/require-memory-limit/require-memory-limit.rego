# METADATA
# scope: package
# title: Container without a memory limit
# description: >-
#   A container without a memory limit may take all the memory that the node has, and the
#   node then kills other pods to get some back. A limit of zero is none. What a LimitRange
#   gives counts, and so does a limit of the pod, from v1.34.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       includeInit:
#         description: Whether init containers need one too; sidecars always do.
#         type: boolean
#         default: true
#       useLimitRange:
#         description: Whether the default of a LimitRange in the namespace is enough.
#         type: boolean
#         default: true
#       usePodLevel:
#         description: Whether a limit of the pod as a whole is enough.
#         type: boolean
#         default: true
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1496}
#   - {framework: MITRE, id: T1499}
#   peers: [
#     trivy KSV-0018, kubescape C-0271, kubescape C-0004, kubescape C-0009, kubescape C-0303,
#     kube-linter unset-memory-requirements, gatekeeper containerlimits,
#     gatekeeper containerresources, kyverno require-pod-requests-limits, checkov CKV_K8S_13,
#     polaris memoryLimitsMissing, kube-score container-resources, kubesec LimitsMemory,
#     kubeaudit LimitsNotSet, kubeaudit LimitsMemoryNotSet, popeye POP-106, popeye POP-107,
#     terrascan AC_K8S_0100, datree CONTAINERS_MISSING_MEMORY_LIMIT_KEY,
#     azure ContainerResourceLimits, azure MutateResourceMemoryLimits,
#     azure WindowsContainerResourceLimits, kubewarden container-resources,
#     kics memory-limits-not-defined, rego-policies container_resources_limits_memory_notset
#   ]
#   remediation: Set resources.limits.memory to what the container may use at most.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["require-memory-limit"]

import data.reeve.lib.compute
import data.reeve.lib.parameters

violation contains compute.lack(container, "limits", "memory") if {
	some container in compute.containers
	compute.lacks(container.own.limits, "memory")
	not _is_spared(container)
}

_is_spared(container) if {
	_parameters.useLimitRange
	not compute.lacks(container.given.limits, "memory")
}

_is_spared(_) if {
	_parameters.usePodLevel
	not compute.lacks(compute.pod.limits, "memory")
}

_is_spared(container) if {
	not _parameters.includeInit
	container.list == "initContainers"
	not container.sidecar
}

_parameters := parameters.of("quotas/require-memory-limit")
