package reeve.policies.containers["restrict-host-path-prefix_test"]

import data.reeve.policies.containers["restrict-host-path-prefix"] as policy

parameters := {"allowed": [
	{"pathPrefix": "/srv/data"},
	{"pathPrefix": "/srv", "readOnly": true},
	{"pathPrefix": "/var/log/", "readOnly": true},
]}

denied["another directory"] := _mounted("/opt", [])

denied["the directory above"] := _mounted("/var", [])

denied["a name that only begins like an allowed one"] := _mounted("/srvx", [])

denied["a way upwards out of an allowed one"] := _mounted("/srv/../etc", [])

denied["a way upwards within an allowed one"] := _mounted("/srv/x/../data", [])

denied["one for reading that a container can write"] := _mounted("/var/log/pods", [{"name": "data"}])

denied["one for reading that an ephemeral container can write"] := _pod({
	"ephemeralContainers": [{"name": "debug", "volumeMounts": [{"name": "data", "readOnly": false}]}],
	"volumes": [_host("/srv/config")],
})

allowed["an allowed directory"] := _mounted("/srv/data", [{"name": "data"}])

allowed["one in it, where another entry allows to read only"] := _mounted("//srv/./data/db/", [{"name": "data"}])

allowed["one for reading that is read"] := _mounted("/var/log/pods", [{"name": "data", "readOnly": true}])

allowed["one for reading that no container mounts"] := _mounted("/var/log", [])

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
		with data.reeve_parameters as {"containers/restrict-host-path-prefix": parameters}
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
		with data.reeve_parameters as {"containers/restrict-host-path-prefix": parameters}
}

test_verdict if {
	policy.violation == {{
		"msg": "pod has the host path \"/opt\", which is in no allowed directory, as the volume \"data\"",
		"path": ["spec", "volumes", 0, "hostPath"],
	}} with input as denied["another directory"]
		with data.reeve_parameters as {"containers/restrict-host-path-prefix": parameters}
}

test_verdict_of_a_container if {
	policy.violation == {{
		"msg": "container \"app\" mounts the host path \"/var/log/pods\" writable, which is allowed for reading only",
		"path": ["spec", "containers", 0, "volumeMounts", 0, "readOnly"],
		"container": "app",
	}} with input as denied["one for reading that a container can write"]
		with data.reeve_parameters as {"containers/restrict-host-path-prefix": parameters}
}

test_nothing_is_allowed_by_default if {
	count(policy.violation) == 1 with input as allowed["an allowed directory"]
}
