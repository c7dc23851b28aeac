# METADATA
# scope: package
# title: CPU limit
# description: >-
#   A CPU limit stops a container as soon as it has used its share of a tenth of a second,
#   even while the node is idle. With a request on every container a limit protects nobody.
#   For clusters that have decided so; the policy that requires limits is its opposite. A
#   limit of zero is none.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: low
#   action: "off"
#   match: {workloads: true}
#   peers: [
#     kyverno forbid-cpu-limits, datree EKS_INVALID_CPU_LIMIT,
#     rego-policies container_resources_limits_cpu_set
#   ]
#   remediation: Remove resources.limits.cpu and keep the request.
#   profiles: []
#   since: v0.1.0
package reeve.policies.quotas["forbid-cpu-limit"]

import data.reeve.lib.compute

violation contains object.union(compute.subject(holder), {
	"msg": sprintf("%s has a cpu limit of %v", [compute.label(holder), limits.cpu]),
	"path": compute.path(holder, "limits", "cpu"),
	"fix": _fix(holder.own.requests, limits.cpu, compute.path(holder, "requests", "cpu")),
}) if {
	some holder in compute.holders
	limits := holder.own.limits
	not compute.lacks(limits, "cpu")
}

# The limit was the request too where there is none.
_fix(requests, limit, path) := [{"op": "remove"}] if {
	"cpu" in object.keys(requests)
} else := [{"op": "remove"}, {"op": "add", "path": path, "value": limit}]
