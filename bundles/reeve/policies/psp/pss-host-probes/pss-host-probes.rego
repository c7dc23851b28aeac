# METADATA
# scope: package
# title: Host in a probe or lifecycle hook
# description: >-
#   The kubelet runs probes and lifecycle hooks from the node, so one that names a host
#   makes the node send requests wherever the pod's author wants. The baseline level of
#   the Pod Security Standards forbids it from v1.34 on.
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
#   peers: [gatekeeper host-probes-lifecycle]
#   remediation: Remove host from the probe or lifecycle hook, then the address of the pod is used.
#   profiles: [{name: recommended}, {name: baseline}, {name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-host-probes"]

import data.reeve.lib.parameters
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains _finding(container, [probe, action], host) if {
	version.since(_version, 34)
	some container in workload.containers
	some probe in ["livenessProbe", "readinessProbe", "startupProbe"]
	some action in _actions
	host := container.spec[probe][action].host
}

violation contains _finding(container, ["lifecycle", hook, action], host) if {
	version.since(_version, 34)
	some container in workload.containers
	some hook in ["postStart", "preStop"]
	some action in _actions
	host := container.spec.lifecycle[hook][action].host
}

_finding(container, steps, host) := {
	"msg": sprintf("%s names the host %q in %s", [workload.label(container), host, concat(".", steps)]),
	"path": array.concat(container.path, array.concat(steps, ["host"])),
	"container": container.name,
	"fix": [{"op": "remove"}],
} if {
	is_string(host)
	host != ""
}

_version := parameters.of("psp/pss-host-probes").version

# An exec or grpc action has no host, and what HTTP headers say is not looked at.
_actions := ["httpGet", "tcpSocket"]
