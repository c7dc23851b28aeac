package reeve.policies.psp["pss-host-process_test"]

import data.reeve.policies.psp["pss-host-process"] as policy

denied["a pod"] := _pod({"securityContext": _options(true), "containers": [{"name": "app"}]})

denied["a pod whose containers say false"] := _pod({
	"securityContext": _options(true),
	"containers": [{"name": "app", "securityContext": _options(false)}],
})

denied["a container"] := _pod({"containers": [{"name": "app", "securityContext": _options(true)}]})

denied["an init container"] := _pod({"initContainers": [{
	"name": "setup",
	"securityContext": _options(true),
}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{
	"name": "debug",
	"securityContext": _options(true),
}]})

allowed["nothing set"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

allowed["false"] := _pod({
	"securityContext": _options(false),
	"containers": [{"name": "app", "securityContext": _options(false)}],
})

allowed["null, which is the same as absent"] := _pod({
	"securityContext": _options(null),
	"initContainers": null,
	"containers": [
		{"name": "app", "securityContext": _options(null)},
		{"name": "proxy", "securityContext": {"windowsOptions": null}},
		{"name": "log", "securityContext": null},
	],
})

_options(host_process) := {"windowsOptions": {"hostProcess": host_process}}

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
	}} with input as denied["a pod"]
}

test_verdict_of_a_container if {
	policy.violation == {{
		"msg": "init container \"setup\" sets windowsOptions.hostProcess to true",
		"path": ["spec", "initContainers", 0, "securityContext", "windowsOptions", "hostProcess"],
		"container": "setup",
		"fix": [{"op": "remove"}],
	}} with input as denied["an init container"]
}
