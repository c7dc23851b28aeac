package reeve.policies.containers["restrict-windows-gmsa_test"]

import data.reeve.policies.containers["restrict-windows-gmsa"] as policy

parameters := {"allowed": ["web"]}

denied["another name at the pod"] := _pod({
	"securityContext": _options({"gmsaCredentialSpecName": "domain-admin"}),
	"containers": [{"name": "app"}],
})

denied["another name at a container"] := _pod({
	"securityContext": _options({"gmsaCredentialSpecName": "web"}),
	"containers": [_container(_options({"gmsaCredentialSpecName": "db"}))],
})

denied["another name that no container has"] := _pod({
	"securityContext": _options({"gmsaCredentialSpecName": "db"}),
	"containers": [_container(_options({"gmsaCredentialSpecName": "web"}))],
})

denied["an init container"] := _pod({"initContainers": [_container(_options({"gmsaCredentialSpecName": "db"}))]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_container(_options({
	"gmsaCredentialSpecName": "db",
}))]})

denied["a name in other letters"] := _pod({"containers": [_container(_options({"gmsaCredentialSpecName": "Web"}))]})

denied["a spec in the pod"] := _pod({
	"securityContext": _options({"gmsaCredentialSpec": "{}"}),
	"containers": [{"name": "app"}],
})

denied["a spec beside an allowed name"] := _pod({"containers": [_container(_options({
	"gmsaCredentialSpecName": "web",
	"gmsaCredentialSpec": "{}",
}))]})

allowed["an allowed name"] := _pod({
	"os": {"name": "windows"},
	"securityContext": _options({"gmsaCredentialSpecName": "web"}),
	"containers": [{"name": "app"}],
})

allowed["other options"] := _pod({"containers": [_container(_options({"runAsUserName": "ContainerUser"}))]})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["null, which is the same as absent"] := _pod({
	"securityContext": _options({"gmsaCredentialSpecName": null, "gmsaCredentialSpec": null}),
	"initContainers": null,
	"containers": [_container(_options(null))],
})

allowed["empty texts"] := _pod({"containers": [_container(_options({
	"gmsaCredentialSpecName": "",
	"gmsaCredentialSpec": "",
}))]})

_with(changes) := {"containers/restrict-windows-gmsa": object.union(parameters, changes)}

_options(options) := {"windowsOptions": options}

_container(context) := {"name": "app", "securityContext": context}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as _with({})
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
		with data.reeve_parameters as _with({})
}

test_verdict[name] if {
	some name, wanted in {
		"another name at the pod": {
			"msg": "pod uses the gMSA credential spec \"domain-admin\"",
			"path": ["spec", "securityContext", "windowsOptions", "gmsaCredentialSpecName"],
		},
		"another name at a container": {
			"msg": "container \"app\" uses the gMSA credential spec \"db\"",
			"path": ["spec", "containers", 0, "securityContext", "windowsOptions", "gmsaCredentialSpecName"],
			"container": "app",
		},
		"a spec in the pod": {
			"msg": "pod holds a gMSA credential spec of its own",
			"path": ["spec", "securityContext", "windowsOptions", "gmsaCredentialSpec"],
		},
	}
	policy.violation == {wanted} with input as denied[name] with data.reeve_parameters as _with({})
}

test_no_name_is_allowed_by_default if {
	count(policy.violation) == 1 with input as allowed["an allowed name"]
}

test_inlined_where_it_may_be[name] if {
	some name, wanted in {"a spec beside an allowed name": 0, "a spec in the pod": 1, "another name at the pod": 1}
	found := policy.violation with input as denied[name] with data.reeve_parameters as _with({"allowInlined": true})
	count(found) == wanted
}

test_inlined_beside_another_name if {
	pod := _pod({"containers": [_container(_options({"gmsaCredentialSpecName": "db", "gmsaCredentialSpec": "{}"}))]})
	found := policy.violation with input as pod with data.reeve_parameters as _with({"allowInlined": true})
	count(found) == 2
}
