# METADATA
# scope: package
# title: Image not pinned by digest
# description: >-
#   A tag can be moved to another image by whoever can push to the repository, or by who
#   takes the registry over. A digest is the image: nothing else can be pulled for it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   severity: medium
#   action: audit
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       algorithms:
#         description: Algorithms that digests may be of.
#         type: array
#         items: {enum: [sha256, sha384, sha512]}
#         default: [sha256, sha512]
#       exemptRepositories:
#         description: Images that need no digest, as beginnings of references in whole path components, for example ghcr.io/acme/.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: NSA, id: 1c, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1525}
#   peers:
#   - kubescape C-0306
#   - gatekeeper imagedigests
#   - kyverno require-image-checksum
#   - kyverno resolve-image-to-digest
#   - checkov CKV_K8S_43
#   - terrascan AC_K8S_0069
#   - datree CONTAINERS_MISSING_IMAGE_VALUE_DIGEST
#   - kics image-without-digest
#   remediation: Resolve the tag and append its digest, as in app:v1@sha256:….
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-require-digest"]

import data.reeve.lib.image
import data.reeve.lib.parameters

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which %s", [reference.label, reference.text, _fault(algorithm)]),
	"path": reference.path,
}) if {
	some reference in image.references
	algorithm := split(reference.parsed.digest, ":")[0]
	not algorithm in _parameters.algorithms
	not image.in_list(reference.text, _parameters.exemptRepositories)
}

_fault(algorithm) := "has no digest" if {
	algorithm == ""
} else := sprintf("is pinned by %s", [algorithm])

_parameters := parameters.of("containers/image-require-digest")
