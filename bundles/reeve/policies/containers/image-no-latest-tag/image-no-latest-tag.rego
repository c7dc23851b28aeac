# METADATA
# scope: package
# title: Image without a fixed tag
# description: >-
#   The tag latest, which also is pulled where none is given, names another image after
#   every release. Nobody can tell which code runs, a rollback brings nothing back, and
#   whoever can push to the repository decides what the next pod runs.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   severity: medium
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptImages:
#         description: Images that need no tag, as beginnings of references in whole path components, for example ghcr.io/acme/.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: NSA, id: 1c, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1525}
#   - {framework: MITRE, id: T1204.003}
#   peers:
#   - trivy KSV-0013
#   - kubescape C-0304
#   - kube-linter latest-tag
#   - gatekeeper disallowedtags
#   - kyverno disallow-latest-tag
#   - checkov CKV_K8S_14
#   - polaris tagNotSpecified
#   - kube-score container-image-tag
#   - kubeaudit ImageTagMissing
#   - popeye POP-100
#   - popeye POP-101
#   - terrascan AC_K8S_0068
#   - datree CONTAINERS_MISSING_IMAGE_VALUE_VERSION
#   - azure ImagesDoNotUseLatest
#   - kics invalid-image
#   - rego-policies container_image_latest
#   remediation: Name the tag of a version, or a digest.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-no-latest-tag"]

import data.reeve.lib.image
import data.reeve.lib.parameters

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, %s", [reference.label, reference.text, _fault(reference.parsed)]),
	"path": reference.path,
}) if {
	some reference in image.references
	reference.parsed.digest == ""
	lower(image.pulled_tag(reference.parsed)) == "latest"
	not image.in_list(reference.text, _exempt)
}

_exempt := parameters.of("containers/image-no-latest-tag").exemptImages

_fault(parsed) := "which has no tag" if {
	parsed.tag == ""
} else := "whose tag is latest"
