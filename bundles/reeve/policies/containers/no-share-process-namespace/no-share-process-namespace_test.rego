package reeve.policies.containers["no-share-process-namespace_test"]

import data.reeve.policies.containers["no-share-process-namespace"] as policy

denied["true"] := _pod({"shareProcessNamespace": true, "containers": [{"name": "app"}, {"name": "proxy"}]})

denied["a deployment"] := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web"},
	"spec": {"template": {"spec": {"shareProcessNamespace": true}}},
}

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["false"] := _pod({"shareProcessNamespace": false, "containers": [{"name": "app"}]})

allowed["null, which is the same as absent"] := _pod({"shareProcessNamespace": null})

allowed["the processes of the node"] := _pod({"hostPID": true})

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
		"msg": "pod shares one PID namespace between its containers",
		"path": ["spec", "shareProcessNamespace"],
		"fix": [{"op": "remove"}],
	}} with input as denied["true"]
}

test_exempt_namespaces[namespace] if {
	some namespace, wanted in {"monitoring": 0, "shop": 1}
	pod := object.union(denied["true"], {"metadata": {"namespace": namespace}})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/no-share-process-namespace": {"exemptNamespaces": ["monitoring"]}}
	count(found) == wanted
}
