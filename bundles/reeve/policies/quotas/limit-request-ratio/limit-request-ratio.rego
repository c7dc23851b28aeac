# METADATA
# scope: package
# title: Limit far above the request
# description: >-
#   Nodes are filled by requests. Where limits are many times as high, containers that use
#   what they may overload the node, and memory is then won back by killing. Defaults of
#   known LimitRanges count, as does zero, of which any limit is infinitely many times more.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       ratio:
#         description: How many times the request a limit may be.
#         type: number
#         minimum: 1
#         default: 2
#       cpuRatio:
#         description: The same for CPU, where it differs.
#         type: number
#         minimum: 1
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [gatekeeper containerresourceratios, kyverno enforce-resources-as-ratio]
#   remediation: Raise the request or lower the limit.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["limit-request-ratio"]

import data.reeve.lib.compute
import data.reeve.lib.parameters
import data.reeve.lib.quantity

violation contains object.union(compute.subject(holder), {
	"msg": sprintf("%s limits %s to %v, more than %v times its request of %v", [
		compute.label(holder),
		name,
		limit,
		_ratios[name],
		request,
	]),
	"path": compute.path(holder, "limits", name),
}) if {
	some holder in compute.holders
	some name, limit in holder.given.limits
	request := holder.given.requests[name]
	limit != request
	quantity.exceeds(quantity.stored(limit), quantity.of(_ratios[name]), quantity.stored(request))
}

# Of other resources limit and request are the same.
_ratios := {
	"cpu": object.get(_parameters, "cpuRatio", _parameters.ratio),
	"memory": _parameters.ratio,
	"ephemeral-storage": _parameters.ratio,
}

_parameters := parameters.of("quotas/limit-request-ratio")
