package reeve.policies.containers["valid-sysctl-values_test"]

import data.reeve.policies.containers["valid-sysctl-values"] as policy

denied["another assignment after a plus sign"] := _pod([{
	"name": "kernel.shm_rmid_forced",
	"value": "1+kernel.core_pattern=|/malicious.sh #",
}])

denied["another assignment after a space"] := _pod([{"name": "kernel.shm_rmid_forced", "value": "1 kernel.panic=1"}])

denied["a plus sign"] := _pod([{"name": "kernel.shm_rmid_forced", "value": "+1"}])

denied["one among others"] := _pod([
	{"name": "net.ipv4.tcp_syncookies", "value": "1"},
	{"name": "net/ipv4/ip_local_port_range", "value": "=1024"},
])

allowed["a number"] := _pod([{"name": "net.ipv4.tcp_syncookies", "value": "1"}])

allowed["several numbers"] := _pod([{"name": "net.ipv4.ip_local_port_range", "value": "32768 60999"}])

allowed["a negative number"] := _pod([{"name": "kernel.msgmax", "value": "-1"}])

allowed["null, which is the empty value"] := _pod([{"name": "kernel.msgmax", "value": null}, null])

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
		"msg": "pod sets the sysctl \"net/ipv4/ip_local_port_range\" to a value with a \"=\"",
		"path": ["spec", "securityContext", "sysctls", 1, "value"],
	}} with input as denied["one among others"]
}
