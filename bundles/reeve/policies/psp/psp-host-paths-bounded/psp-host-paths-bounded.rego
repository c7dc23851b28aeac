# METADATA
# scope: package
# title: Policy that opens the directories of the node
# description: >-
#   A pod that mounts a directory of the node can read its credentials, and change its
#   programs where it may write. Without a list of paths, a policy that allows such
#   volumes allows every path. A prefix stands for all that is below it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: high
#   action: deny
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
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
#   - {framework: CIS, id: 5.2.11, version: "1.12"}
#   remediation: List the prefixes that pods need in spec.allowedHostPaths, each with readOnly.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-host-paths-bounded"]

import data.reeve.lib.hostpath
import data.reeve.lib.parameters
import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"volumes", "allowedHostPaths"})

violation contains {
	"msg": sprintf("%s allows every path of the host", [psplint.label]),
	"path": ["spec", "allowedHostPaths"],
} if {
	_opens
	count(psplint.host_paths(psplint.spec)) == 0
}

violation contains {
	"msg": sprintf("%s allows the sensitive host path %q", [psplint.label, allowed.text]),
	"path": allowed.path,
} if {
	_opens
	some allowed in psplint.host_paths(psplint.spec)
	hostpath.sensitive(allowed.components, _paths)
}

violation contains {
	"msg": sprintf("%s allows to write to the host path %q", [psplint.label, allowed.text]),
	"path": array.concat(allowed.path, ["readOnly"]),
} if {
	_opens
	some allowed in psplint.host_paths(psplint.spec)
	not allowed.read_only
}

_opens if psplint.volume_entry(psplint.spec, "hostPath")

_paths := {name: {hostpath.components(path) | some path in parameters.of("psp/psp-host-paths-bounded")[name]} |
	some name in ["trees", "exact", "allowed"]
}
