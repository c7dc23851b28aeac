# METADATA
# scope: package
# title: Probe of a port that is not declared
# description: >-
#   A probe that names a port the container does not declare always fails. One that uses a
#   number not among the declared ports is mostly a misprint: the container is killed or
#   never served, or the probe watches something else than what is served.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   peers: [kube-linter liveness-port, kube-linter readiness-port, kube-linter startup-port, popeye POP-105]
#   remediation: Use a port that the container declares, or declare the one that is probed.
#   profiles: []
#   since: v0.1.0
package reeve.policies.containers["valid-probe-port"]

import data.reeve.lib.probe
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has a %s of the port %s, which it does not declare", [
		workload.label(handler.container),
		handler.label,
		json.marshal(port),
	]),
	"path": array.concat(handler.path, [action, "port"]),
	"container": handler.container.name,
} if {
	some handler in probe.handlers
	handler.is_probe
	some action in ["grpc", "httpGet", "tcpSocket"]
	value.string_at(handler.spec[action], "host") == ""
	port := handler.spec[action].port
	not _declares(handler.container, port)
}

_declares(container, port) if {
	is_string(port)
	some declared in container.spec.ports
	declared.name == port
}

# Ports work without being declared, so where there are none this proves nothing.
_declares(container, port) if {
	is_number(port)
	not container.spec.ports[0]
}

_declares(container, port) if {
	is_number(port)
	some declared in container.spec.ports
	declared.containerPort == port
}

_declares(_, port) if port == null
