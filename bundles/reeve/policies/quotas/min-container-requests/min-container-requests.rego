# METADATA
# scope: package
# title: Container with too low a request
# description: >-
#   A request of next to nothing satisfies whatever asks for a request, and tells the
#   scheduler that the container needs nothing. A limit is the request too where there is
#   none; a container without either is for the policies that require requests.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: low
#   action: "off"
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       cpu:
#         description: The lowest CPU request.
#         type: string
#         pattern: "^[0-9]+([.][0-9]+)?([num]|[kMGTPE]|[KMGTPE]i)?$"
#         default: 1m
#       memory:
#         description: The lowest memory request.
#         type: string
#         pattern: "^[0-9]+([.][0-9]+)?([num]|[kMGTPE]|[KMGTPE]i)?$"
#         default: 4Mi
#   peers: [kubescape C-0004, kubescape C-0050]
#   remediation: Raise the request to what the container needs.
#   profiles: []
#   since: v0.1.0
package reeve.policies.quotas["min-container-requests"]

import data.reeve.lib.compute
import data.reeve.lib.parameters
import data.reeve.lib.quantity
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s requests %s of %s, below the minimum of %s", [
		workload.label(container),
		quantity.text(name, quantity.of(request)),
		name,
		least,
	]),
	"container": container.name,
	"path": compute.path(container, compute.side_of(container, "requests", name), name),
} if {
	some name, least in _minima
	some container in compute.containers
	request := container.stored.requests[name]
	quantity.of(request) < quantity.of(least)
}

_minima := object.filter(parameters.of("quotas/min-container-requests"), ["cpu", "memory"])
