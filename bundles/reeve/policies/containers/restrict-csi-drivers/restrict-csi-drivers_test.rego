package reeve.policies.containers["restrict-csi-drivers_test"]

import data.reeve.policies.containers["restrict-csi-drivers"] as policy

parameters := {"allowed": ["secrets-store.csi.k8s.io", "*.example.com"]}

denied["another driver"] := _pod([{"name": "data", "csi": {"driver": "disk.csi.example.org"}}])

denied["one among other volumes"] := _pod([
	{"name": "tmp", "emptyDir": {}},
	{"name": "key", "csi": {"driver": "secrets-store.csi.k8s.io"}},
	{"name": "data", "csi": {"driver": "example.com"}},
])

denied["no driver"] := _pod([{"name": "data", "csi": {}}])

allowed["an allowed driver"] := _pod([{"name": "key", "csi": {"driver": "secrets-store.csi.k8s.io"}}])

allowed["one that fits a pattern"] := _pod([{"name": "data", "csi": {"driver": "disk.csi.example.com"}}])

allowed["another type"] := _pod([{"name": "data", "flexVolume": {"driver": "disk.csi.example.org"}}])

allowed["null, which is the same as absent"] := _pod([{"name": "data", "csi": null}, null])

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
		with data.reeve_parameters as {"containers/restrict-csi-drivers": parameters}
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
		with data.reeve_parameters as {"containers/restrict-csi-drivers": parameters}
}

test_verdict if {
	policy.violation == {{
		"msg": "pod uses the CSI driver \"example.com\" for the volume \"data\"",
		"path": ["spec", "volumes", 2, "csi", "driver"],
	}} with input as denied["one among other volumes"]
		with data.reeve_parameters as {"containers/restrict-csi-drivers": parameters}
}

test_all_are_allowed_by_default[name] if {
	some name, object in denied
	count(policy.violation) == 0 with input as object
}
