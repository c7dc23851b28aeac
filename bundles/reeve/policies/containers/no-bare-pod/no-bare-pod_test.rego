package reeve.policies.containers["no-bare-pod_test"]

import data.reeve.policies.containers["no-bare-pod"] as policy

denied["a pod"] := _pod({"name": "web"})

denied["an empty list"] := _pod({"name": "web", "ownerReferences": []})

denied["null, which is the same as absent"] := _pod({"name": "web", "ownerReferences": null, "annotations": null})

denied["other annotations"] := _pod({"name": "web", "annotations": {"kubernetes.io/config.source": "api"}})

allowed["a pod of a controller"] := _pod({"name": "web", "ownerReferences": [{
	"apiVersion": "apps/v1",
	"kind": "ReplicaSet",
	"name": "web",
	"uid": "6f1c",
	"controller": true,
}]})

allowed["what the kubelet shows for a static pod"] := _pod({
	"name": "kube-apiserver-node-a",
	"annotations": {"kubernetes.io/config.mirror": "6f1c"},
})

_pod(metadata) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": metadata,
	"spec": {"containers": [{"name": "app"}]},
}

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
		"msg": "pod has no controller",
		"path": ["metadata", "ownerReferences"],
	}} with input as denied["a pod"]
}

test_exempt_namespaces[namespace] if {
	some namespace, wanted in {"lab-ann": 0, "shop": 1}
	found := policy.violation with input as _pod({"name": "web", "namespace": namespace})
		with data.reeve_parameters as {"containers/no-bare-pod": {"exemptNamespaces": ["lab-*"]}}
	count(found) == wanted
}
