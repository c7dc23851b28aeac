package reeve.policies.containers["restrict-host-path-pv_test"]

import data.reeve.policies.containers["restrict-host-path-pv"] as policy

denied["a directory of the node"] := _volume({"hostPath": {"path": "/srv/data"}})

denied["the root of the node"] := _volume({"hostPath": {"path": "/"}})

denied["one beside a local one"] := _volume({"hostPath": {"path": "/srv/data"}, "local": {"path": "/mnt"}})

allowed["another type"] := _volume({"csi": {"driver": "disk.csi.example.com", "volumeHandle": "data"}})

allowed["a local one"] := _volume({"local": {"path": "/mnt"}})

allowed["null, which is the same as absent"] := _volume({"hostPath": null})

allowed["no path, which the API server refuses"] := _volume({"hostPath": {}})

_volume(source) := {
	"apiVersion": "v1",
	"kind": "PersistentVolume",
	"metadata": {"name": "data"},
	"spec": object.union({"accessModes": ["ReadWriteOnce"]}, source),
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
		"msg": "persistent volume \"data\" has the host path \"/srv/data\"",
		"path": ["spec", "hostPath"],
	}} with input as denied["a directory of the node"]
}

test_local if {
	policy.violation == {{
		"msg": "persistent volume \"data\" has the local path \"/mnt\"",
		"path": ["spec", "local"],
	}} with input as allowed["a local one"]
		with data.reeve_parameters as {"containers/restrict-host-path-pv": {"includeLocal": true}}
}

test_allowed_prefixes[path] if {
	some path, wanted in {"/srv": 0, "/srv/data/": 0, "/srvx": 1, "/srv/../etc": 1, "/": 1}
	found := policy.violation with input as _volume({"hostPath": {"path": path}})
		with data.reeve_parameters as {"containers/restrict-host-path-pv": {"allowedPrefixes": ["/opt", "/srv/"]}}
	count(found) == wanted
}
