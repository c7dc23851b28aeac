package reeve.lib.grants_test

import data.reeve.lib.grants

_version := "rbac.authorization.k8s.io/v1"

_binding(kind, name, namespace, fields) := object.union(
	{"apiVersion": _version, "kind": kind, "metadata": {"name": name, "namespace": namespace}},
	fields,
)

_pods(verb) := {"apiGroups": [""], "resources": ["pods"], "verbs": [verb]}

_known := {
	"cluster": {_version: {
		"ClusterRole": {"reader": {"kind": "ClusterRole", "metadata": {"name": "reader"}, "rules": [_pods("get")]}},
		"ClusterRoleBinding": {"readers": _binding("ClusterRoleBinding", "readers", "", {
			"roleRef": {"kind": "ClusterRole", "name": "reader"},
			"subjects": [{"kind": "Group", "name": "devs"}, {"kind": "Robot", "name": "r2"}],
		})},
	}},
	"namespace": {
		"shop": {_version: {
			"Role": {"writer": {"kind": "Role", "metadata": {"name": "writer"}, "rules": [_pods("list"), _pods("update")]}},
			"RoleBinding": {
				"readers": _binding("RoleBinding", "readers", "shop", {
					"roleRef": {"kind": "ClusterRole", "name": "reader"},
					"subjects": [{"kind": "ServiceAccount", "name": "robot"}],
				}),
				"writers": _binding("RoleBinding", "writers", "shop", {
					"roleRef": {"kind": "Role", "name": "writer"},
					"subjects": [{"kind": "User", "name": "alice"}],
				}),
			},
		}},
		"blog": {_version: {"RoleBinding": {
			"robots": _binding("RoleBinding", "robots", "blog", {
				"roleRef": {"kind": "Role", "name": "missing"},
				"subjects": [{"kind": "ServiceAccount", "name": "robot", "namespace": "shop"}],
			}),
			"nobody": _binding("RoleBinding", "nobody", "blog", {"roleRef": {"kind": "Role", "name": "missing"}, "subjects": null}),
		}}},
	},
}

_names(found) := {concat("/", [grant.binding.namespace, grant.binding.name]) | some grant in found}

_robot := {"kind": "ServiceAccount", "namespace": "shop", "name": "robot"}

_alice := {"kind": "User", "name": "alice", "groups": ["devs"]}

test_made_in if {
	grants.made_in("") == [{
		"binding": {"kind": "ClusterRoleBinding", "namespace": "", "name": "readers"},
		"role": {"kind": "ClusterRole", "namespace": "", "name": "reader"},
		"subject": {"kind": "Group", "name": "devs", "key": "Group:devs", "path": ["subjects", 0]},
	}] with data.inventory as _known
	_names(grants.made_in("shop")) == {"shop/readers", "shop/writers"} with data.inventory as _known
	_names(grants.made_in("blog")) == {"blog/robots"} with data.inventory as _known
	grants.made_in("empty") == [] with data.inventory as _known
}

test_reaching if {
	_names(grants.reaching("")) == {"/readers"} with data.inventory as _known
	_names(grants.reaching("blog")) == {"/readers", "blog/robots"} with data.inventory as _known
	_names(grants.reaching("*")) == {"/readers", "shop/readers", "shop/writers", "blog/robots"} with data.inventory as _known
	_names(grants.all) == _names(grants.reaching("*")) with data.inventory as _known
}

test_by_subject if {
	object.keys(grants.by_subject) == {
		"Group:devs",
		"User:alice",
		"User:system:serviceaccount:shop:robot",
	} with data.inventory as _known
	_names(grants.by_subject["User:system:serviceaccount:shop:robot"]) == {
		"shop/readers",
		"blog/robots",
	} with data.inventory as _known
}

test_held_in if {
	_names(grants.held_in(_robot, "shop")) == {"shop/readers"} with data.inventory as _known
	_names(grants.held_in(_robot, "blog")) == {"blog/robots"} with data.inventory as _known
	_names(grants.held_in(_robot, "")) == set() with data.inventory as _known
	_names(grants.held_in(_alice, "shop")) == {"/readers", "shop/writers"} with data.inventory as _known
	_names(grants.held_in(_alice, "")) == {"/readers"} with data.inventory as _known
}

test_held if {
	_names(grants.held(_robot)) == {"shop/readers", "blog/robots"} with data.inventory as _known
	_names(grants.held(_alice)) == {"/readers", "shop/writers"} with data.inventory as _known
	grants.held({"kind": "User", "name": "nobody"}) == [] with data.inventory as _known
}

test_granting if {
	request := {"verb": "update", "group": "", "resource": "pods", "name": "web"}
	grant := grants.granting(grants.held_in(_alice, "shop"), request) with data.inventory as _known
	grant.binding == {"kind": "RoleBinding", "namespace": "shop", "name": "writers"}
	grant.rule == _pods("update")
	not grants.granting([], request) with data.inventory as _known
	not _robot_in_blog(request) with data.inventory as _known
}

_robot_in_blog(request) := grants.granting(grants.held_in(_robot, "blog"), request)

test_missing[name] if {
	some name, case in {
		"nothing declared": {"complete": {}, "namespace": "shop", "want": {"ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"}},
		"nothing declared, in no namespace": {"complete": {}, "namespace": "", "want": {"ClusterRole", "ClusterRoleBinding"}},
		"all of the group": {"complete": {"rbac.authorization.k8s.io/*": {"*": true}}, "namespace": "shop", "want": set()},
		"one namespace": {"complete": _complete("shop"), "namespace": "shop", "want": set()},
		"another namespace": {"complete": _complete("blog"), "namespace": "shop", "want": {"Role", "RoleBinding"}},
		"one of all namespaces": {"complete": _complete("shop"), "namespace": "*", "want": {"Role", "RoleBinding"}},
	}
	found := grants.missing(case.namespace) with data.inventory as {"complete": case.complete}
	{kind | some kind in found} == {concat("/", ["rbac.authorization.k8s.io", kind]) | some kind in case.want}
}

_complete(namespace) := {
	"rbac.authorization.k8s.io/ClusterRole": {"*": true},
	"rbac.authorization.k8s.io/ClusterRoleBinding": {"*": true},
	"rbac.authorization.k8s.io/Role": {namespace: true},
	"rbac.authorization.k8s.io/RoleBinding": {namespace: true},
}

test_without_an_inventory_there_is_nothing if {
	grants.all == []
	grants.by_subject == {}
	grants.held(_alice) == []
}

test_bound_in if {
	grants.bound_in("") == {{"kind": "ClusterRole", "namespace": "", "name": "reader"}} with data.inventory as _known
	grants.bound_in("blog") == {{"kind": "Role", "namespace": "blog", "name": "missing"}} with data.inventory as _known
	grants.bound_in("empty") == set() with data.inventory as _known
}

test_bound if {
	grants.bound == {
		{"kind": "ClusterRole", "namespace": "", "name": "reader"},
		{"kind": "Role", "namespace": "blog", "name": "missing"},
		{"kind": "Role", "namespace": "shop", "name": "writer"},
	} with data.inventory as _known
}

test_is_last_of if {
	others := [{"kind": "RoleBinding", "namespace": "shop", "name": "readers"}]
	grants.is_last_of(others) with data.inventory as _known with input as _binding("RoleBinding", "writers", "shop", {})
	grants.is_last_of(others) with data.inventory as _known with input as _binding("RoleBinding", "readers", "shop", {})
	grants.is_last_of(others) with data.inventory as _known with input as _binding("RoleBinding", "new", "shop", {})
	not grants.is_last_of(others) with data.inventory as _known with input as _binding("RoleBinding", "robots", "blog", {})
}

test_held_by_keys if {
	_names(grants.held_by({"User:system:serviceaccount:shop:robot"}, "shop")) == {"shop/readers"}
		with data.inventory as _known
	_names(grants.held_by({"Group:devs"}, "blog")) == {"/readers"} with data.inventory as _known
	grants.held_by(set(), "shop") == [] with data.inventory as _known
}
