# METADATA
# scope: package
# title: Image that is not always pulled
# description: >-
#   The node checks pull credentials only when it pulls. With another policy than Always a
#   pod runs whatever the node holds under the name of the image, also a private image that
#   was pulled for somebody else. A digest leaves no doubt at least about the content.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       digestExempt:
#         description: Whether images with a digest need not be pulled always.
#         type: boolean
#         default: true
#   controls:
#   - {framework: CIS, id: 1.2.11, version: "1.12"}
#   - {framework: NSA, id: 1c, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   peers:
#   - kubescape C-0075
#   - kyverno always-pull-images
#   - kyverno imagepullpolicy-always
#   - checkov CKV_K8S_15
#   - polaris pullPolicyNotAlways
#   - kube-score container-image-pull-policy
#   - azure ContainerAllowedPullPolicy
#   - kics image-pull-policy-of-the-container-is-not-set-to-always
#   remediation: Set imagePullPolicy to Always.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-pull-always"]

import data.reeve.lib.image
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("%s uses the image %q with the pull policy %q", [
		reference.label,
		reference.text,
		image.pull_policy(reference),
	]),
	"path": reference.pull_policy.path,
	"container": reference.container,
	"fix": [{"op": "replace", "value": "Always"}],
} if {
	some reference in image.references
	reference.container
	parsed := reference.parsed
	image.pull_policy(reference) != "Always"
	not _exempt(parsed)
}

_exempt(parsed) if {
	_digest_exempt
	parsed.digest != ""
}

_digest_exempt := parameters.of("containers/image-pull-always").digestExempt
