# METADATA
# scope: package
# title: Container without a CPU limit
# description: >-
#   A container without a CPU limit may use all the time of a node that others do not
#   claim, which suits whoever mines coins there. Many leave it out on purpose, since a
#   limit also slows a container down while nobody else wants the time: list the
#   namespaces that need one, or use the opposite policy.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       useLimitRange:
#         description: Whether the default of a LimitRange in the namespace is enough.
#         type: boolean
#         default: true
#       namespaces:
#         description: Namespaces in which containers need one; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: ["*"]
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1496}
#   peers: [
#     trivy KSV-0011, kubescape C-0270, kubescape C-0050, kubescape C-0009, kubescape C-0303,
#     kube-linter unset-cpu-requirements, gatekeeper containerlimits,
#     gatekeeper containerresources, kyverno require-cpu-limits, checkov CKV_K8S_11,
#     polaris cpuLimitsMissing, kube-score container-resources, kubesec LimitsCPU,
#     kubeaudit LimitsCPUNotSet, terrascan AC_K8S_0098, datree CONTAINERS_MISSING_CPU_LIMIT_KEY,
#     azure ContainerResourceLimits, azure MutateResourceCPULimits, kubewarden container-resources,
#     kics cpu-limits-not-set
#   ]
#   remediation: Set resources.limits.cpu to what the container may use at most.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["require-cpu-limit"]

import data.reeve.lib.compute
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.pattern

violation contains compute.lack(container, "limits", "cpu") if {
	some container in compute.containers
	compute.lacks(container.own.limits, "cpu")
	not _is_spared(container)
	pattern.matches(kube.namespace, _parameters.namespaces)
}

_is_spared(container) if {
	_parameters.useLimitRange
	not compute.lacks(container.given.limits, "cpu")
}

_is_spared(_) if not compute.lacks(compute.pod.limits, "cpu")

_parameters := parameters.of("quotas/require-cpu-limit")
