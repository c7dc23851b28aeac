# METADATA
# scope: package
# title: Priority class reserved or not allowed
# description: >-
#   A pod of high priority takes the place of others that run. The system classes are for
#   what the cluster cannot be without: an application with one of them starves the rest,
#   and is itself the last to go.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       reserved:
#         description: Names of classes that only exempt namespaces may use.
#         type: array
#         items: {type: string}
#         default: [system-node-critical, system-cluster-critical]
#       exemptNamespaces:
#         description: Namespaces that may use reserved classes; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: [kube-system]
#       allowed:
#         description: Names of the other classes that may be used; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: ["*"]
#       required:
#         description: Whether a pod must name a class.
#         type: boolean
#         default: false
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1499}
#   peers: [
#     kube-linter priority-class-name, kyverno allowed-pod-priorities,
#     kyverno require-pod-priorityclassname, polaris priorityClassNotSet, kubewarden priority-class
#   ]
#   remediation: Use a priority class for applications.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["restrict-priority-class"]

import data.reeve.lib.exempt
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod takes the priority class %q, which is reserved", [_name]),
	"path": _path,
} if {
	_name in _parameters.reserved
	not exempt.namespace(_parameters.exemptNamespaces)
}

violation contains {
	"msg": sprintf("pod takes the priority class %q, which is not allowed", [_name]),
	"path": _path,
} if {
	_name != ""
	not _name in _parameters.reserved
	not pattern.matches(_name, _parameters.allowed)
}

violation contains {
	"msg": "pod names no priority class",
	"path": _path,
} if {
	_name == ""
	_parameters.required
}

_name := value.string_at(workload.pod.spec, "priorityClassName")

_path := array.concat(workload.pod.path, ["priorityClassName"])

_parameters := parameters.of("containers/restrict-priority-class")
