# METADATA
# scope: package
# title: Host path volume
# description: >-
#   A hostPath volume opens the file system of the node, and with it often the node. The
#   baseline level of the Pod Security Standards forbids it, in every version; the
#   restricted level does so through its list of volume types.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: high
#   action: deny
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
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.11, version: "1.12"}
#   peers: [trivy KSV-0023, gatekeeper host-filesystem, kyverno disallow-host-path]
#   remediation: Remove the hostPath volume or use another type, for example a persistentVolumeClaim.
#   profiles: [{name: recommended}, {name: baseline}]
#   since: v0.1.0
package reeve.policies.psp["pss-host-path"]

import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod has the host path %q as the volume %q", [_directory(volume), volume.name]),
	"path": array.concat(volume.path, ["hostPath"]),
} if {
	some volume in workload.volumes
	value.is_set(volume.spec, "hostPath")
}

_directory(volume) := value.string_at(volume.spec.hostPath, "path")
