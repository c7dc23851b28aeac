package reeve.policies.containers["no-tiller_test"]

import data.reeve.policies.containers["no-tiller"] as policy

denied["the image"] := _pod(null, {"containers": [{"name": "server", "image": "gcr.io/kubernetes-helm/tiller:v2.17.0"}]})

denied["a copy of the image"] := _pod(null, {"initContainers": [{"name": "server", "image": "acme/tiller@sha256:0000000000000000000000000000000000000000000000000000000000000000"}]})

denied["an ephemeral container"] := _pod(null, {"ephemeralContainers": [{"name": "debug", "image": "tiller"}]})

denied["the labels"] := _pod({"app": "helm", "name": "tiller", "tier": "ops"}, {"containers": [{"name": "server", "image": "acme/server"}]})

denied["a service with the labels"] := _service({"app": "helm", "name": "tiller"}, {"app": "other"})

denied["a service that selects the labels"] := _service(null, {"app": "helm", "name": "tiller"})

allowed["another image"] := _pod({"app": "helm"}, {"containers": [{"name": "tiller", "image": "acme/tiller-client:tiller"}]})

allowed["one label of two"] := _pod({"name": "tiller"}, {"containers": [{"name": "app", "image": "tiller/app"}]})

allowed["what is no image"] := _pod(null, {"containers": [{"name": "app", "image": "/tiller"}]})

allowed["null, which is the same as absent"] := _pod(null, {"initContainers": null, "containers": [{"name": "app", "image": null}]})

allowed["another service"] := _service(null, null)

allowed["an object of another group"] := object.union(_service({"app": "helm", "name": "tiller"}, null), {"apiVersion": "example.com/v1"})

_pod(labels, spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": labels}, "spec": spec}

_service(labels, selector) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": "web", "labels": labels},
	"spec": {"selector": selector},
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_on_an_image if {
	policy.violation == {{
		"msg": "container \"server\" uses the image \"gcr.io/kubernetes-helm/tiller:v2.17.0\", which is Tiller",
		"path": ["spec", "containers", 0, "image"],
		"container": "server",
	}} with input as denied["the image"]
}

test_verdict_on_labels if {
	policy.violation == {{
		"msg": "pod has the labels of Tiller",
		"path": ["metadata", "labels"],
	}} with input as denied["the labels"]
}

test_verdict_on_a_service if {
	policy.violation == {{
		"msg": "selector of the service has the labels of Tiller",
		"path": ["spec", "selector"],
	}} with input as denied["a service that selects the labels"]
}
