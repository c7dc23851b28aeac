package reeve.policies.containers["require-read-only-host-path_test"]

import data.reeve.policies.containers["require-read-only-host-path"] as policy

denied["a container"] := _mounted("/srv", [{"name": "data", "mountPath": "/data"}])

denied["an init container"] := _pod({"initContainers": [_mounts({})], "volumes": [_host("/srv")]})

denied["a sidecar"] := _pod({
	"initContainers": [object.union(_mounts({}), {"restartPolicy": "Always"})],
	"volumes": [_host("/srv")],
})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_mounts({})], "volumes": [_host("/srv")]})

denied["one container among others"] := _pod({
	"containers": [_mounts({"readOnly": true}), {"name": "log"}, _mounts({"subPath": "log"})],
	"volumes": [{"name": "tmp", "emptyDir": {}}, _host("/srv")],
})

denied["false"] := _mounted("/srv", [{"name": "data", "readOnly": false}])

denied["null, which is the same as absent"] := _mounted("/srv", [{"name": "data", "readOnly": null}])

denied["a pod that declares Windows"] := object.union(
	_mounted(`C:\data`, [{"name": "data"}]),
	{"spec": {"os": {"name": "windows"}}},
)

allowed["read only"] := _mounted("/srv", [{"name": "data", "readOnly": true}])

allowed["a volume that no container mounts"] := _mounted("/srv", [])

allowed["another volume"] := _pod({"containers": [_mounts({})], "volumes": [{"name": "data", "emptyDir": {}}]})

allowed["null mounts"] := _mounted("/srv", null)

_mounts(options) := {
	"name": "app",
	"volumeMounts": [object.union({"name": "data", "mountPath": "/data"}, options)],
}

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
		"msg": "container \"app\" mounts the host path \"/srv\" writable",
		"path": ["spec", "containers", 0, "volumeMounts", 0, "readOnly"],
		"container": "app",
		"fix": [{"op": "add", "value": true}],
	}} with input as denied["a container"]
		with data.reeve_config as {"fixes": "all"}
}

test_verdict_of_what_is_mounted_below if {
	policy.violation == {{
		"msg": "container \"app\" mounts the host path \"/srv\" read-only, and what is mounted below it writable",
		"path": ["spec", "containers", 0, "volumeMounts", 0, "recursiveReadOnly"],
		"container": "app",
		"fix": [{"op": "add", "value": "Enabled"}],
	}} with input as allowed["read only"]
		with data.reeve_config as {"fixes": "all"}
		with data.reeve_parameters as {"containers/require-read-only-host-path": {"requireRecursive": true}}
}

test_recursive_by_version[version] if {
	some version, counts in {
		"v1.32": {"IfPossible": 0, "Enabled": 0},
		"v1.33": {"IfPossible": 1, "Enabled": 0},
		"latest": {"IfPossible": 1, "Enabled": 0},
	}
	every setting, wanted in counts {
		pod := _mounted("/srv", [{"name": "data", "readOnly": true, "recursiveReadOnly": setting}])
		found := policy.violation with input as pod
			with data.reeve_config as {"k8sVersion": version}
			with data.reeve_parameters as {"containers/require-read-only-host-path": {"requireRecursive": true}}
		count(found) == wanted
	}
}
