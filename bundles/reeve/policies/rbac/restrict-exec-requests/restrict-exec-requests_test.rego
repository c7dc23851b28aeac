package reeve.policies.rbac["restrict-exec-requests_test"]

import data.reeve.policies.rbac["restrict-exec-requests"] as policy

parameters := {
	"protected": [
		{"namespaces": ["kube-*"]},
		{"namespaceLabels": {"env": "prod"}, "containers": ["vault"]},
		{"podLabels": {"exec": "never"}},
		{"namespaces": ["shop"], "pods": ["db-*"]},
	],
	"exemptUsers": ["breakglass-*"],
	"exemptGroups": ["on-call"],
	"deniedCommands": ["tar"],
}

inventory := {
	"cluster": {"v1": {"Namespace": {
		"shop": {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"env": "prod"}}},
		"kube-system": {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "kube-system"}},
	}}},
	"namespace": {
		"shop": {"v1": {"Pod": {
			"web": _pod("web", {"app": "web"}),
			"db-0": _pod("db-0", {"app": "db"}),
			"sealed": _pod("sealed", {"exec": "never"}),
		}}},
		"kube-system": {"v1": {"Pod": {"dns": object.union(_pod("dns", {}), {"metadata": {"namespace": "kube-system"}})}}},
	},
}

_pod(name, labels) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": name, "namespace": "shop", "labels": labels},
	"spec": {"containers": [{"name": "app"}, {"name": "vault"}]},
}

denied["exec in a namespace"] := _connect("PodExecOptions", "kube-system", "dns", {"command": ["sh"]})

denied["attach in a namespace"] := _connect("PodAttachOptions", "kube-system", "dns", {"container": "app"})

denied["port-forward in a namespace"] := _connect("PodPortForwardOptions", "kube-system", "dns", {"ports": [8080]})

denied["a pod by its name"] := _connect("PodExecOptions", "shop", "db-0", {"command": ["ls"]})

denied["a pod by its label"] := _connect("PodExecOptions", "shop", "sealed", {"command": ["ls"]})

denied["a container in a namespace with a label"] := _connect("PodExecOptions", "shop", "web", {"container": "vault", "command": ["ls"]})

denied["a command, as kubectl cp runs it"] := _connect("PodExecOptions", "shop", "web", {"command": ["tar", "cf", "-", "/data"]})

allowed["another pod"] := _connect("PodExecOptions", "shop", "web", {"command": ["ls", "/tar"]})

allowed["another container"] := _connect("PodExecOptions", "shop", "web", {"container": "app", "command": ["sh"]})

allowed["port-forward to a pod of which a container is protected"] := _connect("PodPortForwardOptions", "shop", "web", {"ports": [8080]})

allowed["no command"] := _connect("PodExecOptions", "shop", "web", {"command": null})

allowed["a user who is exempt"] := _by(denied["exec in a namespace"], {"username": "breakglass-7"})

allowed["a group that is exempt"] := _by(denied["a command, as kubectl cp runs it"], {"username": "eve", "groups": ["on-call"]})

_by(review, user) := object.union(review, {"request": {"userInfo": user}})

_connect(kind, namespace, name, options) := {
	"apiVersion": "admission.k8s.io/v1",
	"kind": "AdmissionReview",
	"request": {
		"operation": "CONNECT",
		"kind": {"group": "", "version": "v1", "kind": kind},
		"namespace": namespace,
		"name": name,
		"subResource": {"PodExecOptions": "exec", "PodAttachOptions": "attach", "PodPortForwardOptions": "portforward"}[kind],
		"object": object.union({"apiVersion": "v1", "kind": kind}, options),
		"oldObject": null,
		"userInfo": {"username": "eve", "groups": ["dev"]},
	},
}

_given(fields) := {"rbac/restrict-exec-requests": fields}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory with data.reeve_parameters as _given(parameters)
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory with data.reeve_parameters as _given(parameters)
	count(policy.unknown) == 0 with input as object with data.inventory as inventory with data.reeve_parameters as _given(parameters)
}

test_verdict if {
	policy.violation == {{
		"msg": "exec into pod \"dns\" of namespace \"kube-system\", which is protected",
		"path": [],
	}} with input as denied["exec in a namespace"] with data.inventory as inventory with data.reeve_parameters as _given(parameters)
	policy.violation == {{
		"msg": "exec into pod \"web\" of namespace \"shop\" runs \"tar\"",
		"path": ["command"],
	}} with input as denied["a command, as kubectl cp runs it"]
		with data.inventory as inventory
		with data.reeve_parameters as _given(parameters)
}

test_without_parameters_nothing_is_guarded if {
	every _, object in denied {
		count(policy.violation) == 0 with input as object with data.inventory as inventory
	}
}

test_what_would_decide_is_not_known if {
	found := policy.unknown with input as denied["a pod by its label"] with data.reeve_parameters as _given(parameters)
	found == {
		{"msg": "whether the pod is protected", "needs": ["Namespace", "Pod"]},
		{"msg": "whether the pod is protected", "needs": ["Pod"]},
	}
	count(policy.violation) == 0 with input as denied["a pod by its label"] with data.reeve_parameters as _given(parameters)
}

test_a_pod_that_is_protected_anyway_leaves_nothing_open if {
	count(policy.violation) == 1 with input as denied["a pod by its name"] with data.reeve_parameters as _given({"protected": [
		{"pods": ["db-*"]},
		{"podLabels": {"exec": "never"}},
	]})
}
