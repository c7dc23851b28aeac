package reeve.policies.psp["pss-run-as-user_test"]

import data.reeve.policies.psp["pss-run-as-user"] as policy

denied["a pod"] := _pod({"securityContext": {"runAsUser": 0}, "containers": [{"name": "app"}]})

denied["a pod whose containers have another"] := _pod({
	"securityContext": {"runAsUser": 0},
	"containers": [_container({"runAsUser": 1000})],
})

denied["a container"] := _pod({
	"securityContext": {"runAsUser": 1000},
	"containers": [_container({"runAsUser": 0})],
})

denied["an init container"] := _pod({"initContainers": [_container({"runAsUser": 0})]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_container({"runAsUser": 0})]})

denied["a pod that declares Windows"] := _pod({
	"os": {"name": "windows"},
	"containers": [_container({"runAsUser": 0})],
})

denied["a pod that says it has no user namespace"] := _pod({
	"hostUsers": true,
	"containers": [_container({"runAsUser": 0})],
})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["another user"] := _pod({
	"securityContext": {"runAsUser": 1},
	"containers": [_container({"runAsUser": 65534})],
})

allowed["the root group"] := _pod({"securityContext": {"runAsGroup": 0}})

allowed["a pod with a user namespace"] := _pod({
	"hostUsers": false,
	"containers": [_container({"runAsUser": 0})],
})

allowed["null, which is the same as absent"] := _pod({
	"securityContext": {"runAsUser": null},
	"initContainers": null,
	"containers": [_container({"runAsUser": null})],
})

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
		"msg": "pod sets runAsUser to 0",
		"path": ["spec", "securityContext", "runAsUser"],
		"fix": [],
	}} with input as denied["a pod"]
}

test_verdict_of_a_container if {
	policy.violation == {{
		"msg": "container \"app\" sets runAsUser to 0",
		"path": ["spec", "containers", 0, "securityContext", "runAsUser"],
		"container": "app",
		"fix": [],
	}} with input as denied["a container"]
}

test_fix_on_request if {
	some found in policy.violation with input as denied["a container"]
		with data.reeve_config as {"fixes": "all"}
	found.fix == [{"op": "remove"}]
}

test_version[version] if {
	some version, counts in {
		"v1.0": {true: 0, false: 0},
		"v1.22": {true: 0, false: 0},
		"v1.23": {true: 1, false: 1},
		"v1.34": {true: 1, false: 1},
		"v1.35": {true: 1, false: 0},
		"latest": {true: 1, false: 0},
	}
	every host_users, wanted in counts {
		pod := _pod({"hostUsers": host_users, "containers": [_container({"runAsUser": 0})]})
		found := policy.violation with input as pod
			with data.reeve_parameters as {"psp/pss-run-as-user": {"version": version}}
		count(found) == wanted
	}
}
