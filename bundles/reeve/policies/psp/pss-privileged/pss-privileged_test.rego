package reeve.policies.psp["pss-privileged_test"]

import data.reeve.policies.psp["pss-privileged"] as policy

denied["a privileged container"] := _pod({"containers": [{"name": "app", "securityContext": {"privileged": true}}]})

denied["a privileged init container"] := _pod({"initContainers": [{
	"name": "setup",
	"securityContext": {"privileged": true},
}]})

denied["a privileged ephemeral container"] := _pod({"ephemeralContainers": [{
	"name": "debug",
	"securityContext": {"privileged": true},
}]})

denied["a mount that only privileged containers may have"] := _pod({"containers": [{
	"name": "app",
	"securityContext": {"privileged": true},
	"volumeMounts": [{"name": "data", "mountPath": "/data", "mountPropagation": "Bidirectional"}],
}]})

allowed["a container without a security context"] := _pod({"containers": [{"name": "app"}]})

allowed["a container that says false"] := _pod({"containers": [{
	"name": "app",
	"securityContext": {"privileged": false},
}]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [{
	"name": "app",
	"securityContext": {"privileged": null},
}]})

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
		"msg": "init container \"setup\" is privileged",
		"path": ["spec", "initContainers", 0, "securityContext", "privileged"],
		"container": "setup",
		"fix": [{"op": "remove"}],
	}} with input as denied["a privileged init container"]
}

test_no_fix_the_api_server_would_refuse if {
	some found in policy.violation with input as denied["a mount that only privileged containers may have"]
	found.fix == []
}
