# METADATA
# scope: package
# title: Git program of git-sync from outside
# description: >-
#   git-sync runs the program that this variable or flag names in place of git, with its
#   arguments from the same manifest. Whoever may set it runs commands of their choice as
#   a pod that looks like a harmless sidecar.
# related_resources:
# - ref: https://github.com/kubernetes/git-sync
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       names:
#         description: Names of the variables.
#         type: array
#         items: {type: string, minLength: 1}
#         default: [GITSYNC_GIT, GIT_SYNC_GIT]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1609}
#   peers: [checkov CKV_K8S_159]
#   remediation: Remove the variable or the flag, then git-sync runs its own git.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-git-sync-exec-env"]

import data.reeve.lib.command
import data.reeve.lib.env
import data.reeve.lib.image
import data.reeve.lib.parameters
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has git-sync run another git by the variable %q", [
		workload.label(variable.container),
		variable.name,
	]),
	"path": variable.path,
	"container": variable.container.name,
	"fix": [{"op": "remove"}],
} if {
	some variable in env.variables
	variable.name in parameters.of("containers/no-git-sync-exec-env").names
	env.is_set(variable)
}

violation contains {
	"msg": sprintf("%s has git-sync run another git by the flag %q", [workload.label(list.container), flag.name]),
	"path": flag.path,
	"container": list.container.name,
} if {
	some list in command.lists
	list.field in {"command", "args"}
	_is_git_sync(list.container)
	some flag in command.flags(list.entries)
	flag.name == "git"
	flag.value != ""
}

# By its image, or by the command that it runs.
_is_git_sync(container) if command.base(image.parse(value.string_at(container.spec, "image")).path) == "git-sync"

_is_git_sync(container) if {
	some entry in command.listed(container, ["command"])
	command.base(entry.text) == "git-sync"
}
