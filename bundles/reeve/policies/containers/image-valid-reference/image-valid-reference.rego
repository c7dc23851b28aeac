# METADATA
# scope: package
# title: Malformed image reference
# description: >-
#   The API server takes almost any text for an image; only when the pod starts does the
#   pull fail. Often it is what a template or a script left unfilled. Policies on images
#   read nothing in such a text, so it must not get by.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# - ref: https://pkg.go.dev/github.com/distribution/reference#hdr-Grammar
# custom:
#   severity: medium
#   action: deny
#   match: {workloads: true}
#   controls:
#   - {framework: OWASP, id: K02, version: "2022"}
#   peers: [kubewarden image-name, kics invalid-image]
#   remediation: Write the reference as registry/repository:tag, or with @ and a full digest at its end.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-valid-reference"]

import data.reeve.lib.image
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, %s", [reference.label, reference.text, _fault(reference.text)]),
	"path": reference.path,
}) if {
	some reference in image.references
	not reference.parsed
}

# That a volume names no image is for the policy on image volumes to report.
violation contains {
	"msg": sprintf("%s names no image", [workload.label(container)]),
	"path": array.concat(container.path, ["image"]),
	"container": container.name,
} if {
	some container in workload.containers
	value.string_at(container.spec, "image") == ""
}

_fault(text) := "which a template was to fill in" if {
	regex.match(`\{\{|<|\$[\w{(]`, text)
} else := "which has white space in it" if {
	regex.match(`\s`, text)
} else := "which has a scheme" if {
	contains(text, "://")
} else := "whose digest is malformed" if {
	image.parse(split(text, "@")[0])
} else := "which has a capital letter in its repository" if {
	image.parse(lower(text))
} else := "which is no reference"
