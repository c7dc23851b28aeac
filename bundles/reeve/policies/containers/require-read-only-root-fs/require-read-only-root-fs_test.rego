package reeve.policies.containers["require-read-only-root-fs_test"]

import data.reeve.policies.containers["require-read-only-root-fs"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["false"] := _pod({"containers": [_container({"readOnlyRootFilesystem": false})]})

denied["an init container"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_container({"readOnlyRootFilesystem": true})],
})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["null, which is the same as absent"] := _pod({
	"initContainers": null,
	"containers": [_container({"readOnlyRootFilesystem": null})],
})

allowed["true"] := _pod({
	"initContainers": [_container({"readOnlyRootFilesystem": true})],
	"containers": [_container({"readOnlyRootFilesystem": true})],
})

allowed["a pod that declares Windows"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

_container(context) := {"name": "app", "securityContext": context}

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
		"msg": "container \"app\" has a writable root file system",
		"path": ["spec", "containers", 0, "securityContext", "readOnlyRootFilesystem"],
		"container": "app",
		"fix": [],
	}} with input as denied["nothing set"]
}

test_fix_on_request if {
	some found in policy.violation with input as denied["nothing set"] with data.reeve_config as {"fixes": "all"}
	found.fix == [{"op": "add", "value": true}]
}

# The API has no such field there, and one peer takes it for one that holds.
test_the_pod_has_no_such_field if {
	pod := _pod({"securityContext": {"readOnlyRootFilesystem": true}, "containers": [{"name": "app"}]})
	count(policy.violation) == 1 with input as pod
}

test_without_init_containers[name] if {
	some name, wanted in {"an init container": 0, "a sidecar": 1, "nothing set": 1, "an ephemeral container": 1}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/require-read-only-root-fs": {"checkInit": false}}
	count(found) == wanted
}

test_exempt_images if {
	pod := _pod({"containers": [{"name": "db", "image": "postgres:17"}, {"name": "web", "image": "nginx:1"}]})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/require-read-only-root-fs": {"exemptImages": ["postgres"]}}
	{violation.container | some violation in found} == {"web"}
}
