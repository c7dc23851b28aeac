# METADATA
# scope: package
# title: Image volume without an image, or not safely pulled
# description: >-
#   A volume whose source is an image brings files from a registry into the containers,
#   programs included. One that is never pulled, or has a floating tag and is pulled only
#   where it is missing, holds something else on each node. One that names no image is
#   refused by the API server once the pod is made.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/volumes/#image
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowNever:
#         description: Whether the pull policy may be Never, as on nodes whose images are loaded beforehand.
#         type: boolean
#         default: false
#   controls:
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1525}
#   remediation: Name an image with the tag of a version or a digest, and leave pullPolicy out or set it to Always.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-volume-pull-policy"]

import data.reeve.lib.image
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s names no image", [volume.label]),
	"path": array.concat(volume.path, ["reference"]),
} if {
	some volume in image.volumes
	value.string_at(volume.spec, "reference") == ""
}

violation contains {
	"msg": fault,
	"path": reference.pull_policy.path,
} if {
	some reference in image.references
	not reference.container
	fault := image.pull_fault(reference, _allow_never)
}

_allow_never := parameters.of("containers/image-volume-pull-policy").allowNever
