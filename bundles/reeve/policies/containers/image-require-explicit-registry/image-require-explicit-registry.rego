# METADATA
# scope: package
# title: Image without a registry
# description: >-
#   An image without a registry is pulled from Docker Hub, or from wherever the runtime of
#   the node is told to look first, so the same manifest may run different code on two
#   clusters.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   controls:
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1195.002}
#   peers: [trivy KSV-0034, kyverno require-image-source]
#   remediation: Write the registry out, as in docker.io/library/nginx.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-require-explicit-registry"]

import data.reeve.lib.image

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which names no registry", [reference.label, reference.text]),
	"path": reference.path,
}) if {
	some reference in image.references
	not reference.parsed.explicit_host
	reference.parsed
}
