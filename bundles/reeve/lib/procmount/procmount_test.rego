package reeve.lib.procmount_test

import data.reeve.lib.procmount
import data.reeve.lib.workload

_pod(type) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app", "securityContext": {"procMount": type}}]},
}

test_changes[type] if {
	some type in ["Unmasked", "default", ""]
	procmount.changes == [{
		"container": workload.containers[0],
		"type": type,
		"path": ["spec", "containers", 0, "securityContext", "procMount"],
		"fact": sprintf("container \"app\" sets procMount to %q", [type]),
	}] with input as _pod(type)
}

test_no_changes if {
	every type in ["Default", null] {
		procmount.changes == [] with input as _pod(type)
	}
}
