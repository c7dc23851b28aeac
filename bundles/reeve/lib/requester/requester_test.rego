package reeve.lib.requester_test

import data.reeve.lib.requester

_pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "uid": "u-1"}}

_request(user) := {"review": {"operation": "CREATE", "object": _pod, "userInfo": user}}

test_name_and_groups if {
	user := {"username": "eve", "groups": ["dev", "ops"]}
	requester.name == "eve" with input as _request(user)
	requester.groups == {"dev", "ops"} with input as _request(user)
}

test_nobody[name] if {
	some name, object in {
		"a manifest": _pod,
		"null": _request(null),
		"nothing of the user": _request({}),
		"an empty name": _request({"username": "", "groups": ["system:nodes"]}),
	}
	not requester.name with input as object
	count(requester.groups) == 0 with input as object
	not requester.is_system(["kube-system"]) with input as object
}

test_groups_may_be_null if {
	count(requester.groups) == 0 with input as _request({"username": "eve", "groups": null})
}

test_system[name] if {
	some name, user in {
		"a part of the control plane": {"username": "system:kube-controller-manager"},
		"a node": {"username": "system:node:a", "groups": ["system:nodes"]},
		"a service account": {"username": "system:serviceaccount:kube-system:replicaset-controller"},
	}
	requester.is_system(["kube-public", "kube-system"]) with input as _request(user)
}

test_no_system[name] if {
	some name, user in {
		"a user": {"username": "eve", "groups": ["dev"]},
		"an administrator": {"username": "kubernetes-admin", "groups": ["system:masters"]},
		"nobody known": {"username": "system:anonymous", "groups": ["system:unauthenticated"]},
		"a service account of another namespace": {"username": "system:serviceaccount:shop:kube-system"},
		"a service account of a namespace with a like name": {"username": "system:serviceaccount:kube-system-x:web"},
	}
	not requester.is_system(["kube-system"]) with input as _request(user)
}

test_read_back if {
	requester.read_back with input as _pod
	requester.read_back with input as {"review": {"object": _pod}}
	not requester.read_back with input as _request({"username": "eve"})
	not requester.read_back with input as object.remove(_pod, ["metadata"])
}

test_is_one_of[name] if {
	some name, [users, groups] in {
		"by name": [["eve"], []],
		"by a pattern": [["root", "e*"], []],
		"by group": [[], ["dev"]],
		"by a pattern of groups": [[], ["o*"]],
	}
	requester.is_one_of(users, groups) with input as _request({"username": "eve", "groups": ["dev", "ops"]})
	not requester.is_one_of(users, groups) with input as _request({"username": "mallory", "groups": ["guests"]})
	not requester.is_one_of(users, groups) with input as _pod
}

test_is_one_of_none if {
	not requester.is_one_of([], []) with input as _request({"username": "eve", "groups": ["dev"]})
}
