package reeve.policies.containers["no-control-plane-scheduling_test"]

import data.reeve.policies.containers["no-control-plane-scheduling"] as policy

denied["a toleration of the taint"] := _pod("shop", {"tolerations": [
	{"key": "gpu", "operator": "Exists"},
	{"key": _taint, "operator": "Exists", "effect": "NoSchedule"},
]})

denied["a toleration by its value"] := _pod("shop", {"tolerations": [{"key": _taint, "value": ""}]})

denied["the older name of the taint"] := _pod("shop", {"tolerations": [{
	"key": "node-role.kubernetes.io/master",
	"operator": "Exists",
}]})

denied["a node selector"] := _pod("shop", {"nodeSelector": {_taint: ""}})

denied["a required affinity"] := _pod("shop", {"affinity": _requires({"key": _taint, "operator": "Exists"})})

denied["an object without a namespace"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app"}], "nodeSelector": {_taint: ""}},
}

allowed["nothing set"] := _pod("shop", {})

allowed["other taints and labels"] := _pod("shop", {
	"tolerations": [{"key": "gpu", "operator": "Exists"}],
	"nodeSelector": {"disk": "ssd"},
})

allowed["an affinity that keeps away"] := _pod("shop", {"affinity": _requires({"key": _taint, "operator": "DoesNotExist"})})

allowed["a toleration of all taints"] := _pod("shop", {"tolerations": [{"operator": "Exists"}]})

allowed["an exempt namespace"] := _pod("kube-system", {"nodeSelector": {_taint: ""}})

allowed["a daemon set"] := {
	"apiVersion": "apps/v1",
	"kind": "DaemonSet",
	"metadata": {"name": "agent", "namespace": "shop"},
	"spec": {"template": {"spec": {"tolerations": [{"key": _taint, "operator": "Exists"}]}}},
}

allowed["a daemon set of older releases"] := {
	"apiVersion": "extensions/v1beta1",
	"kind": "DaemonSet",
	"metadata": {"name": "agent", "namespace": "shop"},
	"spec": {"template": {"spec": {"tolerations": [{"key": _taint, "operator": "Exists"}]}}},
}

allowed["a pod of a daemon set"] := object.union(
	_pod("shop", {"tolerations": [{"key": _taint, "operator": "Exists"}]}),
	{"metadata": {"ownerReferences": [{"apiVersion": "apps/v1", "kind": "DaemonSet", "name": "agent", "uid": "6f1c"}]}},
)

allowed["null, which is the same as absent"] := _pod("shop", {"tolerations": null, "nodeSelector": null, "affinity": null})

_taint := "node-role.kubernetes.io/control-plane"

_requires(expression) := {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [expression]}]}}}

_pod(namespace, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": object.union({"containers": [{"name": "app"}]}, spec),
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_on_a_toleration if {
	policy.violation == {{
		"msg": "pod tolerates the taint \"node-role.kubernetes.io/control-plane\" of the control plane",
		"path": ["spec", "tolerations", 1],
		"fix": [{"op": "remove"}],
	}} with input as denied["a toleration of the taint"]
}

test_verdict_on_a_selector if {
	policy.violation == {{
		"msg": "pod selects nodes by the label \"node-role.kubernetes.io/control-plane\" of the control plane",
		"path": ["spec", "nodeSelector", "node-role.kubernetes.io/control-plane"],
	}} with input as denied["a node selector"]
}

test_verdict_on_an_affinity if {
	policy.violation == {{
		"msg": "pod requires nodes with the label \"node-role.kubernetes.io/control-plane\" of the control plane",
		"path": [
			"spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution",
			"nodeSelectorTerms", 0, "matchExpressions", 0,
		],
	}} with input as denied["a required affinity"]
}

_with(parameters) := {"containers/no-control-plane-scheduling": parameters}

test_taints if {
	parameters := _with({"taints": ["gpu"]})
	count(policy.violation) == 0 with input as denied["a node selector"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["other taints and labels"] with data.reeve_parameters as parameters
}

test_exempt_namespaces if {
	parameters := _with({"exemptNamespaces": ["sh*"]})
	count(policy.violation) == 0 with input as denied["a node selector"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["an exempt namespace"] with data.reeve_parameters as parameters
}

test_exempt_kinds if {
	parameters := _with({"exemptKinds": ["Pod"]})
	count(policy.violation) == 0 with input as denied["a node selector"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["a daemon set"] with data.reeve_parameters as parameters
}
