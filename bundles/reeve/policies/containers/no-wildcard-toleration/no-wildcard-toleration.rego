# METADATA
# scope: package
# title: Toleration of every taint
# description: >-
#   A toleration without a key tolerates every taint, those of the control plane and of
#   nodes being emptied included, and any that is ever added to keep pods away.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptKinds:
#         description: Kinds that may have one, and whose pods may, as group/Kind or Kind.
#         type: array
#         items: {type: string}
#         default: [apps/DaemonSet, extensions/DaemonSet]
#   controls:
#   - {framework: OWASP, id: K06, version: "2025"}
#   remediation: Name the taint in the key of the toleration.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-wildcard-toleration"]

import data.reeve.lib.owner
import data.reeve.lib.parameters
import data.reeve.lib.placement

violation contains {
	"msg": "pod tolerates every taint",
	"path": toleration.path,
	"fix": [{"op": "remove"}],
} if {
	some toleration in placement.tolerations
	toleration.key == ""
	toleration.operator == "Exists"
	not owner.is_of(_exempt)
}

_exempt := parameters.of("containers/no-wildcard-toleration").exemptKinds
