# METADATA
# scope: package
# title: Image that no allow list names
# description: >-
#   Whoever may choose any image may run any code. With a list of approved registries and
#   repositories only what was looked at gets into the cluster. The policy does nothing
#   until it is given one.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: >-
#           Images that may be used, as beginnings of references in whole path components, for
#           example ghcr.io/acme/; a star stands for any characters of one component. All may
#           be used when it is empty.
#         type: array
#         items: {type: string, pattern: "^[^\\s/]+(/[^\\s/]+)*/?$"}
#         default: []
#       perNamespace:
#         description: By the name of a namespace, lists that hold there in place of allowed.
#         type: object
#         additionalProperties:
#           type: array
#           minItems: 1
#           items: {type: string, pattern: "^[^\\s/]+(/[^\\s/]+)*/?$"}
#         default: {}
#   controls:
#   - {framework: NSA, id: 1c, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1525}
#   - {framework: MITRE, id: T1204.003}
#   peers:
#   - trivy KSV-0125
#   - trivy KSV-0032
#   - trivy KSV-0033
#   - trivy KSV-0035
#   - kubescape C-0078
#   - kubescape C-0304
#   - gatekeeper allowedrepos
#   - gatekeeper allowedreposv2
#   - kyverno restrict-image-registries
#   - kyverno advanced-restrict-image-registries
#   - kyverno allowed-image-repos
#   - kyverno prepend-image-registry
#   - kyverno replace-image-registry
#   - kyverno replace-image-registry-with-harbor
#   - popeye POP-113
#   - azure ContainerAllowedImages
#   - azure ContainerRestrictedImagePulls
#   - kubewarden trusted-repos
#   - rego-policies container_image_unknownregistries
#   remediation: Use an image of an approved registry, or mirror it to one.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-restrict-registries"]

import data.reeve.lib.image
import data.reeve.lib.kube
import data.reeve.lib.parameters

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which no entry of the allow list names", [reference.label, reference.text]),
	"path": reference.path,
}) if {
	allowed := _allowed
	some reference in image.references
	not image.in_list(reference.text, allowed)
}

_allowed := _parameters.perNamespace[kube.namespace] if {
	_parameters.perNamespace[kube.namespace]
} else := _parameters.allowed if {
	count(_parameters.allowed) > 0
}

_parameters := parameters.of("containers/image-restrict-registries")
