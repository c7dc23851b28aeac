# METADATA
# scope: package
# title: Host path outside the allowed directories
# description: >-
#   Where some pods need host paths, a list of directories keeps the others of the node
#   out of reach. A directory is allowed with all that is in it, either for reading only
#   or for writing too. Paths are compared by component, and one that leads upwards is
#   never allowed.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   severity: medium
#   action: off
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Directories that pods may open.
#         type: array
#         items:
#           type: object
#           additionalProperties: false
#           required: [pathPrefix]
#           properties:
#             pathPrefix:
#               description: The directory.
#               type: string
#               minLength: 1
#             readOnly:
#               description: Whether containers may mount it for reading only.
#               type: boolean
#         default: []
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers:
#   - gatekeeper host-filesystem
#   - kyverno limit-hostpath-vols
#   - azure AllowedHostPaths
#   - kubewarden hostpaths-psp
#   remediation: Use a path in one of the allowed directories, and mount it read-only where that is asked for.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["restrict-host-path-prefix"]

import data.reeve.lib.hostpath
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod has the host path %q, which is in no allowed directory, as the volume %q", [
		volume.text,
		volume.name,
	]),
	"path": volume.path,
} if {
	some volume in hostpath.volumes
	count(_entries(volume)) == 0
}

violation contains {
	"msg": sprintf("%s mounts the host path %q writable, which is allowed for reading only", [
		workload.label(mount.container),
		volume.text,
	]),
	"path": array.concat(mount.path, ["readOnly"]),
	"container": mount.container.name,
} if {
	some volume in hostpath.volumes
	entries := _entries(volume)
	count(entries) > 0
	every entry in entries { entry.readOnly == true }
	some mount in hostpath.mounts_of(volume)
	mount.writable
}

_entries(volume) := [entry |
	not hostpath.climbs(volume.text)
	some entry in parameters.of("containers/restrict-host-path-prefix").allowed
	hostpath.covers(hostpath.components(entry.pathPrefix), volume.components)
]
