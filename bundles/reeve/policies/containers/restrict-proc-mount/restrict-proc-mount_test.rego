package reeve.policies.containers["restrict-proc-mount_test"]

import data.reeve.policies.containers["restrict-proc-mount"] as policy

denied["a container"] := _pod({"containers": [_mounts("Unmasked")]})

denied["an init container"] := _pod({"initContainers": [_mounts("Unmasked")]})

denied["a sidecar"] := _pod({"initContainers": [object.union(_mounts("Unmasked"), {"restartPolicy": "Always"})]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_mounts("Unmasked")]})

denied["the empty string"] := _pod({"containers": [_mounts("")]})

denied["a pod with a user namespace"] := _pod({"hostUsers": false, "containers": [_mounts("Unmasked")]})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["the default"] := _pod({"containers": [_mounts("Default")]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [_mounts(null)]})

_mounts(type) := {"name": "app", "securityContext": {"procMount": type}}

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
		"msg": "init container \"app\" sets procMount to \"Unmasked\"",
		"path": ["spec", "initContainers", 0, "securityContext", "procMount"],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["an init container"]
}

test_baseline_by_version[version] if {
	some version, counts in {
		"v1.34": {"a pod with a user namespace": 1, "a container": 1},
		"v1.35": {"a pod with a user namespace": 0, "a container": 1},
		"latest": {"a pod with a user namespace": 0, "a container": 1},
	}
	every name, wanted in counts {
		found := policy.violation with input as denied[name]
			with data.reeve_parameters as {"containers/restrict-proc-mount": {"profile": "baseline"}}
			with data.reeve_config as {"k8sVersion": version}
		count(found) == wanted
	}
}
