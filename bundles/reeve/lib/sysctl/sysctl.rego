# METADATA
# scope: package
# title: Sysctls
# description: >-
#   The kernel settings of a pod. The kernel takes dots and slashes for each other, and
#   so does whoever asks for the normal form of a name; the Pod Security Standards do not.
package reeve.lib.sysctl

import data.reeve.lib.value
import data.reeve.lib.version
import data.reeve.lib.workload

# METADATA
# description: >-
#   Every sysctl of the pod: its name as it is written, the normal form of it, its value
#   and its path. One without a name has the empty one.
entries := [entry |
	some index, raw in workload.pod.security_context.sysctls
	name := value.string_at(raw, "name")
	entry := {
		"name": name,
		"normal": normal(name),
		"value": value.string_at(raw, "value"),
		"path": array.concat(workload.pod.path, ["securityContext", "sysctls", index]),
	}
]

# METADATA
# description: >-
#   The name with dots between its parts. When the first separator is a slash, dots are
#   part of what they are in, as in net/ipv4/conf/eth0.1/rp_filter, and become slashes.
normal(name) := concat("/", [replace(part, "/", ".") | some part in split(name, ".")]) if {
	regex.match(`^[^./]*/`, name)
} else := name

# METADATA
# description: >-
#   Whether a version of Kubernetes, and of the Pod Security Standards, calls a sysctl of
#   this name safe.
safe(name, of) if version.since(of, _safe_since[name])

# METADATA
# description: >-
#   The field of the pod that, when it is true, gives the namespace of a sysctl to the
#   node; undefined for one that has no namespace.
host_field(name) := "hostNetwork" if startswith(name, "net.")

host_field(name) := "hostIPC" if strings.any_prefix_match(name, ["kernel.shm", "kernel.msg", "fs.mqueue."])

host_field("kernel.sem") := "hostIPC"

_safe_since := {
	"kernel.shm_rmid_forced": 0,
	"net.ipv4.ip_local_port_range": 0,
	"net.ipv4.ip_unprivileged_port_start": 0,
	"net.ipv4.ping_group_range": 0,
	"net.ipv4.tcp_syncookies": 0,
	"net.ipv4.ip_local_reserved_ports": 27,
	"net.ipv4.tcp_fin_timeout": 29,
	"net.ipv4.tcp_keepalive_intvl": 29,
	"net.ipv4.tcp_keepalive_probes": 29,
	"net.ipv4.tcp_keepalive_time": 29,
	"net.ipv4.tcp_rmem": 32,
	"net.ipv4.tcp_wmem": 32,
	"net.ipv4.tcp_notsent_lowat": 37,
	"net.ipv4.tcp_slow_start_after_idle": 37,
}
