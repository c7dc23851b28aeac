# METADATA
# scope: package
# title: Image without a bill of materials
# description: >-
#   When the next vulnerability is in everyone's news, a bill of materials tells at once
#   which images have the component. One that is attested, CycloneDX or SPDX, is that of
#   this image and not what somebody put beside it. Which attestations proved valid is
#   evidence.
# related_resources:
# - ref: https://cyclonedx.org/specification/overview/
# - ref: https://spdx.dev/use/specifications/
# custom:
#   severity: medium
#   action: "off"
#   match: {workloads: true}
#   requires: [evidence]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       deniedComponents:
#         description: Components that images may not have, in some versions or in any.
#         type: array
#         default: []
#         items:
#           type: object
#           additionalProperties: false
#           required: [name]
#           properties:
#             name:
#               description: Its name; a star stands for any characters.
#               type: string
#               minLength: 1
#             versions:
#               description: Its versions; a star stands for any characters.
#               type: array
#               minItems: 1
#               items: {type: string, minLength: 1}
#   controls:
#   - {framework: OWASP, id: K02, version: "2022"}
#   peers: [kyverno verify-sbom-cyclonedx, kyverno verify-image-cve-2022-42889]
#   remediation: Attach a bill of materials to the image and sign it, and replace the components that are denied.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-require-sbom"]

import data.reeve.lib.evidence
import data.reeve.lib.image
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.value

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which has no bill of materials", [reference.label, reference.text]),
	"path": reference.path,
}) if {
	some reference in image.references
	reference.parsed
	evidence.existence(reference, "verification") != "unknown"
	count(_bills(reference)) == 0
}

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which has the component %q in version %q", [
		reference.label,
		reference.text,
		component.name,
		value.string_at(component, "version"),
	]),
	"path": reference.path,
}) if {
	some reference in image.references
	some bill in _bills(reference)
	some component in bill.components
	some denied in _denied
	pattern.fits(component.name, denied.name)
	_in_version(value.string_at(component, "version"), denied)
}

unknown contains {
	"msg": sprintf("whether the image %q has a bill of materials", [reference.text]),
	"needs": ["evidence: verification"],
} if {
	some reference in image.references
	reference.parsed
	evidence.existence(reference, "verification") == "unknown"
}

unknown contains {
	"msg": sprintf("what components the image %q has", [reference.text]),
	"needs": ["evidence: verification.attestations.components"],
} if {
	count(_denied) > 0
	some reference in image.references
	bills := _bills(reference)
	count(bills) > 0
	count([bill | some bill in bills; bill.components]) == 0
}

_bills(reference) := [attestation |
	some attestation in evidence.of(reference, "verification").attestations
	attestation.kind in {"cyclonedx", "spdx"}
]

# A version that is not told may be any.
_in_version("", _)

_in_version(_, denied) if not denied.versions

_in_version(version, denied) if pattern.matches(version, denied.versions)

_denied := parameters.of("containers/image-require-sbom").deniedComponents
