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

import data.reeve.lib.volume
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod has the volume %q of type %q", [item.name, type]),
	"path": array.concat(item.path, [type]),
} if {
	some item in workload.volumes
	not _allowed(item)
	some type in volume.types(item)
}

_allowed(item) if {
	some type in volume.types(item)
	type in _types
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
