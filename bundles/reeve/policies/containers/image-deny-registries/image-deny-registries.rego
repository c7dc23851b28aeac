# METADATA
# scope: package
# title: Image of a denied registry
# description: >-
#   Registries and repositories that are known for bad images, or are no longer kept up,
#   have no place in the cluster. The policy does nothing until it is told which.
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
#       denied:
#         description: >-
#           Images that may not be used, as beginnings of references in whole path components,
#           for example ghcr.io/acme/; a star stands for any characters of one component. An
#           entry like acme or docker.io/acme means both an official image and all of acme.
#         type: array
#         items: {type: string, pattern: "^[^\\s/]+(/[^\\s/]+)*/?$"}
#         default: []
#   controls:
#   - {framework: NSA, id: 1c, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   peers: [kubescape C-0001, gatekeeper disallowedrepos, kubewarden trusted-repos]
#   remediation: Use the image of another source.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-deny-registries"]

import data.reeve.lib.image
import data.reeve.lib.parameters

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which the entry %q denies", [reference.label, reference.text, entry]),
	"path": reference.path,
}) if {
	some reference in image.references
	entry := _denying(reference)[0]
}

_denying(reference) := [entry |
	some entry in _denied
	image.in_list(reference.text, [entry, concat("", [entry, "/"])])
]

_denied := parameters.of("containers/image-deny-registries").denied
