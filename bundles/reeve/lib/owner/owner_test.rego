package reeve.lib.owner_test

import data.reeve.lib.owner

_pod(references) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "ownerReferences": references}}

test_kinds if {
	owner.kinds == {"apps/ReplicaSet", "Node"} with input as _pod([
		{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web"},
		{"apiVersion": "v1", "kind": "Node", "name": "a"},
	])
}

test_no_kinds[name] if {
	some name, object in {
		"null": _pod(null),
		"an empty list": _pod([]),
		"no metadata": {"apiVersion": "v1", "kind": "Pod"},
		"null metadata": {"apiVersion": "v1", "kind": "Pod", "metadata": null},
	}
	count(owner.kinds) == 0 with input as object
}

test_a_broken_reference_is_of_no_kind if {
	owner.kinds == {""} with input as _pod([null, {}])
}

test_is_of if {
	owned := _pod([{"apiVersion": "apps/v1", "kind": "DaemonSet", "name": "agent"}])
	owner.is_of(["apps/DaemonSet"]) with input as owned
	owner.is_of(["Pod"]) with input as owned
	owner.is_of(["apps/DaemonSet"]) with input as {"apiVersion": "apps/v1", "kind": "DaemonSet"}
	not owner.is_of(["apps/DaemonSet"]) with input as _pod(null)
	not owner.is_of(["DaemonSet"]) with input as owned
	not owner.is_of([]) with input as owned
}
