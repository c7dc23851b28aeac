# METADATA
# scope: package
# title: Container without a CPU request
# description: >-
#   The scheduler counts requests only: a container without a CPU request goes to nodes
#   that are busy, and gets next to no time there. A limit stands for the request that is
#   missing, and what a LimitRange or the pod itself gives counts.
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
#     trivy KSV-0015, kubescape C-0268, kubescape C-0050, kube-linter unset-cpu-requirements,
#     gatekeeper containerrequests, gatekeeper containerresources,
#     kyverno require-pod-requests-limits, kyverno add-default-resources, checkov CKV_K8S_10,
#     polaris cpuRequestsMissing, kube-score container-resources, kubesec RequestsCPU,
#     popeye POP-106, terrascan AC_K8S_0097, datree CONTAINERS_MISSING_CPU_REQUEST_KEY,
#     azure ContainerResourceRequests, kubewarden container-resources, kics cpu-requests-not-set
#   ]
#   remediation: Set resources.requests.cpu to what the container needs.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["require-cpu-request"]

import data.reeve.lib.compute
import data.reeve.lib.parameters

violation contains compute.lack(container, "requests", "cpu") if {
	some container in compute.containers
	compute.lacks(container.own.requests, "cpu")
	compute.lacks(compute.pod.requests, "cpu")
	not _is_implied(container)
}

_is_implied(container) if {
	not _strict
	not compute.lacks(container.given.requests, "cpu")
}

_is_implied(_) if {
	not _strict
	not compute.lacks(compute.pod.limits, "cpu")
}

_strict := parameters.of("quotas/require-cpu-request").strict
