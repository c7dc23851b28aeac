# METADATA
# scope: package
# title: Runtime class missing or not allowed
# description: >-
#   The runtime class decides how far a pod is kept from the node: by the kernel alone, or
#   by a sandbox or a virtual machine. Where that matters, pods must not choose a weaker
#   one. The empty list allows none.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/runtime-class/
# custom:
#   severity: low
#   action: "off"
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Names of the classes that may be used; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#       required:
#         description: Whether a pod must name a class.
#         type: boolean
#         default: false
#   controls:
#   - {framework: NSA, id: 1f, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [kubescape C-0297, kyverno restrict-runtimeClassName, kubewarden pod-runtime-class]
#   remediation: Set runtimeClassName to one that is allowed.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["restrict-runtime-class"]

import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod names the runtime class %q, which is not allowed", [_name]),
	"path": _path,
} if {
	_name != ""
	not pattern.matches(_name, _parameters.allowed)
}

violation contains {
	"msg": "pod names no runtime class",
	"path": _path,
} if {
	_name == ""
	_parameters.required
}

_name := value.string_at(workload.pod.spec, "runtimeClassName")

_path := array.concat(workload.pod.path, ["runtimeClassName"])

_parameters := parameters.of("containers/restrict-runtime-class")
