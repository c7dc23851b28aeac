# METADATA
# scope: package
# title: Image that no trusted party signed
# description: >-
#   Anyone can sign an image. A signature is worth something only where it is known whose
#   it has to be, for each repository: a key, a certificate for an identity that an issuer
#   vouches for, or a certificate in a trust store. The first entry that names an image
#   holds for it. Which signatures proved valid is evidence. The policy does nothing until
#   it is told whom to trust.
# related_resources:
# - ref: https://docs.sigstore.dev/cosign/verifying/verify/
# - ref: https://notaryproject.dev/docs/user-guides/how-to/manage-trust-policy/
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       trust:
#         description: Who has to sign what.
#         type: array
#         default: []
#         items:
#           type: object
#           additionalProperties: false
#           required: [images]
#           anyOf:
#           - required: [keys]
#           - required: [identities, issuer]
#           - required: [trustStores]
#           properties:
#             images:
#               description: Images, as beginnings of references in whole path components; a star alone is all.
#               type: array
#               minItems: 1
#               items: {type: string, minLength: 1}
#             keys:
#               description: Keys, as the evidence names them.
#               type: array
#               minItems: 1
#               items: {type: string, minLength: 1}
#             identities:
#               description: Subjects of certificates; a star stands for any characters.
#               type: array
#               minItems: 1
#               items: {type: string, minLength: 1}
#             issuer:
#               description: Who vouches for the identities.
#               type: string
#               minLength: 1
#             trustStores:
#               description: Where certificates are, of any identity where none are given.
#               type: array
#               minItems: 1
#               items: {type: string, minLength: 1}
#             threshold:
#               description: How many different signers it takes, 1 if not given.
#               type: integer
#               minimum: 1
#   controls:
#   - {framework: CIS, id: 5.5.1, version: "1.12"}
#   - {framework: NSA, id: 1c, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1525}
#   peers:
#   - kubescape C-0236
#   - kyverno verify-image
#   - kyverno verify-image-with-multi-keys
#   - kyverno verify-image-gcpkms
#   - azure ImageIntegrityNotationVerification
#   - kubewarden verify-image-signatures
#   remediation: Have the image signed by whom the entry for its repository names.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-trusted-signer"]

import data.reeve.lib.evidence
import data.reeve.lib.image
import data.reeve.lib.parameters
import data.reeve.lib.signer

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which %d trusted signers have signed where it takes %d", [
		reference.label,
		reference.text,
		count(signers),
		threshold,
	]),
	"path": reference.path,
}) if {
	some reference in image.references
	entry := _entry(reference)
	evidence.existence(reference, "verification") != "unknown"
	signers := signer.accepted(entry, _signatures(reference))
	threshold := object.get(entry, "threshold", 1)
	count(signers) < threshold
}

unknown contains {
	"msg": sprintf("who signed the image %q", [reference.text]),
	"needs": ["evidence: verification"],
} if {
	some reference in image.references
	_entry(reference)
	evidence.existence(reference, "verification") == "unknown"
}

_entry(reference) := [entry |
	some entry in parameters.of("containers/image-trusted-signer").trust
	image.in_list(reference.text, entry.images)
][0]

_signatures(reference) := evidence.of(reference, "verification").signatures if {
	evidence.of(reference, "verification").signatures
} else := []
