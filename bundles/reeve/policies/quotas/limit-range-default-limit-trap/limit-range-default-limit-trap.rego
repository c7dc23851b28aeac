# METADATA
# scope: package
# title: Request above the limit that a LimitRange gives
# description: >-
#   A container that has a request and no limit gets the default limit of a LimitRange in
#   its namespace. Where that is less than the request, the pod is refused, and says so
#   about a limit that nobody has written.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Set a limit that is no less than the request.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["limit-range-default-limit-trap"]

import data.reeve.lib.compute
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.limitrange
import data.reeve.lib.quantity
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s requests %v of %s, above the limit of %v that the LimitRange %q gives it", [
		workload.label(container),
		request,
		name,
		limit,
		range.metadata.name,
	]),
	"container": container.name,
	"path": compute.path(container, "requests", name),
} if {
	some range in limitrange.in_namespace(kube.namespace)
	some name, limit in limitrange.defaults([range]).limits
	some container in compute.containers
	request := _unlimited(container)[name]
	quantity.stored(request) > quantity.stored(limit)
}

unknown contains {
	"msg": sprintf("which limits LimitRanges of namespace %q give", [kube.namespace]),
	"needs": ["LimitRange"],
} if {
	not inventory.complete("LimitRange", kube.namespace)
	some container in compute.containers
	count(_unlimited(container)) > 0
}

_unlimited(container) := object.remove(container.own.requests, object.keys(container.own.limits))
