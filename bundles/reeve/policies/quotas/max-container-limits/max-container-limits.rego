# METADATA
# scope: package
# title: Container with too high a limit
# description: >-
#   A limit that nobody has bounded lets one container take most of a node. A container
#   without a limit of its own has that of its pod, from v1.34; one without any is for the
#   policies that require limits.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: medium
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     required: [max]
#     properties:
#       max:
#         description: 'The highest limit by resource, for example {cpu: "4", memory: 8Gi, nvidia.com/gpu: "1"}.'
#         type: object
#         minProperties: 1
#         additionalProperties: {type: string, pattern: "^[0-9]+([.][0-9]+)?([num]|[kMGTPE]|[KMGTPE]i)?$"}
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1496}
#   peers: [
#     kubescape C-0004, kubescape C-0050, kubescape C-0303, kube-linter unset-memory-requirements,
#     gatekeeper containerlimits, kubeaudit LimitsCPUExceeded, kubeaudit LimitsMemoryExceeded,
#     azure ContainerResourceLimits, rego-policies container_resources_limits_memory_greater_than
#   ]
#   remediation: Lower the limit, or raise the maximum if the container really needs so much.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["max-container-limits"]

import data.reeve.lib.compute
import data.reeve.lib.parameters
import data.reeve.lib.quantity
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s limits %s to %v, above the maximum of %s", [workload.label(container), name, limit, most]),
	"container": container.name,
	"path": compute.path(container, "limits", name),
} if {
	some name, most in _most
	some container in compute.containers
	limit := container.own.limits[name]
	quantity.of(limit) > quantity.of(most)
}

violation contains {
	"msg": sprintf("%s has no %s limit but that of its pod, %v, above the maximum of %s", [
		workload.label(container),
		name,
		limit,
		most,
	]),
	"container": container.name,
	"path": array.concat(workload.pod.path, ["resources", "limits", name]),
} if {
	some name, most in _most
	limit := compute.pod.limits[name]
	quantity.of(limit) > quantity.of(most)
	some container in compute.containers
	compute.lacks(container.own.limits, name)
}

_most := parameters.of("quotas/max-container-limits").max
