package reeve.policies.psp["pss-proc-mount_test"]

import data.reeve.policies.psp["pss-proc-mount"] as policy

denied["a container"] := _pod({"containers": [_mounts("Unmasked")]})

denied["an init container"] := _pod({"initContainers": [_mounts("Unmasked")]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_mounts("Unmasked")]})

denied["the default in other letters"] := _pod({"containers": [_mounts("default")]})

denied["the empty string"] := _pod({"containers": [_mounts("")]})

denied["a pod that says it has no user namespace"] := _pod({"hostUsers": true, "containers": [_mounts("Unmasked")]})

denied["a pod that does not say"] := _pod({"hostUsers": null, "containers": [_mounts("Unmasked")]})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["the default"] := _pod({"containers": [_mounts("Default")]})

allowed["a pod with a user namespace"] := _pod({"hostUsers": false, "containers": [_mounts("Unmasked")]})

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

test_verdict_of_the_empty_string if {
	some found in policy.violation with input as denied["the empty string"]
	found.msg == "container \"app\" sets procMount to \"\""
}

test_version[version] if {
	some version, counts in {
		"v1.0": {"baseline": 1, "restricted": 1},
		"v1.34": {"baseline": 1, "restricted": 1},
		"v1.35": {"baseline": 0, "restricted": 1},
		"latest": {"baseline": 0, "restricted": 1},
	}
	every level, wanted in counts {
		found := policy.violation with input as allowed["a pod with a user namespace"]
			with data.reeve_parameters as {"psp/pss-proc-mount": {"version": version, "level": level}}
		count(found) == wanted
	}
}
