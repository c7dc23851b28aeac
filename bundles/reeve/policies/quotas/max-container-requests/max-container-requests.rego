# METADATA
# scope: package
# title: Container with too high a request
# description: >-
#   What a container requests is kept free for it, whether it uses that or not, and a few
#   containers that request too much leave a cluster full and idle. A limit is the request
#   too where there is none.
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
#         description: 'The highest request by resource, for example {cpu: "2", memory: 4Gi}.'
#         type: object
#         minProperties: 1
#         additionalProperties: {type: string, pattern: "^[0-9]+([.][0-9]+)?([num]|[kMGTPE]|[KMGTPE]i)?$"}
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     kube-linter unset-cpu-requirements, gatekeeper containerrequests,
#     azure ContainerResourceRequests,
#     rego-policies container_resources_requests_memory_greater_than
#   ]
#   remediation: Lower the request to what the container needs.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["max-container-requests"]

import data.reeve.lib.compute
import data.reeve.lib.parameters
import data.reeve.lib.quantity
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s requests %v of %s, above the maximum of %s", [workload.label(container), request, name, most]),
	"container": container.name,
	"path": compute.path(container, compute.side_of(container, "requests", name), name),
} if {
	some name, most in _most
	some container in compute.containers
	request := container.stored.requests[name]
	quantity.of(request) > quantity.of(most)
}

_most := parameters.of("quotas/max-container-requests").max
