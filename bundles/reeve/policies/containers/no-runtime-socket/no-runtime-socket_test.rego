package reeve.policies.containers["no-runtime-socket_test"]

import data.reeve.policies.containers["no-runtime-socket"] as policy

denied["the socket of Docker"] := _volume("/var/run/docker.sock")

denied["the socket of containerd"] := _volume("/run/containerd/containerd.sock")

denied["a directory with a socket"] := _volume("/run/crio/")

denied["the directory of all sockets"] := _volume("/var/run")

denied["the root of the node"] := _volume("/")

denied["a socket elsewhere"] := _volume("/run/user/1000/podman/podman.sock")

denied["slashes and dots"] := _volume("//var/run/./docker.sock/")

denied["a pipe of Windows"] := _volume(`\\.\pipe\docker_engine`)

denied["a pipe of Windows in other letters"] := _volume("//./PIPE/Containerd-Containerd")

denied["one that no container mounts, in a pod template"] := {
	"apiVersion": "v1",
	"kind": "PodTemplate",
	"metadata": {"name": "web"},
	"template": {"spec": {"volumes": [{"name": "docker", "hostPath": {"path": "/var/run/docker.sock"}}]}},
}

denied["a persistent volume"] := _persistent({"hostPath": {"path": "/var/run/docker.sock"}})

denied["a local persistent volume"] := _persistent({"local": {"path": "/run/containerd"}})

allowed["another directory"] := _volume("/srv/data")

allowed["another directory of /run"] := _volume("/run/systemd")

allowed["another socket"] := _volume("/run/my-docker.socket")

allowed["another pipe"] := _volume(`\\.\pipe\csi-proxy`)

allowed["no path, which the API server refuses"] := _volume("")

allowed["null, which is the same as absent"] := _volume(null)

allowed["another type"] := _pod({"volumes": [{"name": "docker.sock", "emptyDir": {}}]})

allowed["another persistent volume"] := _persistent({"local": {"path": "/mnt/data"}, "hostPath": null})

_volume(path) := _pod({
	"containers": [{"name": "app", "volumeMounts": [{"name": "docker", "mountPath": "/docker"}]}],
	"volumes": [{"name": "docker", "hostPath": {"path": path}}],
})

_persistent(spec) := {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": "docker"}, "spec": spec}

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
		"msg": "pod has the host path \"/var/run/docker.sock\", which leads to a container runtime",
		"path": ["spec", "volumes", 0, "hostPath"],
	}} with input as denied["the socket of Docker"]
}

test_verdict_of_a_persistent_volume if {
	policy.violation == {{
		"msg": "persistent volume \"docker\" has the host path \"/run/containerd\", which leads to a container runtime",
		"path": ["spec", "local"],
	}} with input as denied["a local persistent volume"]
}

test_parameters[name] if {
	some name, case in {
		"another name": {"parameters": {"names": ["data"], "sockets": []}, "wanted": {"/srv/data"}},
		"another socket": {"parameters": {"names": [], "sockets": ["/srv/x/y.sock"]}, "wanted": {"/srv/x", "/"}},
		"none": {"parameters": {"names": [], "sockets": []}, "wanted": set()},
	}
	found := {path |
		some path in ["/", "/srv/data", "/srv/x", "/run/docker.sock"]
		violations := policy.violation with input as _volume(path)
			with data.reeve_parameters as {"containers/no-runtime-socket": case.parameters}
		count(violations) == 1
	}
	found == case.wanted
}
