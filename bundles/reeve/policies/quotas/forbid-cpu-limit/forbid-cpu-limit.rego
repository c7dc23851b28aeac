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
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has a cpu limit of %v", [workload.label(container), container.own.limits.cpu]),
	"container": container.name,
	"path": path,
	"fix": _fix(container.own.requests, container.own.limits.cpu, compute.path(container, "requests", "cpu")),
} if {
	some container in compute.containers
	not compute.lacks(container.own.limits, "cpu")
	path := compute.path(container, "limits", "cpu")
}

violation contains {
	"msg": sprintf("pod has a cpu limit of %v", [compute.pod.limits.cpu]),
	"path": compute.pod_path("limits", "cpu"),
	"fix": _fix(compute.pod.requests, compute.pod.limits.cpu, compute.pod_path("requests", "cpu")),
} if {
	not compute.lacks(compute.pod.limits, "cpu")
}

# The limit was the request too where there is none.
_fix(requests, _, _) := [{"op": "remove"}] if "cpu" in object.keys(requests)

_fix(requests, limit, path) := [{"op": "remove"}, {"op": "add", "path": path, "value": limit}] if {
	not "cpu" in object.keys(requests)
}
