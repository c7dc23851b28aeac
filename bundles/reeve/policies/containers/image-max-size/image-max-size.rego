# METADATA
# scope: package
# title: Large image
# description: >-
#   What is in an image can be attacked and has to be patched, and a large one takes long
#   to pull when a node fails. The size is evidence: that of the compressed layers
#   together, as registries tell it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   severity: info
#   action: "off"
#   match: {workloads: true}
#   requires: [evidence]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       maxBytes:
#         description: The largest size that images may have, in bytes.
#         type: integer
#         minimum: 0
#         default: 2147483648
#   controls:
#   - {framework: OWASP, id: K02, version: "2022"}
#   peers: [kyverno block-large-images, rego-policies image_size_not_greater_than]
#   remediation: Leave out of the image what does not run, for example by building it in stages.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-max-size"]

import data.reeve.lib.evidence
import data.reeve.lib.image
import data.reeve.lib.parameters

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which has %d bytes", [reference.label, reference.text, _size(reference)]),
	"path": reference.path,
}) if {
	some reference in image.references
	_size(reference) > parameters.of("containers/image-max-size").maxBytes
}

unknown contains {
	"msg": sprintf("how large the image %q is", [reference.text]),
	"needs": ["evidence: config.sizeBytes"],
} if {
	some reference in image.references
	reference.parsed
	not _size(reference)
}

_size(reference) := evidence.of(reference, "config").sizeBytes
