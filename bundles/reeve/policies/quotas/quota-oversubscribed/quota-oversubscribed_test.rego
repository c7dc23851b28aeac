package reeve.policies.quotas["quota-oversubscribed_test"]

import data.reeve.policies.quotas["quota-oversubscribed"] as policy

inventory := {
	"namespace": {
		"blog": {"v1": {"ResourceQuota": {
			"main": _quota("main", "blog", {"hard": {"requests.cpu": "8"}}),
			"more": _quota("more", "blog", {"hard": {"cpu": "2"}}),
			"scoped": _quota("scoped", "blog", {"hard": {"cpu": "1"}, "scopes": ["NotBestEffort"]}),
		}}},
		"shop": {"v1": {"ResourceQuota": {"main": _quota("main", "shop", {"hard": {"cpu": "3", "pods": 9}})}}},
	},
	"cluster": {"v1": {"Node": {name: {
		"apiVersion": "v1",
		"kind": "Node",
		"metadata": {"name": name},
		"status": {"allocatable": {"cpu": "2", "memory": "4Gi"}},
	} |
		some name in ["a", "b"]
	}}},
	"complete": {"ResourceQuota": {"*": true}, "Node": {"*": true}},
}

_quota(name, namespace, spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
}

denied["too much cpu of a namespace that is known"] := _quota("least", "blog", {"hard": {"requests.memory": "20Gi", "cpu": 3}, "scopes": []})

denied["too much cpu of a new namespace"] := _quota("main", "app", {"hard": {"cpu": "2"}})

denied["too much memory of a new namespace"] := _quota("main", "app", {"hard": {"requests.memory": "13Gi"}})

allowed["what the nodes have and half of it"] := _quota("main", "app", {"hard": {"requests.cpu": "1"}})

allowed["one that is not the first of its namespace"] := _quota("other", "blog", {"hard": {"cpu": "20"}})

allowed["one that is not in the first namespace"] := _quota("main", "shop", {"hard": {"cpu": "100"}})

allowed["one with scopes"] := _quota("main", "app", {"hard": {"cpu": "100"}, "scopes": ["Terminating"]})

allowed["null"] := _quota("main", "app", {"hard": null})

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
		"msg": "quotas of all namespaces allow 13Gi of memory, and the nodes have 8Gi",
		"path": ["spec", "hard"],
	}} with input as denied["too much memory of a new namespace"]
		with data.inventory as inventory
}

test_the_factor if {
	given := {"quotas/quota-oversubscribed": {"factor": 1}}
	some found in policy.violation with input as allowed["what the nodes have and half of it"]
		with data.inventory as inventory
		with data.reeve_parameters as given
	found.msg == "quotas of all namespaces allow 6 of cpu, and the nodes have 4"
}

test_without_all_nodes_nobody_knows if {
	policy.unknown == {{"msg": "how much the nodes have", "needs": ["Node"]}} with input as denied["too much memory of a new namespace"]
		with data.inventory as object.remove(inventory, ["complete"])
}
