# METADATA
# scope: package
# title: Volume type not approved
# description: >-
#   Volumes of most types reach storage outside the cluster's control, or the node itself.
#   Only the listed types may be used; one that Kubernetes adds some day is not before it
#   is listed. A volume that names no type is an emptyDir.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/volumes/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Types of volumes that may be used, as the field of the volume is called.
#         type: array
#         items: {type: string}
#         default: [configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret]
#   controls:
#   - {framework: PSS, id: restricted}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     trivy KSV-0028, gatekeeper volumes, kyverno restrict-volume-types, terrascan AC_K8S_0081,
#     terrascan AC_K8S_0130, azure AllowedVolumeTypes, kubewarden volumes-psp
#   ]
#   remediation: Use another type of volume, for example a persistentVolumeClaim.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["restrict-volume-types"]

import data.reeve.lib.parameters
import data.reeve.lib.volume
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod has the volume %q of type %q", [item.name, type]),
	"path": array.concat(item.path, [type]),
} if {
	some item in workload.volumes
	some type in volume.types(item)
	not type in _allowed
}

violation contains {
	"msg": sprintf("pod has the volume %q without a type, which is an emptyDir", [item.name]),
	"path": item.path,
} if {
	not "emptyDir" in _allowed
	some item in workload.volumes
	count(volume.types(item)) == 0
}

_allowed := parameters.of("containers/restrict-volume-types").allowed
