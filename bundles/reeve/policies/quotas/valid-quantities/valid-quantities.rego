# METADATA
# scope: package
# title: Quantity that nobody means
# description: >-
#   A memory of 128m is an eighth of a byte, 512 of them are half a kilobyte, and a request
#   above its limit keeps the pod from being made. The API server takes some of this as it
#   stands, so that what is limited is something else than meant, or nothing.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
# custom:
#   severity: medium
#   action: deny
#   match: {workloads: true, kinds: [LimitRange, PersistentVolumeClaim, ResourceQuota]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       suspiciousMemoryBelow:
#         description: Amounts of memory below this are taken for slips.
#         type: string
#         pattern: "^[0-9]+([.][0-9]+)?([num]|[kMGTPE]|[KMGTPE]i)?$"
#         default: 1Mi
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     rego-policies container_resources_memoryunit_incorrect,
#     rego-policies container_resources_requests_cpuunit_incorrect
#   ]
#   remediation: Write what is meant, for example 128Mi of memory or 100m of cpu, and no request above its limit.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["valid-quantities"]

import data.reeve.lib.compute
import data.reeve.lib.doubtful
import data.reeve.lib.parameters
import data.reeve.lib.quantity
import data.reeve.lib.workload

violation contains object.union(compute.subject(holder), {
	"msg": sprintf("%s %s of %s, %v, %s", [name, trim_suffix(side, "s"), compute.label(holder), raw, fault]),
	"path": compute.path(holder, side, name),
}) if {
	some holder in compute.holders
	some side, list in holder.own
	some name, raw in list
	fault := doubtful.fault(name, raw, _suspicious)
}

violation contains {
	"msg": sprintf("%s requests %v of %s, above its limit of %v", [workload.label(container), request, name, limit]),
	"container": container.name,
	"path": compute.path(container, "requests", name),
} if {
	some container in compute.containers
	some name, request in container.own.requests
	limit := container.own.limits[name]
	request != limit
	quantity.stored(request) > quantity.stored(limit)
}

violation contains {
	"msg": sprintf("%s requests %v of %s without the same limit", [workload.label(container), request, name]),
	"container": container.name,
	"path": compute.path(container, "requests", name),
} if {
	some container in compute.containers
	some name, request in container.own.requests
	doubtful.is_exclusive(name)
	not _is_reached(request, container.own.limits, name)
}

violation contains {
	"msg": sprintf("%s has huge pages without any cpu or memory", [workload.label(container)]),
	"container": container.name,
	"path": array.concat(container.path, ["resources"]),
} if {
	some container in compute.containers
	some name, _ in container.stored.requests
	startswith(name, "hugepages-")
	count(object.filter(container.stored.requests, ["cpu", "memory"])) == 0
}

violation contains {
	"msg": sprintf("%s of %s, %v, %s", [list.label, name, raw, fault]),
	"path": array.concat(list.path, [name]),
} if {
	some list in doubtful.lists
	some name, raw in list.of
	fault := doubtful.fault(name, raw, _suspicious)
}

# What is above its limit is another fault.
_is_reached(request, limits, name) if quantity.stored(request) >= quantity.stored(limits[name])

_suspicious := quantity.of(parameters.of("quotas/valid-quantities").suspiciousMemoryBelow)
