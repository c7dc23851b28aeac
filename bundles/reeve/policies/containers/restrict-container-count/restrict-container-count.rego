# METADATA
# scope: package
# title: Too many containers
# description: >-
#   Containers of one pod share its network, its volumes and its fate. The more there are,
#   the more a fault in one of them reaches, and the less can be said of the pod as a
#   whole.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/workloads/pods/
# custom:
#   severity: info
#   action: "off"
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       max:
#         description: How many containers a pod may run side by side, sidecars included.
#         type: integer
#         minimum: 1
#         default: 4
#   peers: [kyverno limit-containers-per-pod]
#   remediation: Split the pod into several.
#   profiles: []
#   since: v0.1.0
package reeve.policies.containers["restrict-container-count"]

import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod runs %d containers, the most allowed is %d", [count(_running), _max]),
	"path": array.concat(workload.pod.path, ["containers"]),
} if {
	count(_running) > _max
}

_running := [container | some container in workload.containers; _runs_along(container)]

_runs_along(container) if container.list == "containers"

_runs_along(container) if {
	container.list == "initContainers"
	container.spec.restartPolicy == "Always"
}

_max := parameters.of("containers/restrict-container-count").max
