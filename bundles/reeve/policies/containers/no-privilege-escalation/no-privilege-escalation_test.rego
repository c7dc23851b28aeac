package reeve.policies.containers["no-privilege-escalation_test"]

import data.reeve.policies.containers["no-privilege-escalation"] as policy

denied["true"] := _pod({"containers": [_container({"allowPrivilegeEscalation": true})]})

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["null, which is the same as absent"] := _pod({
	"initContainers": null,
	"containers": [_container({"allowPrivilegeEscalation": null})],
})

denied["an init container"] := _pod({
	"initContainers": [_container({"allowPrivilegeEscalation": true})],
	"containers": [_container({"allowPrivilegeEscalation": false})],
})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["a user that is not root"] := _pod({
	"securityContext": {"runAsNonRoot": true},
	"containers": [_container({"runAsUser": 1000})],
})

denied["a pod that declares Linux"] := _pod({"os": {"name": "linux"}, "containers": [{"name": "app"}]})

denied["a node selector for Windows, which is no declaration"] := _pod({
	"nodeSelector": {"kubernetes.io/os": "windows"},
	"containers": [{"name": "app"}],
})

allowed["false"] := _pod({
	"initContainers": [_container({"allowPrivilegeEscalation": false})],
	"containers": [_container({"allowPrivilegeEscalation": false})],
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
		"msg": "container \"app\" does not set allowPrivilegeEscalation, so it is allowed",
		"path": ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"],
		"container": "app",
		"fix": [{"op": "add", "value": false}],
	}} with input as denied["nothing set"]
}

test_verdict_where_it_is_true if {
	policy.violation == {{
		"msg": "init container \"app\" allows privilege escalation",
		"path": ["spec", "initContainers", 0, "securityContext", "allowPrivilegeEscalation"],
		"container": "app",
		"fix": [{"op": "add", "value": false}],
	}} with input as denied["an init container"]
}

test_no_fix_the_api_server_would_refuse if {
	some found in policy.violation with input as _pod({"containers": [_container({"privileged": true})]})
	found.fix == []
}

test_mode[name] if {
	some name, wanted in {"true": 1, "nothing set": 0, "null, which is the same as absent": 0, "an init container": 1}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/no-privilege-escalation": {"mode": "only-explicit-true"}}
	count(found) == wanted
}

test_exempt_images if {
	pod := _pod({"containers": [{"name": "app", "image": "sudo:1"}, {"name": "web", "image": "nginx:1"}]})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/no-privilege-escalation": {"exemptImages": ["sudo"]}}
	{violation.container | some violation in found} == {"web"}
}
