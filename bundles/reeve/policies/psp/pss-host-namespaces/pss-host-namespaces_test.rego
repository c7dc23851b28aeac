package reeve.policies.psp["pss-host-namespaces_test"]

import data.reeve.policies.psp["pss-host-namespaces"] as policy

denied["the host network"] := _pod({"hostNetwork": true})

denied["the host's processes"] := _pod({"hostPID": true, "hostNetwork": false})

denied["the host's shared memory"] := _pod({"hostIPC": true})

denied["a deployment"] := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web"},
	"spec": {"template": {"spec": {"hostNetwork": true}}},
}

denied["a cron job"] := {
	"apiVersion": "batch/v1",
	"kind": "CronJob",
	"metadata": {"name": "backup"},
	"spec": {"jobTemplate": {"spec": {"template": {"spec": {"hostPID": true}}}}},
}

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["false"] := _pod({"hostNetwork": false, "hostPID": false, "hostIPC": false})

allowed["null, which is the same as absent"] := _pod({"hostNetwork": null, "hostPID": null, "hostIPC": null})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_a_pod_without_a_spec if {
	count(policy.violation) == 0 with input as _pod(null)
}

test_each_namespace_on_its_own if {
	count(policy.violation) == 3 with input as _pod({"hostNetwork": true, "hostPID": true, "hostIPC": true})
}

test_verdict[name] if {
	some name, wanted in {
		"the host network": {
			"msg": "pod shares the network namespace of the node",
			"path": ["spec", "hostNetwork"],
			"fix": [{"op": "remove"}],
		},
		"the host's processes": {
			"msg": "pod shares the PID namespace of the node",
			"path": ["spec", "hostPID"],
			"fix": [{"op": "remove"}],
		},
		"the host's shared memory": {
			"msg": "pod shares the IPC namespace of the node",
			"path": ["spec", "hostIPC"],
			"fix": [{"op": "remove"}],
		},
		"a deployment": {
			"msg": "pod shares the network namespace of the node",
			"path": ["spec", "template", "spec", "hostNetwork"],
			"fix": [{"op": "remove"}],
		},
		"a cron job": {
			"msg": "pod shares the PID namespace of the node",
			"path": ["spec", "jobTemplate", "spec", "template", "spec", "hostPID"],
			"fix": [{"op": "remove"}],
		},
	}
	policy.violation == {wanted} with input as denied[name]
}
