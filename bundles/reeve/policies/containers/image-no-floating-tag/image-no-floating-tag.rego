# METADATA
# scope: package
# title: Image with a floating tag
# description: >-
#   A tag like stable, main or prod is moved to another image with every build or release,
#   so two pods of one workload may run different code and a rollback brings nothing back.
#   The tag latest, given or not, is for another policy to judge.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       denied:
#         description: Tags that are moved, in small letters; images may write them in others.
#         type: array
#         items: {type: string, pattern: "^[^A-Z]+$"}
#         default:
#         - canary
#         - current
#         - dev
#         - develop
#         - edge
#         - main
#         - master
#         - nightly
#         - prod
#         - release
#         - rolling
#         - snapshot
#         - stable
#         - test
#       requiredPattern:
#         description: >-
#           Regular expression that tags must fit, for example ^v?[0-9]+[.][0-9]+[.][0-9]+([-+].*)?$
#           for full versions; none when empty.
#         type: string
#         default: ""
#   controls:
#   - {framework: NSA, id: 1c, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1525}
#   peers:
#   - kubescape C-0304
#   - kube-linter latest-tag
#   - gatekeeper disallowedtags
#   - kubeaudit ImageTagIncorrect
#   remediation: Name the tag of a full version, or a digest.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-no-floating-tag"]

import data.reeve.lib.image
import data.reeve.lib.parameters

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, whose tag %s", [reference.label, reference.text, fault]),
	"path": reference.path,
}) if {
	some reference in image.references
	reference.parsed.digest == ""
	tag := image.pulled_tag(reference.parsed)
	lower(tag) != "latest"
	fault := _fault(tag)
}

_fault(tag) := "moves from image to image" if {
	lower(tag) in _parameters.denied
} else := sprintf("does not fit the pattern %q", [_parameters.requiredPattern]) if {
	not regex.match(_parameters.requiredPattern, tag)
}

_parameters := parameters.of("containers/image-no-floating-tag")
