# METADATA
# scope: package
# title: Unsafe sysctl
# description: >-
#   A sysctl that is not bound to the pod's own namespaces changes the kernel for the
#   whole node. The baseline level of the Pod Security Standards allows a list of safe
#   ones, which grew over the versions; the names count as they are written, so one with
#   slashes is not on it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: medium
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
#   peers: [trivy KSV-0026, gatekeeper forbidden-sysctls, kyverno restrict-sysctls]
#   remediation: Remove the entry from securityContext.sysctls.
#   profiles: [{name: recommended}, {name: baseline}, {name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-sysctls"]

import data.reeve.lib.parameters
import data.reeve.lib.value
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod sets the sysctl %q", [name]),
	"path": array.concat(entry, ["name"]),
	"fix": [{"op": "remove", "path": entry}],
} if {
	some index, sysctl in workload.pod.security_context.sysctls
	name := value.string_at(sysctl, "name")
	not _safe(name)
	entry := array.concat(workload.pod.path, ["securityContext", "sysctls", index])
}

_safe(name) if version.since(_version, _safe_since[name])

_version := parameters.of("psp/pss-sysctls").version

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
