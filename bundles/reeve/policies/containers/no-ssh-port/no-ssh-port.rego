# METADATA
# scope: package
# title: SSH port
# description: >-
#   An SSH server in a container is a second way in, with keys and users of its own that
#   the cluster knows nothing of. Where people must get in, kubectl exec does the same
#   under the cluster's rules and with a trace.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true, kinds: [Service]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       ports:
#         description: Numbers of TCP ports that SSH servers listen on.
#         type: array
#         items: {type: integer, minimum: 1, maximum: 65535}
#         default: [22, 2222]
#   controls:
#   - {framework: OWASP, id: K06, version: "2025"}
#   - {framework: MITRE, id: T1021.004}
#   - {framework: MITRE, id: T1133}
#   peers: [kubescape C-0042, kube-linter ssh-port, kubewarden block-ssh-port]
#   remediation: Remove the SSH server and use kubectl exec.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-ssh-port"]

import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.port
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s declares the SSH port %d", [workload.label(entry.container), entry.spec.containerPort]),
	"path": array.concat(entry.path, ["containerPort"]),
	"container": entry.container.name,
} if {
	some entry in port.declared
	_is_ssh(entry.spec, "containerPort")
}

violation contains {
	"msg": sprintf("service offers the SSH port %d", [service_port.port]),
	"path": ["spec", "ports", index, "port"],
} if {
	some index, service_port in _service_ports
	_is_ssh(service_port, "port")
}

violation contains {
	"msg": sprintf("service leads from port %v to the SSH port %d", [service_port.port, service_port.targetPort]),
	"path": ["spec", "ports", index, "targetPort"],
} if {
	some index, service_port in _service_ports
	_is_ssh(service_port, "targetPort")
	not _is_ssh(service_port, "port")
}

_service_ports := kube.resource.spec.ports if kube.group_kind == "Service"

_is_ssh(spec, field) if {
	value.string_at(spec, "protocol") in {"", "TCP"}
	spec[field] in parameters.of("containers/no-ssh-port").ports
}
