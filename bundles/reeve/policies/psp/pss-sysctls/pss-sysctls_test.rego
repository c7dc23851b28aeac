package reeve.policies.psp["pss-sysctls_test"]

import data.reeve.policies.psp["pss-sysctls"] as policy

denied["an unsafe one"] := _pod([{"name": "kernel.msgmax", "value": "65536"}])

denied["one among safe ones"] := _pod([
	{"name": "net.ipv4.tcp_syncookies", "value": "1"},
	{"name": "net.core.somaxconn", "value": "1024"},
])

denied["a safe one with slashes"] := _pod([{"name": "net/ipv4/tcp_syncookies", "value": "1"}])

denied["a safe one in other letters"] := _pod([{"name": "net.ipv4.TCP_SYNCOOKIES", "value": "1"}])

denied["an empty name"] := _pod([{"name": "", "value": "1"}])

denied["no name, which is the empty one"] := _pod([{"value": "1"}])

denied["null, which is an entry without a name"] := _pod([null])

allowed["safe ones"] := _pod([
	{"name": "kernel.shm_rmid_forced", "value": "1"},
	{"name": "net.ipv4.ip_local_port_range", "value": "32768 60999"},
	{"name": "net.ipv4.ip_unprivileged_port_start", "value": "0"},
	{"name": "net.ipv4.tcp_syncookies", "value": "1"},
	{"name": "net.ipv4.ping_group_range", "value": "0 1000"},
])

allowed["an empty list"] := _pod([])

allowed["null, which is the same as absent"] := _pod(null)

allowed["a pod without a security context"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app"}]},
}

_pod(sysctls) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"securityContext": {"sysctls": sysctls}, "containers": [{"name": "app"}]},
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "pod sets the sysctl \"net.core.somaxconn\"",
		"path": ["spec", "securityContext", "sysctls", 1, "name"],
		"fix": [{"op": "remove", "path": ["spec", "securityContext", "sysctls", 1]}],
	}} with input as denied["one among safe ones"]
}

test_version[version] if {
	some version, first_unsafe in {
		"v1.0": 0,
		"v1.26": 0,
		"v1.27": 1,
		"v1.28": 1,
		"v1.29": 5,
		"v1.31": 5,
		"v1.32": 7,
		"v1.36": 7,
		"v1.37": 9,
		"latest": 9,
	}
	found := policy.violation with input as _pod([{"name": name} | some name in _added])
		with data.reeve_parameters as {"psp/pss-sysctls": {"version": version}}
	{violation.path[3] | some violation in found} == {index | some index, _ in _added; index >= first_unsafe}
}

test_safe_ones_of_all_versions[version] if {
	some version in ["v1.0", "v1.26", "v1.27", "latest"]
	found := policy.violation with input as allowed["safe ones"]
		with data.reeve_parameters as {"psp/pss-sysctls": {"version": version}}
	count(found) == 0
}

# In the order in which they became safe.
_added := [
	"net.ipv4.ip_local_reserved_ports",
	"net.ipv4.tcp_fin_timeout",
	"net.ipv4.tcp_keepalive_intvl",
	"net.ipv4.tcp_keepalive_probes",
	"net.ipv4.tcp_keepalive_time",
	"net.ipv4.tcp_rmem",
	"net.ipv4.tcp_wmem",
	"net.ipv4.tcp_notsent_lowat",
	"net.ipv4.tcp_slow_start_after_idle",
]
