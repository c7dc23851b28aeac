package reeve.policies.containers["restrict-volume-types_test"]

import data.reeve.policies.containers["restrict-volume-types"] as policy

denied["a directory of the node"] := _pod([{"name": "data", "hostPath": {"path": "/"}}])

denied["a network file system"] := _pod([
	{"name": "tmp", "emptyDir": {}},
	{"name": "data", "cephfs": {"monitors": ["ceph.example.com"]}},
])

denied["an empty source"] := _pod([{"name": "data", "gitRepo": {}}])

denied["a type beside an allowed one"] := _pod([{"name": "data", "emptyDir": {}, "hostPath": {"path": "/"}}])

denied["a type nobody knows"] := _pod([{"name": "data", "floppy": {}}])

denied["a volume without a name"] := _pod([{"hostPath": {"path": "/"}}])

allowed["the types of the list"] := _pod([
	{"name": "a", "configMap": {}},
	{"name": "b", "csi": {}},
	{"name": "c", "downwardAPI": {}},
	{"name": "d", "emptyDir": {}},
	{"name": "e", "ephemeral": {}},
	{"name": "f", "image": {}},
	{"name": "g", "persistentVolumeClaim": {}},
	{"name": "h", "projected": {}},
	{"name": "i", "secret": {}},
])

allowed["a volume without a type, which is an emptyDir"] := _pod([{"name": "data"}])

allowed["null, which is the same as absent"] := _pod([{"name": "data", "hostPath": null}, null])

allowed["an empty list"] := _pod([])

allowed["null volumes"] := _pod(null)

_pod(volumes) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app"}], "volumes": volumes},
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
		"msg": "pod has the volume \"data\" of type \"cephfs\"",
		"path": ["spec", "volumes", 1, "cephfs"],
	}} with input as denied["a network file system"]
}

test_a_volume_without_a_type if {
	policy.violation == {{
		"msg": "pod has the volume \"data\" without a type, which is an emptyDir",
		"path": ["spec", "volumes", 0],
	}} with input as allowed["a volume without a type, which is an emptyDir"]
		with data.reeve_parameters as {"containers/restrict-volume-types": {"allowed": ["hostPath"]}}
}

test_allowed_types if {
	parameters := {"containers/restrict-volume-types": {"allowed": ["hostPath"]}}
	count(policy.violation) == 0 with input as denied["a directory of the node"]
		with data.reeve_parameters as parameters
	count(policy.violation) == 9 with input as allowed["the types of the list"]
		with data.reeve_parameters as parameters
}
