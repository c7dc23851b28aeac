package reeve.policies.containers["require-user-namespace_test"]

import data.reeve.policies.containers["require-user-namespace"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["the users of the node"] := _pod({"hostUsers": true, "containers": [{"name": "app"}]})

denied["null, which is the same as absent"] := _pod({"hostUsers": null, "hostPID": null, "containers": [
	{"name": "app", "volumeDevices": null},
	{"name": "proxy", "volumeDevices": []},
]})

denied["namespaces of the node that it does not share"] := _pod({
	"hostNetwork": false,
	"hostPID": false,
	"hostIPC": false,
	"containers": [{"name": "app"}],
})

allowed["a user namespace"] := _pod({"hostUsers": false, "containers": [{"name": "app"}]})

allowed["the host network"] := _pod({"hostNetwork": true, "containers": [{"name": "app"}]})

allowed["the host's processes"] := _pod({"hostPID": true, "containers": [{"name": "app"}]})

allowed["the host's shared memory"] := _pod({"hostIPC": true, "containers": [{"name": "app"}]})

allowed["a raw block volume"] := _pod({"initContainers": [{
	"name": "format",
	"volumeDevices": [{"name": "disk", "devicePath": "/dev/xvda"}],
}]})

allowed["a pod that declares Windows"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

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
		"msg": "pod has no user namespace of its own",
		"path": ["spec", "hostUsers"],
		"fix": [],
	}} with input as denied["nothing set"]
}

test_fix_on_request if {
	some found in policy.violation with input as denied["the users of the node"]
		with data.reeve_config as {"fixes": "all"}
	found.fix == [{"op": "add", "value": false}]
}

test_version[version] if {
	some version, wanted in {"v1.32": 0, "v1.33": 1, "latest": 1}
	found := policy.violation with input as denied["nothing set"] with data.reeve_config as {"k8sVersion": version}
	count(found) == wanted
}

test_namespaces[namespace] if {
	some namespace, wanted in {"shop": 1, "team-a": 1, "kube-system": 0}
	pod := object.union(denied["nothing set"], {"metadata": {"namespace": namespace}})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/require-user-namespace": {"namespaces": ["shop", "team-*"]}}
	count(found) == wanted
}

test_no_pod_no_verdict if {
	count(policy.violation) == 0 with input as {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}}
}
