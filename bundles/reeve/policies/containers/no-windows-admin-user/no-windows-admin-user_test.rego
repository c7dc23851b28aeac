package reeve.policies.containers["no-windows-admin-user_test"]

import data.reeve.policies.containers["no-windows-admin-user"] as policy

denied["the administrator by the pod"] := _windows({
	"securityContext": _options({"runAsUserName": "ContainerAdministrator"}),
	"containers": [{"name": "app"}],
})

denied["the administrator by a container"] := _windows({
	"securityContext": _options({"runAsUserName": "ContainerUser"}),
	"containers": [_container(_options({"runAsUserName": "ContainerAdministrator"}))],
})

denied["an administrator in other letters"] := _windows({"containers": [_container(_options({
	"runAsUserName": "containeradministrator",
}))]})

denied["an administrator with a domain"] := _windows({"containers": [_container(_options({
	"runAsUserName": "NT AUTHORITY\\System",
}))]})

denied["no user"] := _windows({"containers": [{"name": "app"}]})

denied["no user of an init container"] := _windows({
	"initContainers": [{"name": "setup"}],
	"containers": [_container(_options({"runAsUserName": "ContainerUser"}))],
})

denied["an ephemeral container"] := _windows({"ephemeralContainers": [_container(_options({
	"runAsUserName": "Administrator",
}))]})

denied["null, which is the same as absent"] := _windows({
	"securityContext": _options({"runAsUserName": null}),
	"initContainers": null,
	"containers": [_container(_options(null))],
})

allowed["another user by the pod"] := _windows({
	"securityContext": _options({"runAsUserName": "ContainerUser"}),
	"initContainers": [{"name": "setup"}],
	"containers": [{"name": "app"}],
})

allowed["another user by each container"] := _windows({
	"securityContext": _options({"runAsUserName": "ContainerAdministrator"}),
	"containers": [_container(_options({"runAsUserName": "ContainerUser"}))],
})

allowed["a longer name"] := _windows({"containers": [_container(_options({"runAsUserName": "SystemReader"}))]})

allowed["a pod that declares Linux"] := _pod({"os": {"name": "linux"}, "containers": [{"name": "app"}]})

allowed["a pod that declares nothing"] := _pod({"containers": [{"name": "app"}]})

_windows(spec) := _pod(object.union({"os": {"name": "windows"}}, spec))

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
		"msg": "pod sets windowsOptions.runAsUserName to \"ContainerAdministrator\"",
		"path": ["spec", "securityContext", "windowsOptions", "runAsUserName"],
		"fix": [],
	}} with input as denied["the administrator by the pod"]
}

test_verdict_of_a_container if {
	policy.violation == {{
		"msg": "container \"app\" sets windowsOptions.runAsUserName to \"ContainerAdministrator\"",
		"path": ["spec", "containers", 0, "securityContext", "windowsOptions", "runAsUserName"],
		"container": "app",
		"fix": [],
	}} with input as denied["the administrator by a container"]
}

test_verdict_where_it_is_missing if {
	policy.violation == {{
		"msg": "container \"app\" does not set windowsOptions.runAsUserName, nor does the pod",
		"path": ["spec", "containers", 0, "securityContext", "windowsOptions", "runAsUserName"],
		"container": "app",
		"fix": [],
	}} with input as denied["no user"]
}

test_fix_on_request[name] if {
	some name, op in {"the administrator by the pod": "replace", "no user": "add"}
	found := policy.violation with input as denied[name] with data.reeve_config as {"fixes": "all"}
	{violation.fix | some violation in found} == {[{"op": op, "value": "ContainerUser"}]}
}

test_a_node_selector_where_it_is_trusted if {
	pod := _pod({"nodeSelector": {"kubernetes.io/os": "windows"}, "containers": [{"name": "app"}]})
	count(policy.violation) == 1 with input as pod with data.reeve_config as {"osHeuristic": true}
	count(policy.violation) == 0 with input as pod
}

test_denied_names[name] if {
	some name, row in {
		"none": [[], 0],
		"one with a domain": [["ACME\\ContainerAdministrator"], 1],
		"another": [["ContainerUser"], 0],
	}
	[names, wanted] := row
	found := policy.violation with input as denied["the administrator by the pod"]
		with data.reeve_parameters as {"containers/no-windows-admin-user": {"denied": names}}
	count(found) == wanted
}

test_the_image_where_it_may_decide[name] if {
	some name, wanted in {"no user": 0, "the administrator by the pod": 1}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/no-windows-admin-user": {"allowUnset": true}}
	count(found) == wanted
}
