# METADATA
# scope: package
# title: Tag that has left its digest
# description: >-
#   Where a reference has a tag and a digest, the digest is what is pulled and the tag is
#   what people read. Once the tag resolves to another digest, the pod runs what nobody
#   thinks it runs, often a release without the latest fixes. What the tag resolves to is
#   evidence; the digest of a list of images is not that of an image in it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   controls:
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1525}
#   remediation: Write the digest that the tag resolves to, or the tag that the digest has.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-tag-digest-consistent"]

import data.reeve.lib.evidence
import data.reeve.lib.image

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, whose tag resolves to %q", [reference.label, reference.text, resolved]),
	"path": reference.path,
}) if {
	some reference in _pairs
	resolved := evidence.resolution(reference)
	_algorithm(resolved) == _algorithm(reference.parsed.digest)
	lower(resolved) != reference.parsed.digest
}

unknown contains {
	"msg": sprintf("what the tag of the image %q resolves to", [reference.text]),
	"needs": ["evidence: digest"],
} if {
	some reference in _pairs
	not _comparable(reference)
}

_pairs := [reference |
	some reference in image.references
	reference.parsed.tag != ""
	reference.parsed.digest != ""
]

_comparable(reference) if {
	_algorithm(evidence.resolution(reference)) == _algorithm(reference.parsed.digest)
}

_algorithm(digest) := split(digest, ":")[0]
