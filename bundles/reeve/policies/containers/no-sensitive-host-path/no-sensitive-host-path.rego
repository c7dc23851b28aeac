# METADATA
# scope: package
# title: Sensitive host directory
# description: >-
#   Some directories of a node are as good as the node itself: they hold its credentials,
#   its binaries, its kernel or the files of all other pods. Paths are compared by
#   component after cleaning, so /etc/ and /srv/../etc are /etc, and a directory above a
#   sensitive one is as bad. A volume that no container mounts is less urgent.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   severity: critical
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       trees:
#         description: Directories that are sensitive with all that is in them.
#         type: array
#         items: {type: string}
#         default:
#         - /boot
#         - /dev
#         - /etc
#         - /proc
#         - /root
#         - /sys
#         - /run/containerd
#         - /run/crio
#         - /run/docker
#         - /var/lib/kubelet
#         - /var/lib/etcd
#         - /var/lib/docker
#         - /var/lib/containerd
#         - /var/lib/containers
#         - /var/log
#         - C:\ProgramData
#         - C:\Windows
#         - C:\var\lib
#       exact:
#         description: Directories that are sensitive as a whole, while what is in them need not be.
#         type: array
#         items: {type: string}
#         default: [/home, /lib, /lib64, /opt, /run, /usr, /var, /var/lib, 'C:\']
#       allowed:
#         description: Paths that are allowed although they are in a sensitive directory, and not what is below them.
#         type: array
#         items: {type: string}
#         default: [/etc/localtime, /dev/shm]
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.11, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   - {framework: MITRE, id: T1552.001}
#   peers: [
#     trivy KSV-0121, kube-linter sensitive-host-mounts, kubesec ProcMount,
#     kubeaudit SensitivePathsMounted, kics workload-mounting-with-sensitive-os-directory,
#     kics volume-mount-with-os-directory-write-permissions
#   ]
#   remediation: Remove the volume, or mount the one file or directory that is needed.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-sensitive-host-path"]

import data.reeve.lib.hostpath
import data.reeve.lib.parameters

violation contains object.union(_urgency(volume), {
	"msg": sprintf("pod has the sensitive host path %q as the volume %q", [volume.text, volume.name]),
	"path": volume.path,
}) if {
	some volume in hostpath.volumes
	hostpath.sensitive(volume.components, _paths)
}

_urgency(volume) := {"severity": "medium"} if {
	count(hostpath.mounts_of(volume)) == 0
} else := {}

_paths := {name: {hostpath.components(path) | some path in parameters.of("containers/no-sensitive-host-path")[name]} |
	some name in ["trees", "exact", "allowed"]
}
