# METADATA
# scope: package
# title: Image without build provenance
# description: >-
#   A provenance is the word of the builder on what an image was built from. Without one, a
#   laptop, a stolen token or a fork can have built it, and its sources tell nothing about
#   it. Which attestations proved valid is evidence.
# related_resources:
# - ref: https://slsa.dev/spec/v1.0/provenance
# - ref: https://slsa.dev/spec/v1.0/levels
# custom:
#   severity: medium
#   action: "off"
#   match: {workloads: true}
#   requires: [evidence]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       builders:
#         description: Builders that may build, by their builder.id; a star stands for any characters. All may when it is empty.
#         type: array
#         items: {type: string, minLength: 1}
#         default: []
#       sources:
#         description: Where sources may come from; a star stands for any characters. From anywhere when it is empty.
#         type: array
#         items: {type: string, minLength: 1}
#         default: []
#       minLevel:
#         description: The lowest SLSA build level.
#         type: integer
#         minimum: 0
#         maximum: 4
#         default: 2
#   controls:
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1195.002}
#   peers: [kyverno verify-image-slsa, kyverno require-image-source]
#   remediation: Build the image where a provenance is made and signed, and publish it with the image.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-require-provenance"]

import data.reeve.lib.evidence
import data.reeve.lib.image
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.value

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which has no provenance%s", [
		reference.label,
		reference.text,
		_that_counts(all),
	]),
	"path": reference.path,
}) if {
	some reference in image.references
	reference.parsed
	evidence.existence(reference, "verification") != "unknown"
	all := _provenances(reference)
	count([provenance | some provenance in all; _counts(provenance)]) == 0
}

unknown contains {
	"msg": sprintf("whether the image %q has a provenance", [reference.text]),
	"needs": ["evidence: verification"],
} if {
	some reference in image.references
	reference.parsed
	evidence.existence(reference, "verification") == "unknown"
}

_provenances(reference) := [attestation |
	some attestation in evidence.of(reference, "verification").attestations
	attestation.kind == "provenance"
]

_counts(provenance) if {
	_is_of(value.string_at(provenance, "builder"), _parameters.builders)
	_is_of(value.string_at(provenance, "source"), _parameters.sources)
	object.get(provenance, "level", 0) >= _parameters.minLevel
}

_is_of(_, patterns) if count(patterns) == 0

_is_of(text, patterns) if pattern.matches(text, patterns)

_that_counts(all) := "" if {
	count(all) == 0
} else := " of an accepted builder, source and level"

_parameters := parameters.of("containers/image-require-provenance")
