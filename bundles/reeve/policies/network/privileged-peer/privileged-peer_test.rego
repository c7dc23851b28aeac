package reeve.policies.network["privileged-peer_test"]

import data.reeve.policies.network["privileged-peer"] as policy

inventory := {
	"cluster": {"v1": {"Namespace": {name: {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}} | some name in ["shop", "ops"]}}},
	"namespace": {
		"ops": {"apps/v1": {"DaemonSet": {
			"agent": _workload("DaemonSet", "agent", {"hostNetwork": true, "containers": [{"name": "app"}]}),
			"driver": _workload("DaemonSet", "driver", {"initContainers": [{"name": "load", "securityContext": {"privileged": true}}], "containers": [{"name": "app"}]}),
		}}},
		"shop": {"apps/v1": {"DaemonSet": {"web": object.union(
			_workload("DaemonSet", "web", {"containers": [{"name": "app", "securityContext": {"privileged": false}}]}),
			{"metadata": {"name": "web", "namespace": "shop"}},
		)}}},
	},
	"complete": {"*/*": {"*": true}},
}

_workload(kind, name, spec) := {
	"apiVersion": "apps/v1",
	"kind": kind,
	"metadata": {"name": name, "namespace": "ops"},
	"spec": {"template": {"metadata": {"labels": {"app": name}}, "spec": spec}},
}

denied["a privileged init container"] := _policy({"namespaceSelector": _ops, "podSelector": {"matchLabels": {"app": "driver"}}})

denied["the host network"] := _policy({"namespaceSelector": _ops, "podSelector": {"matchLabels": {"app": "agent"}}})

denied["every pod of the namespace"] := _policy({"namespaceSelector": _ops})

denied["every namespace"] := _policy({"namespaceSelector": {}})

allowed["pods without privileges"] := _policy({"podSelector": {}})

allowed["labels that no such pod has"] := _policy({"namespaceSelector": _ops, "podSelector": {"matchLabels": {"app": "web"}}})

allowed["another namespace"] := _policy({"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "shop"}}})

allowed["a block"] := _policy({"ipBlock": {"cidr": "0.0.0.0/0"}})

allowed["a destination"] := _object({"policyTypes": ["Egress"], "egress": [{"to": [{"namespaceSelector": _ops}]}]})

allowed["no spec"] := _object(null)

_ops := {"matchLabels": {"kubernetes.io/metadata.name": "ops"}}

_policy(peer) := _object({"policyTypes": ["Ingress"], "ingress": [{"from": [peer]}]})

_object(spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	path := ["spec", "ingress", 0, "from", 0]
	policy.violation == {{
		"msg": "ingress peer includes DaemonSet \"ops/driver\", which is privileged",
		"path": path,
	}} with input as denied["a privileged init container"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "ingress peer includes DaemonSet \"ops/agent\", which is on the host network",
		"path": path,
	}} with input as denied["every pod of the namespace"]
		with data.inventory as inventory
}

test_an_incomplete_inventory_proves_only_what_is_there if {
	known := object.remove(inventory, ["complete"])
	count(policy.violation) == 1 with input as denied["every namespace"] with data.inventory as known
	count(policy.unknown) == 0 with input as denied["every namespace"] with data.inventory as known
	some pods in policy.unknown with input as allowed["pods without privileges"] with data.inventory as known
	"Pod" in pods.needs
	not "Namespace" in pods.needs
	some namespaces in policy.unknown with input as allowed["another namespace"] with data.inventory as known
	"Namespace" in namespaces.needs
}
