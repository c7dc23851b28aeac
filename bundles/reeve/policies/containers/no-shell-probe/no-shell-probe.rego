# METADATA
# scope: package
# title: Shell or network client in a probe
# description: >-
#   A probe that runs a shell or a client makes the image carry one, which then serves
#   intruders too, and starts it again every few seconds. The kubelet can ask over HTTP,
#   TCP and gRPC by itself.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# custom:
#   severity: info
#   action: "off"
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       denied:
#         description: Names of commands that probes must not run, without a path.
#         type: array
#         items: {type: string}
#         default: [sh, bash, jcmd, ps, ls, curl, wget, nc]
#   controls:
#   - {framework: MITRE, id: T1609}
#   peers: [kyverno deny-commands-in-exec-probe]
#   remediation: Use httpGet, tcpSocket or grpc, or a program made for the check.
#   profiles: []
#   since: v0.1.0
package reeve.policies.containers["no-shell-probe"]

import data.reeve.lib.command
import data.reeve.lib.parameters
import data.reeve.lib.probe
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s runs %q in its %s", [workload.label(handler.container), name, handler.label]),
	"path": entry.path,
	"container": handler.container.name,
} if {
	some handler in probe.handlers
	handler.is_probe
	some entry in command.listed(handler.container, array.concat(handler.steps, ["exec", "command"]))
	some word in command.words(entry.text)
	name := command.base(word)
	name in _denied
}

_denied := parameters.of("containers/no-shell-probe").denied
