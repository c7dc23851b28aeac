# METADATA
# scope: package
# title: One tag, two images
# description: >-
#   Two workloads of a namespace name the same tag and do not run, or pin, the same image.
#   The tag was moved between their starts, by a new build at best and by an intruder in
#   the registry at worst.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1525}
#   remediation: Pin the image by its digest in both, and find out who moved the tag.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-consistent-within-inventory"]

import data.reeve.lib.image
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s runs %q as %s, %s %q as %s", [
		reference.label,
		tagged,
		substring(digest, 0, 19),
		other.object.kind,
		other.object.name,
		substring(other.digest, 0, 19),
	]),
	"path": reference.path,
	"container": reference.container,
	"related": [{"object": other.object}],
	"details": {"image": tagged, "digest": digest, "other": other.digest},
} if {
	some reference in image.references
	tagged := _tagged(reference.parsed)
	digest := _digest(reference.parsed, reference.container, kube.resource)
	other := [other | some other in _others; other.tagged == tagged; other.digest != digest][0]
}

_others := [other |
	some kind, path in workload.template_paths
	some name, known in inventory.objects(kind, kube.namespace)
	[kind, name] != _self
	some list in ["initContainers", "containers", "ephemeralContainers"]
	some container in object.get(known, array.concat(path, ["spec", list]), [])
	parsed := image.parse(value.string_at(container, "image"))
	other := {
		"object": {"apiVersion": known.apiVersion, "kind": known.kind, "namespace": kube.namespace, "name": name},
		"tagged": _tagged(parsed),
		"digest": _digest(parsed, container.name, known),
	}
]

_self := [kube.group_kind, value.string_at(value.object_at(kube.resource, "metadata"), "name")]

_tagged(parsed) := concat(":", [parsed.repository, tag]) if {
	tag := image.pulled_tag(parsed)
	tag != ""
}

# What the node of a pod pulled; only what stands after an @ is the digest of an image.
_digest(parsed, container, resource) := parsed.digest if {
	parsed.digest != ""
} else := [digest |
	some list in ["initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses"]
	some status in resource.status[list]
	status.name == container
	[_, digest] := split(value.string_at(status, "imageID"), "@")
][0]
