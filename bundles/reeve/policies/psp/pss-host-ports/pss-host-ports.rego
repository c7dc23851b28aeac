# METADATA
# scope: package
# title: Host port
# description: >-
#   A host port opens a port of the node and goes past network policies. The baseline
#   level of the Pod Security Standards forbids it, in every version. In a pod on the
#   host network the API server fills in a host port for each container port.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: medium
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       version:
#         description: Version of the Pod Security Standards, not that of the cluster.
#         type: string
#         pattern: "^(latest|v1\\.(0|[1-9][0-9]*))$"
#         default: latest
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.12, version: "1.12"}
#   peers: [trivy KSV-0024, gatekeeper host-network-ports, kyverno disallow-host-ports]
#   remediation: Remove hostPort and reach the container through a Service.
#   profiles: [{name: recommended}, {name: baseline}, {name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-host-ports"]

import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s uses the host port %v", [workload.label(container), port.hostPort]),
	"path": array.concat(container.path, ["ports", index, "hostPort"]),
	"container": container.name,
	"fix": _fix,
} if {
	some container in workload.containers
	some index, port in container.spec.ports
	_opens(port)
}

# The API server fills in the host port of a pod on the host network before it judges
# the pod. It does not do so in pod templates, nor for ephemeral containers.
violation contains {
	"msg": sprintf("%s uses the host port %v, its container port on the host network", [
		workload.label(container),
		port.containerPort,
	]),
	"path": array.concat(container.path, ["ports", index, "containerPort"]),
	"container": container.name,
} if {
	_filled_in
	some container in workload.containers
	container.list != "ephemeralContainers"
	some index, port in container.spec.ports
	not _opens(port)
	value.is_set(port, "containerPort")
}

_opens(port) if {
	value.is_set(port, "hostPort")
	port.hostPort != 0
}

_filled_in if {
	kube.group_kind == "Pod"
	workload.pod.spec.hostNetwork == true
}

# Where it is filled in, to remove it changes nothing.
_fix := [] if {
	_filled_in
} else := [{"op": "remove"}]
