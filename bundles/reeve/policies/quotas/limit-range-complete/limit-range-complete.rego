# METADATA
# scope: package
# title: LimitRange that leaves containers unbounded
# description: >-
#   A LimitRange for containers is there to give every container a request and a limit, and
#   none too much. What one of them leaves open another of the namespace may give, and a max
#   alone gives the defaults too. One without items for containers is another policy's matter.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [LimitRange]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requiredFields:
#         description: The fields that there must be.
#         type: array
#         items: {type: string, enum: [min, max, default, defaultRequest, maxLimitRequestRatio]}
#         default: [default, defaultRequest, max]
#       resources:
#         description: The resources for which there must be all of them.
#         type: array
#         items: {type: string}
#         default: [cpu, memory]
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [trivy KSV-0039]
#   remediation: Add the field to the item of type Container.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["limit-range-complete"]

import data.reeve.lib.limitrange
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("no %s of %s for containers", [field, name]),
	"path": array.concat(own[0].path, [field, name]),
} if {
	own := [item | some item in limitrange.judged; item.type == "Container"]
	count(own) > 0
	some field in _parameters.requiredFields
	some name in _parameters.resources
	not _is_given(array.concat(own, _others), field, name)
}

_others := [item |
	some _, items in limitrange.others
	some item in items
	item.type == "Container"
]

_is_given(items, field, name) if {
	some item in items
	item.filled[field][name]
}

_parameters := parameters.of("quotas/limit-range-complete")
