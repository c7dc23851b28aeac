# METADATA
# scope: package
# title: Container that runs sudo
# description: >-
#   A command that changes its user needs a set-user-ID program in the image and
#   privilege escalation left open, and both serve an intruder just as well.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       words:
#         description: Names of commands that change the user, without a path.
#         type: array
#         items: {type: string}
#         default: [sudo, su, doas]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1548.003}
#   peers: [kubescape C-0062]
#   remediation: Set securityContext.runAsUser to the user that is needed and run the command directly.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-sudo"]

import data.reeve.lib.command
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s runs %q in its %s", [workload.label(entry.container), name, entry.field]),
	"path": entry.path,
	"container": entry.container.name,
} if {
	some entry in command.entries
	some word in command.words(entry.text)
	name := command.base(word)
	name in _words
}

_words := parameters.of("containers/no-sudo").words
