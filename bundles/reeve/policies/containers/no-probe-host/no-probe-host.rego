# METADATA
# scope: package
# title: Host in a probe or lifecycle hook of a container
# description: >-
#   The kubelet runs probes and lifecycle hooks from the node, so one that names a host
#   makes the node send requests wherever the pod's author wants, past network policies.
#   The Pod Security Standards forbid it from v1.34 on only, this policy always.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# custom:
#   severity: medium
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedHosts:
#         description: Hosts that may be named; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1046}
#   peers: [gatekeeper host-probes-lifecycle]
#   remediation: Remove host from the probe or lifecycle hook, then the address of the pod is used.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-probe-host"]

import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.probe
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has the node send requests to the host %q in %s.%s", [
		workload.label(handler.container),
		host,
		handler.label,
		action,
	]),
	"path": array.concat(handler.path, [action, "host"]),
	"container": handler.container.name,
	"fix": [{"op": "remove"}],
} if {
	some handler in probe.handlers
	some action in ["httpGet", "tcpSocket"]
	host := value.string_at(handler.spec[action], "host")
	host != ""
	not pattern.matches(host, _allowed)
}

_allowed := parameters.of("containers/no-probe-host").allowedHosts
