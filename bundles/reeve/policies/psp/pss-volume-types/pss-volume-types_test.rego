package reeve.policies.psp["pss-volume-types_test"]

import data.reeve.policies.psp["pss-volume-types"] as policy

denied["a directory of the node"] := _pod([{"name": "data", "hostPath": {"path": "/"}}])

denied["a network file system"] := _pod([
	{"name": "tmp", "emptyDir": {}},
	{"name": "data", "nfs": {"server": "nfs.example.com", "path": "/"}},
])

denied["an empty source"] := _pod([{"name": "data", "gitRepo": {}}])

denied["a type beside one that is null"] := _pod([{"name": "data", "emptyDir": null, "iscsi": {}}])

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

allowed["an allowed type beside another"] := _pod([{"name": "data", "emptyDir": {}, "hostPath": {"path": "/"}}])

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
		"msg": "pod has the volume \"data\" of type \"nfs\"",
		"path": ["spec", "volumes", 1, "nfs"],
	}} with input as denied["a network file system"]
}

test_verdict_of_a_type_nobody_knows if {
	policy.violation == {{
		"msg": "pod has the volume \"data\" of type \"floppy\"",
		"path": ["spec", "volumes", 0, "floppy"],
	}} with input as denied["a type nobody knows"]
}
