package reeve.policies.network["peer-selects-pods_test"]

import data.reeve.policies.network["peer-selects-pods"] as policy

_incomplete := object.remove(inventory, ["complete"])

inventory := {
	"namespace": {namespace: {"apps/v1": {"Deployment": {name: _deployment(namespace, name)}}} |
		some namespace, name in {"shop": "web", "blog": "press"}
	},
	"cluster": {"v1": {"Namespace": {name: {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": labels}} |
		some name, labels in {"shop": {"team": "sales"}, "blog": {"team": "press"}, "empty": {"team": "press"}}
	}}},
	"complete": {"*/*": {"*": true}},
}

_deployment(namespace, name) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": name, "namespace": namespace},
	"spec": {"template": {"metadata": {"labels": {"app": name}}, "spec": {}}},
}

denied["pods that there are not"] := _from({"podSelector": _labels("app", "db")})

denied["pods of another namespace"] := _from({"podSelector": _labels("app", "press")})

denied["a namespace that there is not, by name"] := _from({"namespaceSelector": _labels("kubernetes.io/metadata.name", "news")})

denied["a namespace that there is not, by a label"] := _from({"namespaceSelector": _labels("team", "news"), "podSelector": {}})

denied["no pods of a namespace by name"] := _from({
	"namespaceSelector": _labels("kubernetes.io/metadata.name", "blog"),
	"podSelector": _labels("app", "web"),
})

denied["no pods of two namespaces"] := _from({
	"namespaceSelector": _labels("team", "press"),
	"podSelector": {"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["press"]}]},
})

denied["a peer of egress"] := _object({"policyTypes": ["Egress"], "egress": [{"to": [{"podSelector": _labels("app", "db")}]}]})

allowed["pods"] := _from({"podSelector": _labels("app", "web")})

allowed["every pod"] := _from({"podSelector": {}})

allowed["every namespace"] := _from({"namespaceSelector": {}})

allowed["pods of a namespace by a label"] := _from({"namespaceSelector": _labels("team", "press"), "podSelector": _labels("app", "press")})

allowed["a namespace without pods"] := _from({"namespaceSelector": _labels("kubernetes.io/metadata.name", "empty")})

allowed["a block of addresses"] := _from({"ipBlock": {"cidr": "10.0.0.0/8"}})

allowed["a peer of a rule without effect"] := _object({"policyTypes": ["Ingress"], "egress": [{"to": [{"podSelector": _labels("app", "db")}]}]})

allowed["no peers"] := _object({"policyTypes": ["Ingress"], "ingress": [{"from": null}]})

_labels(key, text) := {"matchLabels": {key: text}}

_from(peer) := _object({"policyTypes": ["Ingress"], "ingress": [{"from": [{"podSelector": {}}, peer]}]})

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
	policy.violation == {{
		"msg": "podSelector of an ingress peer matches no pod and no workload of namespace \"shop\"",
		"path": ["spec", "ingress", 0, "from", 1, "podSelector"],
	}} with input as denied["pods that there are not"]
		with data.inventory as inventory
}

test_namespaces_are_said_so if {
	policy.violation == {{
		"msg": "namespaceSelector of an ingress peer matches no namespace",
		"path": ["spec", "ingress", 0, "from", 1, "namespaceSelector"],
	}} with input as denied["a namespace that there is not, by a label"]
		with data.inventory as inventory
	{found.msg |
		some found in policy.violation with input as denied["no pods of two namespaces"]
			with data.inventory as inventory
	} == {"podSelector of an ingress peer matches no pod and no workload of 2 namespaces"}
}

test_absence_from_an_incomplete_inventory_proves_nothing[name] if {
	some name, needs in {
		"pods that there are not": ["Pod"],
		"a namespace that there is not, by name": ["Namespace"],
		"no pods of two namespaces": ["Namespace", "Pod"],
	}
	known := object.union(object.remove(inventory, ["complete"]), {"complete": {kind: {"*": true} |
		some kind in ["ReplicationController", "apps/*", "batch/*"]
	}})
	count(policy.violation) == 0 with input as denied[name] with data.inventory as known
	{doubt.needs | some doubt in policy.unknown} == {needs} with input as denied[name] with data.inventory as known
}

test_a_doubt_says_what_of if {
	policy.unknown == {{
		"msg": "whether it is so that namespaceSelector of an ingress peer matches no namespace",
		"needs": ["Namespace"],
	}} with input as denied["a namespace that there is not, by name"]
		with data.inventory as {}
}

test_what_is_there_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as _incomplete
}
