# METADATA
# scope: package
# title: Inline CSI driver not approved
# description: >-
#   With an inline CSI volume whoever writes the pod chooses the driver and its options,
#   without a storage class of an administrator between. Some drivers were never made for
#   that. A list says which may be used so; all may by default.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#csi-ephemeral-volumes
# custom:
#   severity: medium
#   action: off
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Drivers that may be used inline; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: ["*"]
#   remediation: Use a driver that is allowed, or a persistentVolumeClaim.
#   profiles: []
#   since: v0.1.0
package reeve.policies.containers["restrict-csi-drivers"]

import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod uses the CSI driver %q for the volume %q", [driver, volume.name]),
	"path": array.concat(volume.path, ["csi", "driver"]),
} if {
	some volume in workload.volumes
	value.is_set(volume.spec, "csi")
	driver := value.string_at(volume.spec.csi, "driver")
	not pattern.matches(driver, parameters.of("containers/restrict-csi-drivers").allowed)
}
