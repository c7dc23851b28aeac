# METADATA
# scope: package
# title: Quality of service below the one required
# description: >-
#   A node that runs out of memory kills pods without requests first (BestEffort), then
#   those that use more than they request (Burstable), and last those whose requests are
#   their limits (Guaranteed). Only CPU and memory count, zero is unset, and known
#   LimitRanges add what they give.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
# custom:
#   severity: low
#   action: "off"
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       minimum:
#         description: The lowest class that a pod may have.
#         type: string
#         enum: [Burstable, Guaranteed]
#         default: Burstable
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [kyverno require-qos-burstable, kyverno require-qos-guaranteed]
#   remediation: Set requests, and for Guaranteed the same limits, of cpu and memory in all containers.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["require-qos-class"]

import data.reeve.lib.compute
import data.reeve.lib.defaulted
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.usage
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod gets the quality of service %s, below %s", [_class, _minimum]),
	"path": array.concat(workload.pod.path, ["containers"]),
} if {
	not _is_burstable_at_least
	not _class in _enough[_minimum]
}

# One request is enough.
_is_burstable_at_least if {
	_minimum == "Burstable"
	not usage.has_pod_level(workload.pod.spec)
	some container in compute.containers
	some name in ["cpu", "memory"]
	not compute.lacks(container.given.requests, name)
}

_enough := {"Burstable": {"Burstable", "Guaranteed"}, "Guaranteed": {"Guaranteed"}}

_class := usage.quality(defaulted.spec(workload.pod.spec, kube.namespace))

_minimum := parameters.of("quotas/require-qos-class").minimum
