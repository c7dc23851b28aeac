package reeve.policies.containers["no-sensitive-host-path_test"]

import data.reeve.policies.containers["no-sensitive-host-path"] as policy

denied["a sensitive directory"] := _mounted("/etc", [{"name": "data", "mountPath": "/data"}])

denied["one that is read only"] := _mounted("/etc", [{"name": "data", "mountPath": "/data", "readOnly": true}])

denied["one below it"] := _mounted("/etc/kubernetes", [{"name": "data"}])

denied["one that init containers mount"] := _pod({
	"initContainers": [{"name": "setup", "volumeMounts": [{"name": "data"}]}],
	"volumes": [_host("/var/lib/kubelet/pods")],
})

denied["a trailing slash"] := _mounted("/etc/", [{"name": "data"}])

denied["slashes and dots"] := _mounted("//var/./lib//etcd/", [{"name": "data"}])

denied["a way back"] := _mounted("/srv/../etc", [{"name": "data"}])

denied["the link to /run"] := _mounted("/var/run/containerd", [{"name": "data"}])

denied["the directory above"] := _mounted("/var/lib", [{"name": "data"}])

denied["the root of the node"] := _mounted("/", [{"name": "data"}])

denied["the root by a way back"] := _mounted("/..", [{"name": "data"}])

denied["what is below an allowed path"] := _mounted("/etc/localtime/x", [{"name": "data"}])

denied["a directory of Windows"] := _mounted(`c:\WINDOWS\System32`, [{"name": "data"}])

denied["a drive of Windows"] := _mounted("C:/", [{"name": "data"}])

denied["a directory of Windows without its drive"] := object.union(
	_mounted("/ProgramData", [{"name": "data"}]),
	{"spec": {"os": {"name": "windows"}}},
)

denied["one that no container mounts"] := _mounted("/etc", [])

allowed["another directory"] := _mounted("/srv/data", [{"name": "data"}])

allowed["what is in a directory that counts as a whole"] := _mounted("/opt/cni/bin", [{"name": "data"}])

allowed["a name that only begins like a sensitive one"] := _mounted("/etcd", [{"name": "data"}])

allowed["an allowed path"] := _mounted("/etc/localtime", [{"name": "data"}])

allowed["an allowed path with a slash"] := _mounted("/dev/shm/", [{"name": "data"}])

allowed["another drive of Windows"] := _mounted(`D:\data`, [{"name": "data"}])

allowed["a directory of Linux in a pod that declares Windows"] := object.union(
	_mounted("/etc", [{"name": "data"}]),
	{"spec": {"os": {"name": "windows"}}},
)

allowed["no path, which the API server refuses"] := _pod({"volumes": [{"name": "data", "hostPath": {"path": ""}}]})

allowed["other types"] := _pod({"volumes": [{"name": "etc", "configMap": {"name": "etc"}}]})

allowed["null, which is the same as absent"] := _pod({"volumes": [{"name": "data", "hostPath": null}, null]})

_host(path) := {"name": "data", "hostPath": {"path": path}}

_mounted(path, mounts) := _pod({
	"containers": [{"name": "app", "volumeMounts": mounts}],
	"volumes": [_host(path)],
})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

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
		"msg": "pod has the sensitive host path \"//var/./lib//etcd/\" as the volume \"data\"",
		"path": ["spec", "volumes", 0, "hostPath"],
	}} with input as denied["slashes and dots"]
}

test_verdict_of_what_no_container_mounts if {
	policy.violation == {{
		"msg": "pod has the sensitive host path \"/etc\" as the volume \"data\"",
		"path": ["spec", "volumes", 0, "hostPath"],
		"severity": "medium",
	}} with input as denied["one that no container mounts"]
}

test_parameters[name] if {
	some name, case in {
		"a tree": {"parameters": {"trees": ["/srv/"]}, "denied": {"/srv", "/srv/data", "/"}},
		"an exact one": {"parameters": {"trees": [], "exact": ["/srv"]}, "denied": {"/srv", "/"}},
		"an allowed one": {
			"parameters": {"trees": ["/srv"], "exact": [], "allowed": ["/srv/data/"]},
			"denied": {"/srv", "/"},
		},
		"none": {"parameters": {"trees": [], "exact": []}, "denied": set()},
	}
	found := {path |
		some path in ["/", "/srv", "/srv/data", "/mnt"]
		violations := policy.violation with input as _mounted(path, [{"name": "data"}])
			with data.reeve_parameters as {"containers/no-sensitive-host-path": case.parameters}
		count(violations) == 1
	}
	found == case.denied
}
