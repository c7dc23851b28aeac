# METADATA
# scope: package
# title: Containers that share their processes
# description: >-
#   With shareProcessNamespace every container of the pod sees the processes of the
#   others, with their environment, and through /proc their file systems. Whoever takes
#   over the weakest container has the secrets of all.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptNamespaces:
#         description: Namespaces whose pods may; a star in a name stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1057}
#   peers: [kubewarden share-pid-namespace]
#   remediation: Remove shareProcessNamespace or set it to false.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-share-process-namespace"]

import data.reeve.lib.exempt
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains {
	"msg": "pod shares one PID namespace between its containers",
	"path": array.concat(workload.pod.path, ["shareProcessNamespace"]),
	"fix": [{"op": "remove"}],
} if {
	workload.pod.spec.shareProcessNamespace == true
	not exempt.namespace(parameters.of("containers/no-share-process-namespace").exemptNamespaces)
}
