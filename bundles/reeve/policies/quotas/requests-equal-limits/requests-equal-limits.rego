# METADATA
# scope: package
# title: Request and limit differ
# description: >-
#   Where the request is less than the limit, a container relies on what others leave. For
#   memory this ends in the death of one of them. For those who want no such surprises; a
#   request that is missing is the limit.
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
#       resources:
#         description: The resources of which both are to be the same.
#         type: array
#         items: {type: string}
#         default: [memory]
#   peers: [
#     kyverno memory-requests-equal-limits, kyverno require-qos-guaranteed,
#     kube-score container-resource-requests-equal-limits,
#     kube-score container-cpu-requests-equal-limits,
#     kube-score container-memory-requests-equal-limits,
#     kube-score container-ephemeral-storage-request-equals-limit,
#     datree EKS_INVALID_MEMORY_REQUEST_LIMIT, kics container-requests-not-equal-limits,
#     kics container-cpu-requests-not-equal-limits, kics container-memory-requests-not-equal-limits
#   ]
#   remediation: Set the limit to the request.
#   profiles: []
#   since: v0.1.0
package reeve.policies.quotas["requests-equal-limits"]

import data.reeve.lib.compute
import data.reeve.lib.parameters
import data.reeve.lib.quantity

violation contains object.union(compute.subject(holder), {
	"msg": sprintf("%s requests %v of %s and %s", [compute.label(holder), request, name, _limit(holder.own.limits, name)]),
	"path": compute.path(holder, "limits", name),
}) if {
	some name in parameters.of("quotas/requests-equal-limits").resources
	some holder in compute.holders
	request := holder.stored.requests[name]
	not _is_same(request, object.get(holder.stored.limits, name, null))
	not _is_for_the_pod(holder, name)
}

_is_same(request, limit) if request == limit

_is_same(request, limit) if quantity.stored(request) == quantity.stored(limit)

# What the pod itself has stands for all its containers.
_is_for_the_pod(holder, name) if {
	holder.list != ""
	some side in ["requests", "limits"]
	name in object.keys(compute.pod[side])
}

_limit(limits, name) := sprintf("limits it to %v", [limits[name]]) if {
	limits[name]
} else := "has no limit"
