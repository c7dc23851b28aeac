package reeve.policies.rbac["valid-subject_test"]

import data.reeve.policies.rbac["valid-subject"] as policy

_view := _ref("ClusterRole", "view")

denied["no subjects"] := _binding(_view, [])

denied["null subjects"] := _cluster_binding(_view, null)

denied["an unknown kind"] := _binding(_view, [_user("alice"), {"kind": "Robot", "name": "r2"}])

denied["no kind"] := _binding(_view, [{"name": "alice"}])

denied["nothing"] := _binding(_view, [null])

denied["no name"] := _binding(_view, [_user(null)])

denied["an empty name"] := _binding(_view, [_account("shop", "")])

denied["a service account of an API group"] := _binding(_view, [object.union(
	_account("shop", "web"),
	{"apiGroup": "rbac.authorization.k8s.io"},
)])

denied["a group of another API group"] := _binding(_view, [object.union(_group("devs"), {"apiGroup": "v1"})])

denied["a service account for the cluster without a namespace"] := _cluster_binding(_view, [_account(null, "web")])

denied["a service account as a user"] := _cluster_binding(_view, [_group("devs"), _user("system:serviceaccount:shop:web")])

denied["a group of the system as a user"] := _cluster_binding(_view, [_user("system:masters")])

denied["service accounts of a namespace as a user"] := _cluster_binding(_view, [_user("system:serviceaccounts:shop")])

denied["a user of the system as a group"] := _cluster_binding(_view, [_group("system:anonymous")])

denied["a node as a group"] := _cluster_binding(_view, [_group("system:node:worker-1")])

denied["a user with a namespace"] := _binding(_view, [object.union(_user("alice"), {"namespace": "shop"})])

denied["a user twice"] := _binding(_view, [_user("alice"), _group("devs"), {"kind": "User", "name": "alice"}])

denied["an account twice, once with the namespace of the binding"] := _binding(_view, [
	_account("shop", "web"),
	_account(null, "web"),
])

allowed["users, groups and service accounts"] := _cluster_binding(_view, [
	_user("alice"),
	_group("alice"),
	_account("shop", "alice"),
	_account("blog", "alice"),
])

allowed["no API group, which is filled in"] := _cluster_binding(_view, [{"kind": "User", "name": "alice", "apiGroup": ""}])

allowed["a service account without a namespace in a role binding"] := _binding(_view, [_account(null, "web")])

allowed["users of the system"] := _cluster_binding(_view, [_user("system:anonymous"), _user("system:node:worker-1")])

allowed["groups of the system"] := _cluster_binding(_view, [_group("system:nodes"), _group("system:serviceaccounts:shop")])

_binding(role_ref, subjects) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "RoleBinding",
	"metadata": {"name": "team", "namespace": "shop"},
	"roleRef": role_ref,
	"subjects": subjects,
}

_cluster_binding(role_ref, subjects) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRoleBinding",
	"metadata": {"name": "team"},
	"roleRef": role_ref,
	"subjects": subjects,
}

_ref(kind, name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": kind, "name": name}

_user(name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": name}

_group(name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": name}

_account(namespace, name) := {"kind": "ServiceAccount", "name": name, "namespace": namespace}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, wanted in {
		"no subjects": {"msg": "role binding \"team\" has no subjects", "path": ["subjects"], "severity": "info", "fix": []},
		"an unknown kind": {
			"msg": "role binding \"team\" has a subject of the kind \"Robot\"",
			"path": ["subjects", 1, "kind"],
			"fix": [],
		},
		"no name": {
			"msg": "role binding \"team\" has a user without a name",
			"path": ["subjects", 0, "name"],
			"fix": [],
		},
		"a group of another API group": {
			"msg": "role binding \"team\" has a group of the API group \"v1\"",
			"path": ["subjects", 0, "apiGroup"],
			"fix": [],
		},
		"a service account for the cluster without a namespace": {
			"msg": "cluster role binding \"team\" has the service account \"web\" without a namespace",
			"path": ["subjects", 0, "namespace"],
			"fix": [],
		},
		"a group of the system as a user": {
			"msg": "cluster role binding \"team\" has the user \"system:masters\", which is a group",
			"path": ["subjects", 0, "kind"],
			"fix": [],
		},
		"a user twice": {
			"msg": "role binding \"team\" has the user \"alice\" twice",
			"path": ["subjects", 2],
			"severity": "low",
			"fix": [],
		},
	}
	policy.violation == {wanted} with input as denied[name]
}

test_fixes_on_request[name] if {
	some name, wanted in {
		"a service account as a user": [{"op": "replace", "path": ["subjects", 1], "value": {
			"kind": "ServiceAccount",
			"namespace": "shop",
			"name": "web",
		}}],
		"a node as a group": [{"op": "replace", "value": "User"}],
		"a user with a namespace": [{"op": "remove"}],
		"a user twice": [{"op": "remove"}],
	}
	found := policy.violation with input as denied[name] with data.reeve_config as {"fixes": "all"}
	{one.fix | some one in found} == {wanted}
}
