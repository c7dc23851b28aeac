# METADATA
# scope: package
# title: Environment variable denied or missing
# description: >-
#   Some variables change what every program in a container does: LD_PRELOAD puts foreign
#   code into each of them. Others must be there for what the house relies on. Where
#   envFrom may bring a variable, it does not count as missing.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
# custom:
#   severity: low
#   action: "off"
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       denied:
#         description: >-
#           Names that no container may set, or NAME=VALUE for a name with that value; a star stands for any
#           characters.
#         type: array
#         items: {type: string, minLength: 1}
#         default: [LD_PRELOAD, LD_LIBRARY_PATH]
#       required:
#         description: Names that every container must set, ephemeral ones left aside.
#         type: array
#         items: {type: string, minLength: 1}
#         default: []
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1574.006}
#   peers: [kyverno check-env-vars]
#   remediation: Remove the variable, or set the one that is missing.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["restrict-env-vars"]

import data.reeve.lib.env
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s sets the variable %q%s", [workload.label(variable.container), variable.name, _extent(entry)]),
	"path": variable.path,
	"container": variable.container.name,
} if {
	some variable in env.variables
	pattern.matches(variable.name, _denied_names)
	some entry in _parameters.denied
	pattern.fits(_subject(variable, entry), entry)
}

violation contains {
	"msg": sprintf("%s does not set the variable %q", [workload.label(container), name]),
	"path": array.concat(container.path, ["env"]),
	"container": container.name,
} if {
	some container in workload.containers
	container.list != "ephemeralContainers"
	not container.spec.envFrom[0]
	some name in _parameters.required
	not _sets(container, name)
}

# One look tells of most variables that no entry is about them.
_denied_names := [split(entry, "=")[0] | some entry in _parameters.denied]

_sets(container, name) if {
	some variable in container.spec.env
	variable.name == name
}

# Which of its values is at fault may be a secret.
_extent(entry) := " to a denied value" if {
	contains(entry, "=")
} else := ""

_subject(variable, entry) := concat("=", [variable.name, variable.value]) if {
	contains(entry, "=")
} else := variable.name

_parameters := parameters.of("containers/restrict-env-vars")
