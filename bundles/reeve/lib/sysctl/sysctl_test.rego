package reeve.lib.sysctl_test

import data.reeve.lib.sysctl

_pod(sysctls) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"securityContext": {"sysctls": sysctls}, "containers": [{"name": "app"}]},
}

test_entries if {
	sysctl.entries == [
		{
			"name": "net/core/somaxconn",
			"normal": "net.core.somaxconn",
			"value": "1024",
			"path": ["spec", "securityContext", "sysctls", 0],
		},
		{"name": "", "normal": "", "value": "", "path": ["spec", "securityContext", "sysctls", 1]},
	] with input as _pod([{"name": "net/core/somaxconn", "value": "1024"}, null])
}

test_no_entries if {
	every sysctls in [null, []] {
		sysctl.entries == [] with input as _pod(sysctls)
	}
}

test_normal[name] if {
	some name, wanted in {
		"": "",
		"kernel": "kernel",
		"net.ipv4.tcp_rmem": "net.ipv4.tcp_rmem",
		"net/ipv4/tcp_rmem": "net.ipv4.tcp_rmem",
		"net.ipv4.conf.eth0/1.rp_filter": "net.ipv4.conf.eth0/1.rp_filter",
		"net/ipv4/conf/eth0.1/rp_filter": "net.ipv4.conf.eth0/1.rp_filter",
	}
	sysctl.normal(name) == wanted
}

test_safe[name] if {
	some name, least in {
		"net.ipv4.tcp_syncookies": 0,
		"net.ipv4.ip_local_reserved_ports": 27,
		"net.ipv4.tcp_fin_timeout": 29,
		"net.ipv4.tcp_rmem": 32,
		"net.ipv4.tcp_notsent_lowat": 37,
	}
	sysctl.safe(name, "latest")
	minors := [minor | some minor in numbers.range(0, 40); sysctl.safe(name, sprintf("v1.%d", [minor]))]
	minors == numbers.range(least, 40)
}

test_unsafe[name] if {
	some name in ["", "kernel.msgmax", "net/ipv4/tcp_syncookies", "net.ipv4.TCP_SYNCOOKIES"]
	not sysctl.safe(name, "latest")
}

test_host_field[name] if {
	some name, wanted in {
		"net.core.somaxconn": "hostNetwork",
		"kernel.shmmax": "hostIPC",
		"kernel.msgmax": "hostIPC",
		"kernel.sem": "hostIPC",
		"fs.mqueue.msg_max": "hostIPC",
	}
	sysctl.host_field(name) == wanted
}

test_no_host_field[name] if {
	some name in ["", "vm.swappiness", "kernel.semaphore", "fs.mqueues", "network"]
	not sysctl.host_field(name)
}
