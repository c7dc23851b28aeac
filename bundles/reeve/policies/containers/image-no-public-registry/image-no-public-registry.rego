# METADATA
# scope: package
# title: Image of a public registry
# description: >-
#   On a public registry anyone can publish, and what is there can be changed, limited or
#   taken down by others. An internal mirror holds what was looked at, and is there when
#   pods have to start.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   severity: medium
#   action: "off"
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       public:
#         description: >-
#           Registries that are public, or parts of them, as beginnings of references in whole
#           path components; a star stands for any characters of one component.
#         type: array
#         items: {type: string, pattern: "^[^\\s/]+(/[^\\s/]+)*/?$"}
#         default:
#         - docker.io
#         - registry-1.docker.io
#         - registry.hub.docker.com
#         - cgr.dev
#         - container-registry.oracle.com
#         - docker.elastic.co
#         - docker.pkg.github.com
#         - gcr.io
#         - "*.gcr.io"
#         - ghcr.io
#         - k8s.gcr.io
#         - lscr.io
#         - mcr.microsoft.com
#         - nvcr.io
#         - public.ecr.aws
#         - quay.io
#         - registry.access.redhat.com
#         - registry.gitlab.com
#         - registry.k8s.io
#         - registry.opensuse.org
#         - registry.redhat.io
#         - registry.suse.com
#         - xpkg.crossplane.io
#         - xpkg.upbound.io
#   controls:
#   - {framework: NSA, id: 1c, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1204.003}
#   peers: [trivy KSV-0034, kubescape C-0001]
#   remediation: Copy the image to an internal registry and use it from there.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-no-public-registry"]

import data.reeve.lib.image
import data.reeve.lib.parameters

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s pulls the image %q from the public registry %q", [
		reference.label,
		reference.text,
		reference.parsed.host,
	]),
	"path": reference.path,
}) if {
	some reference in image.references
	image.in_list(reference.text, _public)
}

_public := parameters.of("containers/image-no-public-registry").public
