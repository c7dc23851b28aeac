# METADATA
# scope: package
# title: Ephemeral container
# description: >-
#   An ephemeral container is put into a pod that runs, with an image of somebody's choice
#   and in reach of the processes, volumes and identity of the others. It cannot be taken
#   out again. On an update only those that are new are judged.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [Pod]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedUsers:
#         description: Names of users who may add one; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1609}
#   peers: [kyverno block-ephemeral-containers]
#   remediation: Debug a copy of the pod, as kubectl debug --copy-to makes it, and delete this one.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-ephemeral-containers"]

import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.requester
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod has the %s", [workload.label(container)]),
	"path": container.path,
	"container": container.name,
} if {
	some container in workload.containers
	container.list == "ephemeralContainers"
	not container.name in _old
	not _is_allowed
}

_old := {container.name | some container in kube.old_resource.spec.ephemeralContainers}

_is_allowed if pattern.matches(requester.name, parameters.of("containers/no-ephemeral-containers").allowedUsers)
