package reeve.policies.containers["require-run-as-non-root_test"]

import data.reeve.policies.containers["require-run-as-non-root"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["an init container that does not say"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_container({"runAsNonRoot": true})],
})

denied["a sidecar that does not say"] := _pod({"initContainers": [{"name": "proxy", "restartPolicy": "Always"}]})

denied["an ephemeral container that does not say"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["false at a container under a pod that says true"] := _pod({
	"securityContext": {"runAsNonRoot": true},
	"containers": [_container({"runAsNonRoot": false})],
})

denied["false at the pod"] := _pod({
	"securityContext": {"runAsNonRoot": false},
	"containers": [{"name": "app"}],
})

denied["the root user"] := _pod({
	"securityContext": {"runAsUser": 1000},
	"containers": [_container({"runAsUser": 0})],
})

denied["a group, which says nothing of the user"] := _pod({"containers": [_container({"runAsGroup": 1000})]})

denied["a pod with a user namespace"] := _pod({"hostUsers": false, "containers": [{"name": "app"}]})

denied["null, which is the same as absent"] := _pod({
	"securityContext": {"runAsNonRoot": null, "runAsUser": null},
	"initContainers": null,
	"containers": [_container({"runAsNonRoot": null, "runAsUser": null})],
})

allowed["true at the pod"] := _pod({
	"securityContext": {"runAsNonRoot": true},
	"initContainers": [{"name": "setup"}],
	"containers": [{"name": "app"}],
	"ephemeralContainers": [{"name": "debug"}],
})

allowed["true at each container under a pod that says false"] := _pod({
	"securityContext": {"runAsNonRoot": false},
	"containers": [_container({"runAsNonRoot": true})],
})

allowed["another user at the pod"] := _pod({"securityContext": {"runAsUser": 1}, "containers": [{"name": "app"}]})

allowed["another user at the container"] := _pod({
	"securityContext": {"runAsUser": 0},
	"containers": [_container({"runAsUser": 1000, "runAsNonRoot": false})],
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

test_verdict_where_it_is_missing if {
	policy.violation == {{
		"msg": "container \"app\" may run as root: neither it nor the pod sets runAsNonRoot",
		"path": ["spec", "containers", 0, "securityContext", "runAsNonRoot"],
		"container": "app",
		"fix": [],
	}} with input as denied["nothing set"]
}

test_verdict_where_the_pod_says_false if {
	policy.violation == {{
		"msg": "container \"app\" may run as root: runAsNonRoot is false",
		"path": ["spec", "securityContext", "runAsNonRoot"],
		"container": "app",
		"fix": [],
	}} with input as denied["false at the pod"]
}

test_verdict_where_the_container_says_false if {
	some found in policy.violation with input as denied["false at a container under a pod that says true"]
	found.path == ["spec", "containers", 0, "securityContext", "runAsNonRoot"]
}

test_fix_on_request[name] if {
	some name in ["nothing set", "false at the pod", "false at a container under a pod that says true"]
	found := policy.violation with input as denied[name] with data.reeve_config as {"fixes": "all"}
	path := ["spec", "containers", 0, "securityContext", "runAsNonRoot"]
	{violation.fix | some violation in found} == {[{"op": "add", "path": path, "value": true}]}
}

test_no_fix_that_stops_the_root_user if {
	some found in policy.violation with input as denied["the root user"] with data.reeve_config as {"fixes": "all"}
	found.fix == []
}

test_another_user_where_it_does_not_count[name] if {
	some name in ["another user at the pod", "another user at the container"]
	found := policy.violation with input as allowed[name]
		with data.reeve_parameters as {"containers/require-run-as-non-root": {"acceptNonZeroUid": false}}
	count(found) == 1
}

test_user_namespace_where_it_counts[version] if {
	some version, counts in {
		"v1.34": {true: 1, false: 1},
		"v1.35": {true: 1, false: 0},
		"latest": {true: 1, false: 0},
	}
	every host_users, wanted in counts {
		found := policy.violation with input as _pod({"hostUsers": host_users, "containers": [{"name": "app"}]})
			with data.reeve_parameters as {"containers/require-run-as-non-root": {"honorUserNamespaces": true}}
			with data.reeve_config as {"k8sVersion": version}
		count(found) == wanted
	}
}
