package reeve.policies.containers["no-root-user-id_test"]

import data.reeve.policies.containers["no-root-user-id"] as policy

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

denied["a sidecar"] := _pod({"initContainers": [object.union(
	_container({"runAsUser": 0}),
	{"restartPolicy": "Always"},
)]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_container({"runAsUser": 0})]})

denied["a pod with a user namespace"] := _pod({
	"hostUsers": false,
	"containers": [_container({"runAsUser": 0})],
})

denied["a root that must be none, which never starts"] := _pod({"containers": [_container({
	"runAsUser": 0,
	"runAsNonRoot": true,
})]})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["another user"] := _pod({
	"securityContext": {"runAsUser": 1},
	"containers": [_container({"runAsUser": 65534})],
})

allowed["the root group"] := _pod({"securityContext": {"runAsGroup": 0}})

allowed["a pod that declares Windows"] := _pod({
	"os": {"name": "windows"},
	"containers": [_container({"runAsUser": 0})],
})

allowed["null, which is the same as absent"] := _pod({
	"securityContext": {"runAsUser": null},
	"initContainers": null,
	"containers": [_container({"runAsUser": null}), _container(null)],
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
	}} with input as denied["a pod"]
}

test_verdict_of_a_container if {
	policy.violation == {{
		"msg": "container \"app\" sets runAsUser to 0",
		"path": ["spec", "containers", 0, "securityContext", "runAsUser"],
		"container": "app",
	}} with input as denied["a container"]
}

test_what_holds_alone[name] if {
	some name, wanted in {"a pod": 1, "a pod whose containers have another": 0, "a container": 1}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/no-root-user-id": {"effectiveOnly": true}}
	count(found) == wanted
}
