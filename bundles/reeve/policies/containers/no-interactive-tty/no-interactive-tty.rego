# METADATA
# scope: package
# title: Terminal or standard input
# description: >-
#   A container with a terminal or an open standard input is meant to be typed into. That
#   is for debugging: whoever may attach to it is in the container with its rights, and no
#   command is on record.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#debugging
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptImages:
#         description: Images whose containers may have them, as patterns of registries and repositories.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1609}
#   peers: [gatekeeper disallowinteractive]
#   remediation: Remove tty and stdin from the container.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-interactive-tty"]

import data.reeve.lib.exempt
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has %s", [workload.label(container), noun]),
	"path": array.concat(container.path, [field]),
	"container": container.name,
	"fix": [{"op": "remove"}],
} if {
	some container in workload.containers
	not exempt.image(container, _exempt)
	some field, noun in {"stdin": "an open standard input", "tty": "a terminal"}
	container.spec[field] == true
}

_exempt := parameters.of("containers/no-interactive-tty").exemptImages
