# METADATA
# scope: package
# title: Container port below 1024
# description: >-
#   By the kernel's default only root, or who has NET_BIND_SERVICE, can bind a port below
#   1024, so a container that declares one is likely to run as root. With the capability,
#   or where a sysctl of the pod lowers the bound, it need not.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       minPort:
#         description: The lowest port that is allowed.
#         type: integer
#         minimum: 1
#         maximum: 65536
#         default: 1024
#       allowed:
#         description: Lower ports that are allowed nevertheless.
#         type: array
#         items: {type: integer}
#         default: []
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers:
#   - trivy KSV-0117
#   - kube-linter privileged-ports
#   - kube-score container-ports-check
#   - azure ContainerAllowedPorts
#   remediation: Have the application listen on a port from 1024 on, and let the Service map the low one to it.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-privileged-container-port"]

import data.reeve.lib.capability
import data.reeve.lib.parameters
import data.reeve.lib.port
import data.reeve.lib.sysctl
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s declares the port %v, below %v", [
		workload.label(entry.container),
		entry.spec.containerPort,
		_parameters.minPort,
	]),
	"path": array.concat(entry.path, ["containerPort"]),
	"container": entry.container.name,
} if {
	some entry in port.declared
	value.is_set(entry.spec, "containerPort")
	entry.spec.containerPort < _parameters.minPort
	not entry.spec.containerPort in _parameters.allowed
	not _may_bind(entry.container)
	not _unprivileged(entry.spec.containerPort)
}

_may_bind(container) if {
	some added in capability.added
	added.container.path == container.path
	capability.normal(added.name) in {"ALL", "NET_BIND_SERVICE"}
}

_unprivileged(number) if {
	some entry in sysctl.entries
	entry.normal == "net.ipv4.ip_unprivileged_port_start"
	regex.match(`^[0-9]+$`, entry.value)
	to_number(entry.value) <= number
}

_parameters := parameters.of("containers/no-privileged-container-port")
