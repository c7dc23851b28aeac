package reeve.policies.containers["no-host-pid_test"]

import data.reeve.policies.containers["no-host-pid"] as policy

denied["true"] := _pod({"hostPID": true, "containers": [{"name": "app"}]})

denied["a pod with a security context"] := _pod({"hostPID": true, "securityContext": {"runAsNonRoot": true}})

denied["a replication controller"] := {
	"apiVersion": "v1",
	"kind": "ReplicationController",
	"metadata": {"name": "web"},
	"spec": {"template": {"spec": {"hostPID": true}}},
}

denied["a cron job"] := {
	"apiVersion": "batch/v1",
	"kind": "CronJob",
	"metadata": {"name": "backup"},
	"spec": {"jobTemplate": {"spec": {"template": {"spec": {"hostPID": true}}}}},
}

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["false"] := _pod({"hostPID": false, "containers": [{"name": "app"}]})

allowed["null, which is the same as absent"] := _pod({"hostPID": null, "initContainers": null})

allowed["another namespace of the node"] := _pod({"hostIPC": true})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, path in {
		"true": ["spec", "hostPID"],
		"a replication controller": ["spec", "template", "spec", "hostPID"],
		"a cron job": ["spec", "jobTemplate", "spec", "template", "spec", "hostPID"],
	}
	policy.violation == {{
		"msg": "pod shares the PID namespace of the node",
		"path": path,
		"fix": [{"op": "remove"}],
	}} with input as denied[name]
}

test_a_pod_without_a_spec if {
	count(policy.violation) == 0 with input as _pod(null)
}
