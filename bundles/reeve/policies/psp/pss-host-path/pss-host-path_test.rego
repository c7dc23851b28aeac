package reeve.policies.psp["pss-host-path_test"]

import data.reeve.policies.psp["pss-host-path"] as policy

denied["a directory of the node"] := _pod({"volumes": [{"name": "data", "hostPath": {"path": "/var/lib/data"}}]})

denied["one among others"] := _pod({"volumes": [
	{"name": "tmp", "emptyDir": {}},
	{"name": "data", "hostPath": {"path": "/", "type": "Directory"}},
]})

denied["one that no container mounts"] := _pod({
	"containers": [{"name": "app"}],
	"volumes": [{"name": "data", "hostPath": {"path": "/"}}],
})

denied["an empty source"] := _pod({"volumes": [{"name": "data", "hostPath": {}}]})

denied["one beside an allowed source"] := _pod({"volumes": [{
	"name": "data",
	"emptyDir": {},
	"hostPath": {"path": "/"},
}]})

allowed["other types"] := _pod({"volumes": [{"name": "tmp", "emptyDir": {}}, {"name": "key", "secret": {}}]})

allowed["no volumes"] := _pod({"containers": [{"name": "app"}]})

allowed["null, which is the same as absent"] := _pod({"volumes": [{"name": "data", "hostPath": null}, null]})

allowed["null volumes"] := _pod({"volumes": null})

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
		"msg": "pod has the host path \"/\" as the volume \"data\"",
		"path": ["spec", "volumes", 1, "hostPath"],
	}} with input as denied["one among others"]
}

test_verdict_of_an_empty_source if {
	some found in policy.violation with input as denied["an empty source"]
	found.msg == "pod has the host path \"\" as the volume \"data\""
}
