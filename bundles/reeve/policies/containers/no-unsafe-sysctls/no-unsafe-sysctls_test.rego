package reeve.policies.containers["no-unsafe-sysctls_test"]

import data.reeve.policies.containers["no-unsafe-sysctls"] as policy

denied["an unsafe one"] := _pod([{"name": "kernel.msgmax", "value": "65536"}])

denied["one among safe ones"] := _pod([
	{"name": "net.ipv4.tcp_syncookies", "value": "1"},
	{"name": "net.core.somaxconn", "value": "1024"},
])

denied["one with slashes"] := _pod([{"name": "net/core/somaxconn", "value": "1024"}])

denied["a safe one in other letters"] := _pod([{"name": "net.ipv4.TCP_SYNCOOKIES", "value": "1"}])

denied["no name, which is the empty one"] := _pod([{"value": "1"}])

denied["null, which is an entry without a name"] := _pod([null])

allowed["safe ones"] := _pod([
	{"name": "kernel.shm_rmid_forced", "value": "1"},
	{"name": "net.ipv4.ip_local_port_range", "value": "32768 60999"},
	{"name": "net.ipv4.tcp_slow_start_after_idle", "value": "0"},
])

allowed["a safe one with slashes"] := _pod([{"name": "net/ipv4/tcp_syncookies", "value": "1"}])

allowed["an empty list"] := _pod([])

allowed["null, which is the same as absent"] := _pod(null)

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
		"msg": "pod sets the unsafe sysctl \"net.core.somaxconn\"",
		"path": ["spec", "securityContext", "sysctls", 1, "name"],
		"fix": [{"op": "remove", "path": ["spec", "securityContext", "sysctls", 1]}],
	}} with input as denied["one among safe ones"]
}

test_extra_allowed[name] if {
	some name, case in {
		"by its name": {"patterns": ["net.core.somaxconn"], "wanted": {"kernel.msgmax"}},
		"by its name with slashes": {"patterns": ["kernel/msgmax"], "wanted": {"net/core/somaxconn"}},
		"by a pattern": {"patterns": ["net.core.*"], "wanted": {"kernel.msgmax"}},
		"by a part of its name": {"patterns": ["net.core"], "wanted": {"kernel.msgmax", "net/core/somaxconn"}},
		"all": {"patterns": ["*"], "wanted": set()},
	}
	pod := _pod([{"name": "kernel.msgmax"}, {"name": "net/core/somaxconn"}])
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/no-unsafe-sysctls": {"extraAllowed": case.patterns}}
	found == {violation | some violation in found; some wanted in case.wanted; contains(violation.msg, wanted)}
	count(found) == count(case.wanted)
}

test_forbidden if {
	found := policy.violation with input as allowed["safe ones"]
		with data.reeve_parameters as {"containers/no-unsafe-sysctls": {
			"forbidden": ["kernel.*"],
			"extraAllowed": ["kernel.*"],
		}}
	{violation.msg | some violation in found} == {"pod sets the forbidden sysctl \"kernel.shm_rmid_forced\""}
}

test_version[version] if {
	some version, wanted in {"v1.36": 1, "v1.37": 0, "latest": 0}
	found := policy.violation with input as allowed["safe ones"]
		with data.reeve_config as {"k8sVersion": version}
	count(found) == wanted
}
