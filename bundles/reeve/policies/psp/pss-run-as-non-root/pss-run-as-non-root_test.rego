package reeve.policies.psp["pss-run-as-non-root_test"]

import data.reeve.policies.psp["pss-run-as-non-root"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["an init container that does not say"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_container({"runAsNonRoot": true})],
})

denied["an ephemeral container that does not say"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["false at the pod"] := _pod({
	"securityContext": {"runAsNonRoot": false},
	"containers": [{"name": "app"}],
})

denied["false at the pod under containers that say true"] := _pod({
	"securityContext": {"runAsNonRoot": false},
	"containers": [_container({"runAsNonRoot": true})],
})

denied["false at a container"] := _pod({
	"securityContext": {"runAsNonRoot": true},
	"containers": [_container({"runAsNonRoot": false})],
})

denied["a user ID, which does not count"] := _pod({
	"securityContext": {"runAsUser": 1000},
	"containers": [_container({"runAsUser": 1000})],
})

denied["a pod that declares Windows"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

denied["null, which is the same as absent"] := _pod({
	"securityContext": {"runAsNonRoot": null},
	"initContainers": null,
	"containers": [_container({"runAsNonRoot": null})],
})

denied["a pod that says it has no user namespace"] := _pod({"hostUsers": true, "containers": [{"name": "app"}]})

allowed["true at the pod"] := _pod({
	"securityContext": {"runAsNonRoot": true},
	"initContainers": [{"name": "setup"}],
	"containers": [{"name": "app"}],
	"ephemeralContainers": [{"name": "debug"}],
})

allowed["true at each container"] := _pod({
	"initContainers": [_container({"runAsNonRoot": true})],
	"containers": [_container({"runAsNonRoot": true})],
})

allowed["a pod with a user namespace"] := _pod({"hostUsers": false, "containers": [{"name": "app"}]})

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

test_verdict_where_it_is_missing if {
	policy.violation == {{
		"msg": "container \"app\" does not set runAsNonRoot, nor does the pod",
		"path": ["spec", "containers", 0, "securityContext", "runAsNonRoot"],
		"container": "app",
		"fix": [],
	}} with input as denied["nothing set"]
}

test_verdict_of_the_pod if {
	policy.violation == {{
		"msg": "pod sets runAsNonRoot to false",
		"path": ["spec", "securityContext", "runAsNonRoot"],
		"fix": [],
	}} with input as denied["false at the pod"]
}

test_verdict_of_a_container if {
	policy.violation == {{
		"msg": "container \"app\" sets runAsNonRoot to false",
		"path": ["spec", "containers", 0, "securityContext", "runAsNonRoot"],
		"container": "app",
		"fix": [],
	}} with input as denied["false at a container"]
}

test_fix_on_request[name] if {
	some name, wanted in {
		"nothing set": [{"op": "add", "path": ["spec", "securityContext", "runAsNonRoot"], "value": true}],
		"false at the pod": [{"op": "replace", "value": true}],
		"false at a container": [{"op": "replace", "value": true}],
	}
	found := policy.violation with input as denied[name]
		with data.reeve_config as {"fixes": "all"}
	{violation.fix | some violation in found} == {wanted}
}

test_version[version] if {
	some version, counts in {
		"v1.0": {true: 1, false: 1},
		"v1.34": {true: 1, false: 1},
		"v1.35": {true: 1, false: 0},
		"latest": {true: 1, false: 0},
	}
	every host_users, wanted in counts {
		every context in [{}, {"runAsNonRoot": false}] {
			pod := _pod({"hostUsers": host_users, "containers": [_container(context)]})
			found := policy.violation with input as pod
				with data.reeve_parameters as {"psp/pss-run-as-non-root": {"version": version}}
			count(found) == wanted
		}
	}
}
