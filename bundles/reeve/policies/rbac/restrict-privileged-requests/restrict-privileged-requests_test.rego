package reeve.policies.rbac["restrict-privileged-requests_test"]

import data.reeve.policies.rbac["restrict-privileged-requests"] as policy

parameters := {"rules": [
	{
		"name": "labels of nodes",
		"kinds": ["Node"],
		"fields": [["metadata", "labels", "node-role.kubernetes.io/*"], ["spec", "taints"]],
		"exceptGroups": ["system:masters"],
	},
	{
		"name": "the platform",
		"namespaces": ["platform-*"],
		"operations": ["UPDATE", "DELETE", "CONNECT"],
		"exceptUsers": ["platform-bot"],
	},
	{"name": "contractors", "users": ["ext-*"], "groups": ["contractors"], "kinds": ["rbac.authorization.k8s.io/*"]},
	{"name": "settings", "kinds": ["ConfigMap"], "names": ["settings"], "labels": {"locked": "true"}},
	{"name": "frozen", "kinds": ["*/*"], "from": "2026-12-20T00:00:00Z", "until": "2027-01-03T00:00:00Z", "names": ["shop"]},
]}

config := {"now": "2026-12-24T12:00:00Z"}

denied["a label of a node"] := _review("UPDATE", "eve", _node({"metadata": {"labels": {"node-role.kubernetes.io/infra": ""}}}), _node({}))

denied["a taint of a node"] := _review("UPDATE", "eve", _node({"spec": {"taints": null}}), _node({"spec": {"taints": [{"key": "infra"}]}}))

denied["a node with the label from the start"] := _review(
	"CREATE",
	"eve",
	_node({"metadata": {"labels": {"node-role.kubernetes.io/infra": ""}}}),
	null,
)

denied["an update in a namespace of the platform"] := _review("UPDATE", "eve", _map("platform-1", {}), _map("platform-1", {}))

denied["a deletion in a namespace of the platform"] := _review("DELETE", "eve", null, _map("platform-1", {}))

denied["exec in a namespace of the platform"] := {
	"apiVersion": "admission.k8s.io/v1",
	"kind": "AdmissionReview",
	"request": {
		"operation": "CONNECT",
		"namespace": "platform-1",
		"name": "web",
		"subResource": "exec",
		"object": {"apiVersion": "v1", "kind": "PodExecOptions", "command": ["sh"]},
		"userInfo": {"username": "eve"},
	},
}

denied["a user by a pattern"] := _review("CREATE", "ext-mallory", _role, null)

denied["a member of a group"] := object.union(
	_review("CREATE", "mallory", _role, null),
	{"request": {"userInfo": {"groups": ["contractors"]}}},
)

denied["an object by name and label"] := _map("shop", {"name": "settings", "labels": {"locked": "true"}})

denied["a time at which nothing changes"] := _map("shop", {"name": "shop"})

allowed["another label of a node"] := _review("UPDATE", "eve", _node({"metadata": {"labels": {"rack": "1"}}}), _node({}))

allowed["nothing changes of a node"] := _review("UPDATE", "eve", _node({"spec": {"taints": []}}), _node({"spec": {"taints": []}}))

allowed["a member of a group that may"] := object.union(
	denied["a label of a node"],
	{"request": {"userInfo": {"groups": ["system:masters"]}}},
)

allowed["a user who may"] := _review("DELETE", "platform-bot", null, _map("platform-1", {}))

allowed["another namespace"] := _review("DELETE", "eve", null, _map("blog", {}))

allowed["another operation"] := _map("platform-1", {})

allowed["another user"] := _review("CREATE", "eve", _role, null)

allowed["nobody known"] := _role

allowed["another kind"] := _review("CREATE", "ext-mallory", _map("shop", {}), null)

allowed["another name"] := _map("shop", {"name": "other", "labels": {"locked": "true"}})

allowed["another label"] := _map("shop", {"name": "settings", "labels": null})

_node(fields) := object.union({"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a"}}, fields)

_map(namespace, metadata) := {
	"apiVersion": "v1",
	"kind": "ConfigMap",
	"metadata": object.union({"name": "data", "namespace": namespace}, metadata),
}

_role := {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "reader", "namespace": "shop"}}

_review(operation, user, object, old) := {
	"apiVersion": "admission.k8s.io/v1",
	"kind": "AdmissionReview",
	"request": {"operation": operation, "object": object, "oldObject": old, "userInfo": {"username": user}},
}

_given(fields) := {"rbac/restrict-privileged-requests": fields}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_config as config with data.reeve_parameters as _given(parameters)
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_config as config with data.reeve_parameters as _given(parameters)
}

# What is denied, what is said of it, and where.
_verdicts := {
	"a label of a node": [
		"update of Node \"a\" breaks the rule \"labels of nodes\"",
		["metadata", "labels", "node-role.kubernetes.io/infra"],
	],
	"a taint of a node": ["update of Node \"a\" breaks the rule \"labels of nodes\"", ["spec", "taints"]],
	"exec in a namespace of the platform": ["connect of PodExecOptions \"web\" breaks the rule \"the platform\"", []],
}

test_verdict[name] if {
	some name, [msg, path] in _verdicts
	policy.violation == {{"msg": msg, "path": path}} with input as denied[name]
		with data.reeve_config as config
		with data.reeve_parameters as _given(parameters)
}

test_without_rules_nothing_is_forbidden if {
	every _, object in denied {
		count(policy.violation) == 0 with input as object with data.reeve_config as config
	}
}

test_the_time_before_and_after[now] if {
	some now in ["2026-12-19T23:59:59Z", "2027-01-03T00:00:00Z"]
	count(policy.violation) == 0 with input as denied["a time at which nothing changes"]
		with data.reeve_config as {"now": now}
		with data.reeve_parameters as _given(parameters)
}
