package reeve.policies.containers["require-security-context_test"]

import data.reeve.policies.containers["require-security-context"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["an init container"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_container({"runAsNonRoot": true})],
})

denied["a sidecar"] := _pod({"initContainers": [{"name": "log", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["empty contexts"] := _pod({"securityContext": {}, "containers": [_container({})]})

denied["null, which is the same as absent"] := _pod({
	"securityContext": null,
	"containers": [_container({"runAsUser": null})],
})

allowed["a context of the pod"] := _pod({"securityContext": {"runAsNonRoot": true}, "containers": [{"name": "app"}]})

allowed["a context of the container"] := _pod({"containers": [_container({"privileged": false})]})

allowed["no containers"] := _pod({"containers": []})

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
		"msg": "container \"app\" has no security context, nor has the pod",
		"path": ["spec", "containers", 0, "securityContext"],
		"container": "app",
	}} with input as denied["nothing set"]
}

test_both[name] if {
	some name, wanted in {
		"a context of the pod": {{
			"msg": "container \"app\" has no security context",
			"path": ["spec", "containers", 0, "securityContext"],
			"container": "app",
		}},
		"a context of the container": {{"msg": "pod has no security context", "path": ["spec", "securityContext"]}},
	}
	found := policy.violation with input as allowed[name]
		with data.reeve_parameters as {"containers/require-security-context": {"mode": "both"}}
	found == wanted
}

test_both_are_there if {
	count(policy.violation) == 0 with input as _pod({
		"securityContext": {"runAsNonRoot": true},
		"containers": [_container({"privileged": false})],
	})
		with data.reeve_parameters as {"containers/require-security-context": {"mode": "both"}}
}
