# METADATA
# scope: package
# title: Volume type not allowed
# description: >-
#   Volumes of most types reach storage outside the cluster's control, or the node
#   itself. The restricted level of the Pod Security Standards allows a list of types, in
#   every version. A volume that names none is an emptyDir.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       version:
#         description: Version of the Pod Security Standards, not that of the cluster.
#         type: string
#         pattern: "^(latest|v1\\.(0|[1-9][0-9]*))$"
#         default: latest
#   controls:
#   - {framework: PSS, id: restricted}
#   peers: [trivy KSV-0028, gatekeeper volumes, kyverno restrict-volume-types, kyverno apply-pss-restricted-profile]
#   remediation: Use another type of volume, for example a persistentVolumeClaim.
#   profiles: [{name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-volume-types"]

import data.reeve.lib.value
import data.reeve.lib.workload

# Whatever else a volume has besides its name is taken for its type, so that one
# which Kubernetes adds some day is not allowed before the standards say so.
violation contains {
	"msg": sprintf("pod has the volume %q of type %q", [volume.name, type]),
	"path": array.concat(volume.path, [type]),
} if {
	some volume in workload.volumes
	not _allowed(volume)
	some type, source in volume.spec
	type != "name"
	source != null
}

_allowed(volume) if {
	some type in _types
	value.is_set(volume.spec, type)
}

_types := {
	"configMap",
	"csi",
	"downwardAPI",
	"emptyDir",
	"ephemeral",
	"image",
	"persistentVolumeClaim",
	"projected",
	"secret",
}
