package reeve.lib.climb_test

import data.reeve.lib.climb
import data.reeve.lib.stride

_version := "rbac.authorization.k8s.io/v1"

_rule(group, resources, verbs) := {"apiGroups": [group], "resources": resources, "verbs": verbs}

_named(rule, names) := object.union(rule, {"resourceNames": names})

_rbac(resources, verbs) := _rule("rbac.authorization.k8s.io", resources, verbs)

_role(rules) := {"kind": "ClusterRole", "rules": rules}

_account(namespace, name) := {"kind": "ServiceAccount", "namespace": namespace, "name": name}

_user(name) := {"kind": "User", "name": name}

_group(name) := {"kind": "Group", "name": name}

_bound(role, subjects) := {"roleRef": {"kind": "ClusterRole", "name": role}, "subjects": subjects}

# A cluster in which tiller holds everything, and eve holds rules everywhere or in kube-system.
_cluster(fields) := object.union(
	{"cluster": {_version: {
		"ClusterRole": {"eve": _role(object.get(fields, "rules", []))},
		"ClusterRoleBinding": object.union(
			{"tillers": _bound("cluster-admin", [object.get(fields, "strong", _account("kube-system", "tiller"))])},
			{"eve": _bound("eve", [_user("eve")]) | object.get(fields, "wide", true)},
		),
	}}},
	{"namespace": {"kube-system": object.union(
		{_version: {"RoleBinding": {"eve": _bound("eve", [_user("eve")]) | not object.get(fields, "wide", true)}}},
		{"v1": object.get(fields, "objects", {})},
	)}},
)

_deeds(subject, known) := [deed |
	some step in path
	deed := concat(" ", [part | some part in [step.deed, object.get(step, ["to", "label"], "")]; part != ""])
] if {
	path := climb.path_of(subject, 4) with data.inventory as known
} else := []

# A cluster in which there is a user for each case of a table, who holds its rules.
_crowd(table, wide, objects) := object.union(
	{"cluster": {_version: {
		"ClusterRole": {name: _role(case[0]) | some name, case in table},
		"ClusterRoleBinding": object.union(
			{"tillers": _bound("cluster-admin", [_account("kube-system", "tiller")])},
			{name: _bound(name, [_user(name)]) | some name, _ in table; wide},
		),
	}}},
	{"namespace": {"kube-system": object.union(
		{_version: {"RoleBinding": {name: _bound(name, [_user(name)]) | some name, _ in table; not wide}}},
		{"v1": objects},
	)}},
)

# The deeds of everybody who gets there, by the names of users.
_all_deeds(known) := {trim_prefix(key, "User:"): [deed |
	some step in path
	deed := concat(" ", [part | some part in [step.deed, object.get(step, ["to", "label"], "")]; part != ""])
] |
	some key, path in paths
} if {
	paths := climb.reaching(4) with data.inventory as known
}

# What rules for the whole cluster lead to.
_wide := {
	"nothing": [[], []],
	"reading pods": [[_rule("", ["pods"], ["get", "list"])], []],
	"everything": [[_rule("*", ["*"], ["*"])], ["holds everything"]],
	"bind and the writing of bindings": [
		[_rbac(["clusterroles"], ["bind"]), _rbac(["clusterrolebindings"], ["create"])],
		["binds cluster-admin"],
	],
	"bind of cluster-admin alone": [
		[_named(_rbac(["clusterroles"], ["bind"]), ["cluster-admin"]), _rbac(["clusterrolebindings"], ["patch"])],
		["binds cluster-admin"],
	],
	"bind of another role": [
		[_named(_rbac(["clusterroles"], ["bind"]), ["nothing"]), _rbac(["clusterrolebindings"], ["create"])],
		[],
	],
	"bind without the writing of bindings": [[_rbac(["clusterroles"], ["bind"])], []],
	"the writing of bindings and roles alone": [[_rbac(["clusterrolebindings", "clusterroles", "rolebindings", "roles"], ["create", "update", "patch"])], []],
	"escalate": [[_rbac(["clusterroles"], ["escalate", "update"])], ["rewrites a cluster role of its own"]],
	"escalate of its own role": [
		[_named(_rbac(["clusterroles"], ["escalate", "patch"]), ["escalate of its own role"])],
		["rewrites a cluster role of its own"],
	],
	"escalate of another role": [[_named(_rbac(["clusterroles"], ["escalate", "patch"]), ["other"])], []],
	"escalate without update": [[_rbac(["clusterroles"], ["escalate", "create"])], []],
	"impersonation of users": [[_rule("", ["users"], ["impersonate"])], ["impersonates any user"]],
	"impersonation of groups": [[_rule("", ["groups"], ["impersonate"])], []],
	"impersonation of groups and accounts": [
		[_named(_rule("", ["serviceaccounts"], ["impersonate"]), ["none"]), _rule("", ["groups"], ["impersonate"])],
		["impersonates system:masters"],
	],
	"impersonation of one group": [
		[_named(_rule("", ["users"], ["impersonate"]), ["bob"]), _named(_rule("", ["groups"], ["impersonate"]), ["devs"])],
		[],
	],
	"nodes": [[_rule("", ["nodes/proxy"], ["get"])], ["reaches into every node"]],
	"certificates": [
		[
			_rule("certificates.k8s.io", ["certificatesigningrequests", "certificatesigningrequests/approval"], ["create", "patch"]),
			_named(_rule("certificates.k8s.io", ["signers"], ["approve"]), ["kubernetes.io/*"]),
		],
		["approves its own certificate"],
	],
	"certificates of another signer": [
		[
			_rule("certificates.k8s.io", ["certificatesigningrequests", "certificatesigningrequests/approval"], ["create", "patch"]),
			_named(_rule("certificates.k8s.io", ["signers"], ["approve"]), ["kubernetes.io/kubelet-serving"]),
		],
		[],
	],
	"webhooks": [[_rule("admissionregistration.k8s.io", ["mutatingwebhookconfigurations"], ["update"])], ["writes webhooks"]],
	"mutating policies": [
		[_rule("admissionregistration.k8s.io", ["mutatingadmissionpolicies", "mutatingadmissionpolicybindings"], ["create"])],
		["writes mutating policies"],
	],
	"mutating policies without their bindings": [[_rule("admissionregistration.k8s.io", ["mutatingadmissionpolicies"], ["create"])], []],
}

test_whole_cluster[name] if {
	some name, [_, wanted] in _wide
	object.get(_wide_deeds, name, []) == wanted
}

_wide_deeds := _all_deeds(_crowd(_wide, true, {}))

_up := "holds everything"

# What rules lead to where an account holds everything, for the whole cluster or in its namespace.
_narrow := {
	"running pods": [[_rule("", ["pods"], ["create"])], "runs pods as kube-system/tiller"],
	"changing a deployment": [[_rule("apps", ["deployments"], ["patch"])], "runs pods as kube-system/tiller"],
	"impersonation": [[_rule("", ["serviceaccounts"], ["impersonate"])], "impersonates kube-system/tiller"],
	"impersonation by name": [
		[_named(_rule("", ["serviceaccounts"], ["impersonate"]), ["tiller"])],
		"impersonates kube-system/tiller",
	],
	"impersonation of another": [[_named(_rule("", ["serviceaccounts"], ["impersonate"]), ["web"])], ""],
	"tokens": [[_rule("", ["serviceaccounts/token"], ["create"])], "issues tokens of kube-system/tiller"],
	"tokens by name": [
		[_named(_rule("", ["serviceaccounts/token"], ["create"]), ["tiller"])],
		"issues tokens of kube-system/tiller",
	],
	"token secrets": [[_rule("", ["secrets"], ["create", "get"])], "creates token secrets of kube-system/tiller"],
	"reading secrets without one": [[_rule("", ["secrets"], ["get"])], ""],
	"exec without a pod": [[_rule("", ["pods/exec"], ["create"])], ""],
	"binding": [
		[_rbac(["clusterroles"], ["bind"]), _rbac(["rolebindings"], ["create"])],
		"binds cluster-admin next to kube-system/tiller",
	],
	"everything but in a way": [[_rule("", ["services"], ["*"])], ""],
}

test_next_to_an_account[name] if {
	some name, [_, deed] in _narrow
	wanted := [text | some text in [deed, _up]; deed != ""]
	every found in _narrow_deeds {
		object.get(found, name, []) == wanted
	}
}

_narrow_deeds := [_all_deeds(_crowd(_narrow, true, {})), _all_deeds(_crowd(_narrow, false, {}))]

# Some rules would lead on where all accounts can be taken over, and in no namespace do.
test_what_a_namespace_does_not_grant if {
	names := {"nodes", "webhooks", "impersonation of users", "escalate", "certificates"}
	found := _all_deeds(_crowd({name: _wide[name] | some name in names}, false, {}))
	object.keys(found) & names == set()
}

test_everything_in_the_namespace if {
	known := _cluster({"rules": [_rule("*", ["*"], ["*"])], "wide": false})
	_deeds(_user("eve"), known) == ["runs pods as kube-system/tiller", _up]
}

_objects := {
	"Pod": {
		"tiller-0": {"spec": {"serviceAccountName": "tiller"}},
		"web": {"spec": {"serviceAccountName": "web"}},
	},
	"Secret": {
		"tiller-token": {
			"type": "kubernetes.io/service-account-token",
			"metadata": {"annotations": {"kubernetes.io/service-account.name": "tiller"}},
		},
		"web-token": {
			"type": "kubernetes.io/service-account-token",
			"metadata": {"annotations": {"kubernetes.io/service-account.name": "web"}},
		},
		"password": {"type": "Opaque", "metadata": {"annotations": {"kubernetes.io/service-account.name": "tiller"}}},
	},
}

# What leads on only because of what there is.
_by_objects := {
	"exec": [[_rule("", ["pods/exec"], ["create"])], "enters a pod of kube-system/tiller"],
	"ephemeral containers": [[_rule("", ["pods/ephemeralcontainers"], ["patch"])], "enters a pod of kube-system/tiller"],
	"another image": [[_rule("", ["pods"], ["patch"])], "enters a pod of kube-system/tiller"],
	"exec by name": [[_named(_rule("", ["pods/exec"], ["create"]), ["tiller-0"])], "enters a pod of kube-system/tiller"],
	"exec into another": [[_named(_rule("", ["pods/exec"], ["create"]), ["web"])], ""],
	"secrets": [[_rule("", ["secrets"], ["list"])], "reads a token of kube-system/tiller"],
	"a secret": [[_named(_rule("", ["secrets"], ["get"]), ["tiller-token"])], "reads a token of kube-system/tiller"],
	"other secrets": [[_named(_rule("", ["secrets"], ["get"]), ["web-token", "password"])], ""],
}

test_by_objects[name] if {
	some name, [_, deed] in _by_objects
	every found in _object_deeds {
		object.get(found, name, []) == [text | some text in [deed, _up]; deed != ""]
	}
}

_object_deeds := [_all_deeds(_crowd(_by_objects, wide, _objects)) | some wide in [true, false]]

# Rules of a Role in the namespace, which one can rewrite.
_with_role(rules) := object.union(_cluster({}), {"namespace": {"kube-system": {_version: {
	"Role": {"own": {"kind": "Role", "rules": rules}, "other": {"kind": "Role", "rules": []}},
	"RoleBinding": {"eve": {"roleRef": {"kind": "Role", "name": "own"}, "subjects": [_user("eve")]}},
}}}})

test_rewriting_a_role if {
	wanted := ["rewrites a role of its own next to kube-system/tiller", _up]
	_deeds(_user("eve"), _with_role([_rbac(["roles"], ["escalate", "update"])])) == wanted
	_deeds(_user("eve"), _with_role([_named(_rbac(["roles"], ["escalate", "update"]), ["own"])])) == wanted
	_deeds(_user("eve"), _with_role([_named(_rbac(["roles"], ["escalate", "update"]), ["other"])])) == []
	_deeds(_user("eve"), _with_role([_rbac(["roles"], ["update"])])) == []
}

test_a_role_that_is_missing_can_be_created if {
	rules := [_rbac(["clusterroles"], ["escalate", "create"])]
	known := object.union(_cluster({"rules": rules}), {"cluster": {_version: {"ClusterRoleBinding": {
		"gone": _bound("gone", [_user("eve")]),
	}}}})
	_deeds(_user("eve"), known) == []
	_deeds(_user("eve"), object.union(known, {"complete": {"*/*": {"*": true}}})) == ["rewrites a cluster role of its own"]
}

# Who is strong, and what eve needs to act as them.
_strong := {
	"a user": [_user("bob"), [_named(_rule("", ["users"], ["impersonate"]), ["bob"])], "impersonates user \"bob\""],
	"another user": [_user("bob"), [_named(_rule("", ["users"], ["impersonate"]), ["carol"])], ""],
	"a group": [
		_group("ops"),
		[_named(_rule("", ["users"], ["impersonate"]), ["carol"]), _named(_rule("", ["groups"], ["impersonate"]), ["ops"])],
		"impersonates group \"ops\"",
	],
	"a group without a user": [_group("ops"), [_named(_rule("", ["groups"], ["impersonate"]), ["ops"])], ""],
	"the accounts of a namespace": [_group("system:serviceaccounts:kube-system"), [_rule("", ["pods"], ["create"])], "runs pods as kube-system/default"],
	"the account default": [_account("kube-system", "default"), [_rule("", ["pods"], ["create"])], "runs pods as kube-system/default"],
	"all accounts": [_group("system:serviceaccounts"), [_rule("", ["pods"], ["create"])], "runs pods as any service account"],
}

test_whom_to_act_as[name] if {
	some name, [strong, rules, deed] in _strong
	_deeds(_user("eve"), _cluster({"strong": strong, "rules": rules})) == [text | some text in [deed, _up]; deed != ""]
}

test_an_account_that_is_gone_leads_nowhere if {
	known := _cluster({"rules": [_rule("", ["pods"], ["create"])]})
	_deeds(_user("eve"), object.union(known, {"complete": {"ServiceAccount": {"*": true}}})) == []
	there := {"v1": {"ServiceAccount": {"tiller": {}}}}
	_deeds(_user("eve"), object.union(known, {
		"complete": {"ServiceAccount": {"*": true}},
		"namespace": {"kube-system": there},
	})) == ["runs pods as kube-system/tiller", _up]
}

# Namespaces a to f, in each of which the account of the next may run pods.
_chain := {
	"cluster": {_version: {
		"ClusterRole": {"runner": _role([_rule("", ["pods"], ["create"])])},
		"ClusterRoleBinding": {"a": _bound("cluster-admin", [_account("a", "x")])},
	}},
	"namespace": {place: {_version: {"RoleBinding": {"next": _bound("runner", [_account(next, "x")])}}} |
		some [place, next] in [["a", "b"], ["b", "c"], ["c", "d"], ["d", "e"], ["e", "f"], ["f", "g"]]
	},
}

# Who gets there in so many steps at most, and in how many.
test_depth[depth] if {
	some depth in [1, 3, 5, 6]
	found := climb.reaching(depth) with data.inventory as _chain
	{key: count(path) | some key, path in found} == {key: steps |
		some place, steps in {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7}
		steps <= depth
		key := sprintf("User:system:serviceaccount:%s:x", [place])
	}
}

test_path_of_somebody_at_some_distance if {
	count(climb.path_of(_account("c", "x"), 3)) == 3 with data.inventory as _chain
	not climb.path_of(_account("c", "x"), 2) with data.inventory as _chain
}

_cut_at(known) := depths if {
	depths := [depth | some depth in numbers.range(0, 6); climb.is_cut(depth)] with data.inventory as known
}

test_is_cut if {
	_cut_at(_chain) == [0, 1, 2, 3, 4, 5, 6]
	_cut_at(object.remove(_chain, ["namespace"])) == [0]
	_cut_at({}) == []
}

test_path_and_text if {
	path := climb.path_of(_account("c", "x"), 4) with data.inventory as _chain
	path == [
		{
			"deed": "runs pods as",
			"to": {"key": "User:system:serviceaccount:b:x", "namespace": "b", "name": "x", "label": "b/x"},
			"via": [{"kind": "RoleBinding", "namespace": "b", "name": "next"}],
		},
		{
			"deed": "runs pods as",
			"to": {"key": "User:system:serviceaccount:a:x", "namespace": "a", "name": "x", "label": "a/x"},
			"via": [{"kind": "RoleBinding", "namespace": "a", "name": "next"}],
		},
		{"deed": "holds everything", "via": [{"kind": "ClusterRoleBinding", "namespace": "", "name": "a"}]},
	]
	stride.text(path) == concat(" -> ", [
		"runs pods as b/x (role binding b/next)",
		"runs pods as a/x (role binding a/next)",
		"holds everything (cluster role binding a)",
	])
}

test_a_circle_ends if {
	known := object.union(_chain, {"namespace": {"b": {_version: {"RoleBinding": {"back": _bound("runner", [_account("a", "x"), _account("b", "x")])}}}}})
	climb.path_of(_account("b", "x"), 6)[0].to.label == "a/x" with data.inventory as known
}

test_members_of_a_group_share_its_path if {
	known := _cluster({"strong": _group("ops")})
	_deeds({"kind": "User", "name": "bob", "groups": ["ops"]}, known) == [_up]
	_deeds(_user("bob"), known) == []
}

test_rights_through_two_bindings if {
	known := object.union(_cluster({"rules": [_rbac(["clusterroles"], ["bind"])]}), {"cluster": {_version: {
		"ClusterRole": {"writer": _role([_rbac(["clusterrolebindings"], ["create"])])},
		"ClusterRoleBinding": {"writers": _bound("writer", [_group("system:authenticated")])},
	}}})
	path := climb.path_of(_user("eve"), 4) with data.inventory as known
	[binding.name | some binding in path[0].via] == ["eve", "writers"]
}

test_paths_of_a_holder if {
	grant := {
		"binding": {"kind": "RoleBinding", "namespace": "kube-system", "name": "new"},
		"role": {"kind": "ClusterRole", "namespace": "", "name": "eve"},
		"subject": {"kind": "User", "name": "mallory", "key": "User:mallory"},
	}
	known := _cluster({"rules": [_rule("", ["pods", "serviceaccounts/token"], ["create"])]})
	powered := climb.empowered(grant) with data.inventory as known
	who := climb.holder(_user("mallory"), "kube-system", climb.powered_in("kube-system"), [powered]) with data.inventory as known
	path := climb.path_by(who, grant.binding, 4) with data.inventory as known
	[step.deed | some step in path] == ["runs pods as", _up]
	not _path_by(who, grant.binding, 1, known)
	not _path_by(who, {"kind": "RoleBinding", "namespace": "kube-system", "name": "other"}, 4, known)
	nobody := climb.holder(_user("mallory"), "kube-system", climb.powered_in("kube-system"), []) with data.inventory as known
	not _path_by(nobody, grant.binding, 4, known)
}

_path_by(who, own, depth, known) := path if {
	path := climb.path_by(who, own, depth) with data.inventory as known
}

# A new binding next to each account of the chain is one step further off than that.
test_path_by_at_any_distance[place] if {
	some place, steps in {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}
	grant := {
		"binding": {"kind": "RoleBinding", "namespace": place, "name": "new"},
		"role": {"kind": "ClusterRole", "namespace": "", "name": "runner"},
		"subject": {"kind": "User", "name": "eve", "key": "User:eve"},
		"powers": {"run pods"},
	}
	who := climb.holder(_user("eve"), place, [], [grant]) with data.inventory as _chain
	count(_path_by(who, grant.binding, 6, _chain)) == steps + 1
	not _path_by(who, grant.binding, steps, _chain)
}

# On an update the inventory still has the binding as it was.
test_a_grant_replaces_what_its_binding_granted if {
	known := _cluster({"rules": [_rule("", ["pods"], ["create"])], "wide": false})
	grant := {
		"binding": {"kind": "RoleBinding", "namespace": "kube-system", "name": "eve"},
		"role": {"kind": "ClusterRole", "namespace": "", "name": "eve"},
		"subject": {"kind": "User", "name": "eve", "key": "User:eve"},
		"powers": {"create secrets"},
	}
	who := climb.holder(_user("eve"), "kube-system", climb.powered_in("kube-system"), [grant]) with data.inventory as known
	who.facts == {"create secrets"}
	same := climb.holder(_user("eve"), "kube-system", climb.powered_in("kube-system"), []) with data.inventory as known
	same.facts == {"run pods"}
}

test_nobody_acts_as_oneself if {
	known := {
		"cluster": _chain.cluster,
		"namespace": {"a": {_version: {"RoleBinding": {"own": _bound("runner", [_account("a", "x")])}}}},
	}
	grant := {
		"binding": {"kind": "RoleBinding", "namespace": "a", "name": "own"},
		"role": {"kind": "ClusterRole", "namespace": "", "name": "runner"},
		"subject": {"kind": "User", "name": "system:serviceaccount:a:x", "key": "User:system:serviceaccount:a:x"},
		"powers": {"run pods"},
	}
	who := climb.holder(_account("a", "x"), "a", [], [grant]) with data.inventory as known
	not _path_by(who, grant.binding, 4, known)
}

test_nothing_known if {
	not climb.path_of(_user("eve"), 4)
	climb.reaching(4) == {}
}

test_bindings_of if {
	known := _cluster({"rules": [_rule("", ["secrets"], ["list"])]})
	climb.bindings_of(_user("eve"), "read secrets") == [{"kind": "ClusterRoleBinding", "namespace": "", "name": "eve"}] with data.inventory as known
	climb.bindings_of(_user("eve"), "create secrets") == [] with data.inventory as known
	climb.bindings_of(_user("bob"), "read secrets") == [] with data.inventory as known
}

test_a_long_text_is_cut_off if {
	step := {"deed": "holds everything", "via": [{"kind": "ClusterRoleBinding", "namespace": "", "name": concat("", ["long" | some _ in numbers.range(1, 60)])}]}
	text := stride.text([step])
	count(text) == 171
	startswith(text, "holds everything (cluster role binding longlong")
	endswith(text, "…")
}

# Others have paired a binding with whatever role was at hand.
test_a_binding_grants_the_role_it_names if {
	known := object.union(_cluster({"rules": []}), {"cluster": {_version: {"ClusterRole": {"other": _role([_rule("", ["pods"], ["create"])])}}}})
	_deeds(_user("eve"), known) == []
}

# Others have looked for it among the roles of the namespace only.
test_a_role_binding_may_grant_a_cluster_role if {
	rules := [_rule("", ["pods"], ["create"])]
	_deeds(_user("eve"), _cluster({"rules": rules, "wide": false})) == ["runs pods as kube-system/tiller", _up]
	known := {"namespace": {"kube-system": {_version: {"Role": {"eve": {"kind": "Role", "rules": rules}}}}}}
	_deeds(_user("eve"), object.union(_cluster({"rules": [], "wide": false}), known)) == []
}
