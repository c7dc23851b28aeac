package reeve.policies.containers["require-high-gid_test"]

import data.reeve.policies.containers["require-high-gid"] as policy

denied["a low ID at the pod"] := _pod({"securityContext": {"runAsGroup": 1000}, "containers": [{"name": "app"}]})

denied["a low ID at a container"] := _pod({
	"securityContext": {"runAsGroup": 20000},
	"containers": [_container({"runAsGroup": 9999})],
})

denied["root"] := _pod({"containers": [_container({"runAsGroup": 0})]})

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["a pod with a user namespace"] := _pod({"hostUsers": false, "containers": [{"name": "app"}]})

denied["an init container"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_container({"runAsGroup": 10000})],
})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_container({"runAsGroup": 1})]})

denied["null, which is the same as absent"] := _pod({
	"securityContext": {"runAsGroup": null},
	"initContainers": null,
	"containers": [_container({"runAsGroup": null})],
})

allowed["the least ID at the pod"] := _pod({
	"securityContext": {"runAsGroup": 10000},
	"initContainers": [{"name": "setup"}],
	"containers": [{"name": "app"}],
})

allowed["high IDs at the containers"] := _pod({
	"securityContext": {"runAsGroup": 0},
	"containers": [_container({"runAsGroup": 10001}), _container({"runAsGroup": 65534})],
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

test_verdict_of_the_pod if {
	policy.violation == {{
		"msg": "pod sets runAsGroup to 1000, below 10000",
		"path": ["spec", "securityContext", "runAsGroup"],
		"fix": [],
	}} with input as denied["a low ID at the pod"]
}

test_verdict_of_a_container if {
	policy.violation == {{
		"msg": "container \"app\" sets runAsGroup to 9999, below 10000",
		"path": ["spec", "containers", 0, "securityContext", "runAsGroup"],
		"container": "app",
		"fix": [],
	}} with input as denied["a low ID at a container"]
}

test_verdict_where_it_is_missing if {
	policy.violation == {{
		"msg": "container \"app\" does not set runAsGroup, nor does the pod",
		"path": ["spec", "containers", 0, "securityContext", "runAsGroup"],
		"container": "app",
		"fix": [],
	}} with input as denied["nothing set"]
}

test_fix_on_request[name] if {
	some name, wanted in {
		"a low ID at the pod": [{"op": "replace", "value": 10000}],
		"nothing set": [{"op": "add", "value": 10000}],
	}
	found := policy.violation with input as denied[name] with data.reeve_config as {"fixes": "all"}
	{violation.fix | some violation in found} == {wanted}
}

test_another_bound[name] if {
	some name, wanted in {"a low ID at the pod": 0, "root": 1, "nothing set": 1}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/require-high-gid": {"minGid": 1000}}
	count(found) == wanted
}
