package reeve.policies.containers["no-privileged_test"]

import data.reeve.policies.containers["no-privileged"] as policy

denied["a container"] := _pod({"containers": [_container({"privileged": true})]})

denied["an init container"] := _pod({"initContainers": [_container({"privileged": true})]})

denied["a sidecar"] := _pod({"initContainers": [object.union(
	_container({"privileged": true}),
	{"restartPolicy": "Always"},
)]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_container({"privileged": true})]})

denied["a pod that declares Windows"] := _pod({
	"os": {"name": "windows"},
	"containers": [_container({"privileged": true})],
})

denied["a pod template"] := {
	"apiVersion": "v1",
	"kind": "PodTemplate",
	"metadata": {"name": "web"},
	"template": {"spec": {"ephemeralContainers": [_container({"privileged": true})]}},
}

denied["one container among others"] := _pod({"containers": [
	{"name": "log"},
	_container({"privileged": true}),
	_container({"privileged": false}),
]})

allowed["a container without a security context"] := _pod({"containers": [{"name": "app"}]})

allowed["false"] := _pod({"containers": [_container({"privileged": false})]})

allowed["an empty security context"] := _pod({"containers": [_container({})]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [
	_container({"privileged": null}),
	_container(null),
]})

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
		"msg": "container \"app\" is privileged",
		"path": ["spec", "containers", 1, "securityContext", "privileged"],
		"container": "app",
		"fix": [{"op": "replace", "value": false}],
	}} with input as denied["one container among others"]
}

test_exempt_images if {
	pod := _pod({"containers": [
		object.union(_container({"privileged": true}), {"image": "ghcr.io/acme/csi-driver:v1"}),
		object.union(_container({"privileged": true}), {"name": "web", "image": "ghcr.io/other/csi-driver:v1"}),
		object.union(_container({"privileged": true}), {"name": "none"}),
	]})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/no-privileged": {"exemptImages": ["ghcr.io/acme"]}}
	{violation.container | some violation in found} == {"web", "none"}
}
