package reeve.policies.containers["no-windows-host-process_test"]

import data.reeve.policies.containers["no-windows-host-process"] as policy

denied["a pod"] := _pod({"securityContext": _options({"hostProcess": true}), "containers": [{"name": "app"}]})

denied["a pod whose containers say false"] := _pod({
	"securityContext": _options({"hostProcess": true}),
	"containers": [_container(_options({"hostProcess": false}))],
})

denied["a container"] := _pod({"containers": [_container(_options({"hostProcess": true}))]})

denied["an init container"] := _pod({"initContainers": [_container(_options({"hostProcess": true}))]})

denied["a sidecar"] := _pod({"initContainers": [object.union(
	_container(_options({"hostProcess": true})),
	{"restartPolicy": "Always"},
)]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_container(_options({"hostProcess": true}))]})

allowed["nothing set"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

allowed["false"] := _pod({
	"securityContext": _options({"hostProcess": false}),
	"containers": [_container(_options({"hostProcess": false}))],
})

allowed["other options"] := _pod({"securityContext": _options({"runAsUserName": "ContainerUser"})})

allowed["null, which is the same as absent"] := _pod({
	"securityContext": _options({"hostProcess": null}),
	"initContainers": null,
	"containers": [_container(_options(null)), _container(null)],
})

_options(options) := {"windowsOptions": options}

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

test_verdict_of_the_pod if {
	policy.violation == {{
		"msg": "pod sets windowsOptions.hostProcess to true",
		"path": ["spec", "securityContext", "windowsOptions", "hostProcess"],
		"fix": [{"op": "remove"}],
	}} with input as denied["a pod whose containers say false"]
}

test_verdict_of_a_container if {
	policy.violation == {{
		"msg": "container \"app\" sets windowsOptions.hostProcess to true",
		"path": ["spec", "containers", 0, "securityContext", "windowsOptions", "hostProcess"],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["a container"]
}
