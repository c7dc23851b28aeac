# METADATA
# scope: package
# title: Pull policy that does not fit the image
# description: >-
#   An image that is never pulled is whatever someone put on the node under its name. One
#   with a floating tag that is pulled only where it is missing is another one on each node,
#   and stays what it was when the tag moves on, fixes included.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
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
#   peers: [kubescape C-0075, kyverno imagepullpolicy-always]
#   remediation: Set imagePullPolicy to Always, or name the tag of a version or a digest.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-pull-policy-safe"]

import data.reeve.lib.image
import data.reeve.lib.parameters

violation contains {
	"msg": fault,
	"path": reference.pull_policy.path,
	"container": reference.container,
	"fix": [{"op": "replace", "value": "Always"}],
} if {
	some reference in image.references
	reference.container
	fault := image.pull_fault(reference, _allow_never)
}

_allow_never := parameters.of("containers/image-pull-policy-safe").allowNever
