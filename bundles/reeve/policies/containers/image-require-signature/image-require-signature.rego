# METADATA
# scope: package
# title: Image without a signature
# description: >-
#   A signature tells that an image comes from who signs, and not from whoever can write to
#   the registry. It is for one digest, so the tag that a pod names must be known to
#   resolve to that. Which signatures proved valid is evidence; whose they have to be is
#   for another policy.
# related_resources:
# - ref: https://docs.sigstore.dev/cosign/verifying/verify/
# - ref: https://notaryproject.dev/docs/user-guides/how-to/notation-verify/
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       kinds:
#         description: Kinds of signatures of which one is enough.
#         type: array
#         minItems: 1
#         items: {enum: [cosign, notation, dct]}
#         default: [cosign, notation, dct]
#       include:
#         description: Images that have to be signed, as beginnings of references in whole path components; a star alone is all.
#         type: array
#         items: {type: string, minLength: 1}
#         default: ["*"]
#       mode:
#         description: >-
#           What becomes of images that the evidence leaves out, and of tags whose digest is not
#           known: enforce treats them as unsigned, warn-if-missing warns.
#         enum: [warn-if-missing, enforce]
#         default: warn-if-missing
#   controls:
#   - {framework: CIS, id: 5.5.1, version: "1.12"}
#   - {framework: NSA, id: 1c, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1525}
#   - {framework: MITRE, id: T1195.002}
#   peers:
#   - kubescape C-0237
#   - kyverno verify-image
#   - kyverno verify-image-ivpol
#   - azure ImageIntegrityNotationVerification
#   - kubewarden verify-image-signatures
#   remediation: Sign the image where it is built, and have the pod name the digest that is signed.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-require-signature"]

import data.reeve.lib.evidence
import data.reeve.lib.image
import data.reeve.lib.parameters

violation contains object.union_n([
	image.subject(reference),
	{
		"msg": sprintf("%s uses the image %q, %s", [reference.label, reference.text, fault.fact]),
		"path": reference.path,
	},
	_action(fault.missing),
]) if {
	some reference in _included
	fault := _fault(reference)
}

unknown contains {
	"msg": sprintf("whether the image %q is signed", [reference.text]),
	"needs": ["evidence: verification"],
} if {
	some reference in _included
	evidence.existence(reference, "verification") == "unknown"
}

_included := [reference |
	some reference in image.references
	image.in_list(reference.text, _parameters.include)
]

_fault(reference) := {"fact": "whose signatures nobody verified", "missing": true} if {
	evidence.existence(reference, "verification") == "no"
} else := {"fact": "which has no valid signature", "missing": false} if {
	facts := evidence.of(reference, "verification")
	count([signature | some signature in facts.signatures; signature.kind in _parameters.kinds]) == 0
} else := {"fact": "of whose tag it is not known whether it is what was signed", "missing": true} if {
	evidence.of(reference, "verification")
	not evidence.digest(reference)
}

_action(missing) := {"action": "warn"} if {
	missing
	_parameters.mode == "warn-if-missing"
} else := {}

_parameters := parameters.of("containers/image-require-signature")
