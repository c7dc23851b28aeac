package reeve.policies.containers["restrict-flex-volume-drivers_test"]

import data.reeve.policies.containers["restrict-flex-volume-drivers"] as policy

denied["a driver"] := _pod([{"name": "data", "flexVolume": {"driver": "example.com/lvm"}}])

denied["one among other volumes"] := _pod([
	{"name": "tmp", "emptyDir": {}},
	{"name": "data", "flexVolume": {"driver": "example.com/lvm", "options": {"size": "1Gi"}}},
])

denied["no driver"] := _pod([{"name": "data", "flexVolume": {}}])

allowed["other types"] := _pod([{"name": "data", "csi": {"driver": "example.com/lvm"}}])

allowed["null, which is the same as absent"] := _pod([{"name": "data", "flexVolume": null}, null])

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
		"msg": "pod uses the FlexVolume driver \"example.com/lvm\" for the volume \"data\"",
		"path": ["spec", "volumes", 1, "flexVolume", "driver"],
	}} with input as denied["one among other volumes"]
}

test_allowed_drivers[name] if {
	some name, case in {
		"its own": {"allowed": ["example.com/lvm"], "wanted": 0},
		"another": {"allowed": ["example.com/nfs", "lvm", "*"], "wanted": 1},
	}
	found := policy.violation with input as denied["a driver"]
		with data.reeve_parameters as {"containers/restrict-flex-volume-drivers": {"allowed": case.allowed}}
	count(found) == case.wanted
}
