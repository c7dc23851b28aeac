package reeve.policies.containers["no-kubernetes-dashboard_test"]

import data.reeve.policies.containers["no-kubernetes-dashboard"] as policy

denied["the image"] := _pod({}, {"containers": [{"name": "dashboard", "image": "kubernetesui/dashboard:v2.7.0"}]})

denied["one of several images"] := _pod({}, {"containers": [{"name": "web", "image": "docker.io/kubernetesui/dashboard-web:1.6.0"}]})

denied["a copy of an older image"] := _pod({}, {"initContainers": [{
	"name": "dashboard",
	"image": "registry.example.com/google_containers/kubernetes-dashboard-amd64:v1.10.1",
}]})

denied["an ephemeral container"] := _pod({}, {"ephemeralContainers": [{"name": "debug", "image": "kubernetesui/dashboard"}]})

denied["the label"] := _pod({"labels": {"k8s-app": "kubernetes-dashboard"}}, {"containers": [{"name": "app"}]})

denied["a label of its chart"] := _pod(
	{"labels": {"app.kubernetes.io/name": "web", "app.kubernetes.io/part-of": "kubernetes-dashboard"}},
	{"containers": [{"name": "app"}]},
)

allowed["another dashboard"] := _pod({"labels": {"k8s-app": "dashboard"}}, {"containers": [
	{"name": "a", "image": "acme/dashboard"},
	{"name": "b", "image": "acme-kubernetesui/dashboard"},
	{"name": "c", "image": "acme/kubernetes-dashboard"},
	{"name": "d", "image": "kubernetesui/metrics-scraper:kubernetes-dashboard-1"},
]})

allowed["what is no image"] := _pod({}, {"containers": [{"name": "app", "image": "//kubernetesui/dashboard"}]})

allowed["null, which is the same as absent"] := _pod({"labels": null}, {"initContainers": null, "containers": [{
	"name": "app",
	"image": null,
}]})

_pod(metadata, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": object.union({"name": "web"}, metadata),
	"spec": spec,
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
		"msg": "container \"dashboard\" uses the image \"kubernetesui/dashboard:v2.7.0\", which is the Kubernetes dashboard",
		"path": ["spec", "containers", 0, "image"],
		"container": "dashboard",
	}} with input as denied["the image"]
}

test_verdict_on_a_label if {
	policy.violation == {{
		"msg": "pod has the label \"k8s-app\" of the Kubernetes dashboard",
		"path": ["metadata", "labels", "k8s-app"],
	}} with input as denied["the label"]
}

test_images[name] if {
	some name, wanted in {"the image": 0, "one of several images": 0}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/no-kubernetes-dashboard": {"images": ["acme/dashboard"]}}
	count(found) == wanted
	count(policy.violation) == 1 with input as allowed["another dashboard"]
		with data.reeve_parameters as {"containers/no-kubernetes-dashboard": {"images": ["acme/dashboard"]}}
}
