# METADATA
# scope: package
# title: FlexVolume driver not approved
# description: >-
#   A FlexVolume driver is a program that the kubelet runs as root on the node, with
#   options that the pod chooses. Only listed drivers may be used; FlexVolume is
#   deprecated in favour of CSI.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/volumes/#flexvolume
# custom:
#   severity: medium
#   action: off
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Drivers that may be used, with their vendor, for example example.com/lvm.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: PSS, id: restricted}
#   peers:
#   - gatekeeper flexvolume-drivers
#   - azure FlexVolumeDrivers
#   - kubewarden flexvolume-drivers-psp
#   remediation: Use a CSI driver, or a driver that is allowed.
#   profiles: []
#   since: v0.1.0
package reeve.policies.containers["restrict-flex-volume-drivers"]

import data.reeve.lib.parameters
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod uses the FlexVolume driver %q for the volume %q", [driver, volume.name]),
	"path": array.concat(volume.path, ["flexVolume", "driver"]),
} if {
	some volume in workload.volumes
	value.is_set(volume.spec, "flexVolume")
	driver := value.string_at(volume.spec.flexVolume, "driver")
	not driver in parameters.of("containers/restrict-flex-volume-drivers").allowed
}
