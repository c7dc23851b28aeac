# METADATA
# scope: package
# title: Old image
# description: >-
#   An image that was not rebuilt for long lacks the fixes of everything in it that were
#   released since. When it was built is evidence, and the image says so itself. A time
#   before there were containers stands for none: reproducible builds set it.
# related_resources:
# - ref: https://github.com/opencontainers/image-spec/blob/main/config.md
# custom:
#   severity: low
#   action: "off"
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       maxDays:
#         description: How many days ago an image may have been built.
#         type: integer
#         minimum: 0
#         default: 180
#       requireEvidence:
#         description: Whether an image may not be used of which nobody knows when it was built.
#         type: boolean
#         default: false
#   controls:
#   - {framework: NSA, id: "5", version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   peers: [kyverno block-stale-images]
#   remediation: Build the image anew on a current base, and do so regularly.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-max-age"]

import data.reeve.lib.clock
import data.reeve.lib.evidence
import data.reeve.lib.image
import data.reeve.lib.parameters

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which was built at %s", [
		reference.label,
		reference.text,
		_created(reference),
	]),
	"path": reference.path,
}) if {
	some reference in image.references
	clock.hours_since(_created(reference)) > _parameters.maxDays * 24
}

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, of which it is not known when it was built", [reference.label, reference.text]),
	"path": reference.path,
}) if {
	_parameters.requireEvidence
	some reference in _undated
}

unknown contains {
	"msg": sprintf("when the image %q was built", [reference.text]),
	"needs": ["evidence: config.created"],
} if {
	not _parameters.requireEvidence
	some reference in _undated
}

_undated := [reference |
	some reference in image.references
	reference.parsed
	not _created(reference)
]

_created(reference) := created if {
	created := evidence.of(reference, "config").created
	time.parse_rfc3339_ns(created) >= _first_containers
}

_first_containers := time.parse_rfc3339_ns("2013-01-01T00:00:00Z")

_parameters := parameters.of("containers/image-max-age")
