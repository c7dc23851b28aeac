# METADATA
# scope: package
# title: Writable host path
# description: >-
#   What a container writes to the file system of its node outlives it, reaches other
#   pods, and in many places runs as root there. A host path that is only read does less
#   harm. With readOnly alone, file systems that are mounted below the path stay writable.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireRecursive:
#         description: Whether file systems mounted below must be read-only too, on Kubernetes v1.33 and later.
#         type: boolean
#         default: false
#   controls:
#   - {framework: CIS, id: 5.2.11, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     kubescape C-0045, kube-linter writable-host-mount, kyverno ensure-readonly-hostpath,
#     datree EKS_INVALID_HOSTPATH_MOUNT_READONLY_VALUE,
#     kics volume-mount-with-os-directory-write-permissions
#   ]
#   remediation: Set readOnly to true in the volume mount, or write to a volume of another type.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["require-read-only-host-path"]

import data.reeve.lib.fix
import data.reeve.lib.hostpath
import data.reeve.lib.parameters
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s mounts the host path %q writable", [workload.label(mount.container), volume.text]),
	"path": array.concat(mount.path, ["readOnly"]),
	"container": mount.container.name,
	"fix": fix.on_request([{"op": "add", "value": true}]),
} if {
	some volume in hostpath.volumes
	some mount in hostpath.mounts_of(volume)
	mount.writable
}

violation contains {
	"msg": sprintf("%s mounts the host path %q read-only, and what is mounted below it writable", [
		workload.label(mount.container),
		volume.text,
	]),
	"path": array.concat(mount.path, ["recursiveReadOnly"]),
	"container": mount.container.name,
	"fix": fix.on_request([{"op": "add", "value": "Enabled"}]),
} if {
	parameters.of("containers/require-read-only-host-path").requireRecursive
	version.since(version.kubernetes, 33)
	some volume in hostpath.volumes
	some mount in hostpath.mounts_of(volume)
	not mount.writable
	object.get(mount.spec, "recursiveReadOnly", null) != "Enabled"
}
