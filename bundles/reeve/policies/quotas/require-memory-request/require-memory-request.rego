# METADATA
# scope: package
# title: Container without a memory request
# description: >-
#   The scheduler counts requests only: a container without a memory request goes to nodes
#   that have none left, and is among the first that such a node kills. A limit stands for
#   the request that is missing, and what a LimitRange or the pod itself gives counts.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       strict:
#         description: Whether the request must be written in the container or the pod itself.
#         type: boolean
#         default: false
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     trivy KSV-0016, kubescape C-0269, kubescape C-0004, kube-linter unset-memory-requirements,
#     gatekeeper containerrequests, gatekeeper containerresources,
#     kyverno require-pod-requests-limits, kyverno add-default-resources, checkov CKV_K8S_12,
#     polaris memoryRequestsMissing, kube-score container-resources, kubesec RequestsMemory,
#     popeye POP-106, terrascan AC_K8S_0099, datree CONTAINERS_MISSING_MEMORY_REQUEST_KEY,
#     azure ContainerResourceRequests, kubewarden container-resources,
#     kics memory-requests-not-defined
#   ]
#   remediation: Set resources.requests.memory to what the container needs.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["require-memory-request"]

import data.reeve.lib.compute
import data.reeve.lib.parameters

violation contains compute.lack(container, "requests", "memory") if {
	some container in compute.containers
	compute.lacks(container.own.requests, "memory")
	compute.lacks(compute.pod.requests, "memory")
	not _is_implied(container)
}

_is_implied(container) if {
	not _strict
	not compute.lacks(container.given.requests, "memory")
}

_is_implied(_) if {
	not _strict
	not compute.lacks(compute.pod.limits, "memory")
}

_strict := parameters.of("quotas/require-memory-request").strict
