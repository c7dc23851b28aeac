package reeve.lib.roles_test

import data.reeve.lib.roles

_version := "rbac.authorization.k8s.io/v1"

_rule(verb) := {"apiGroups": [""], "resources": ["pods"], "verbs": [verb]}

_cluster_role(name, fields) := object.union(
	{"apiVersion": _version, "kind": "ClusterRole", "metadata": {"name": name}},
	fields,
)

_labelled(name, labels, rules) := _cluster_role(name, {"metadata": {"name": name, "labels": labels}, "rules": rules})

_selecting(key) := {"aggregationRule": {"clusterRoleSelectors": [{"matchLabels": {key: "true"}}]}}

_known := {
	"cluster": {_version: {"ClusterRole": {
		"reader": _labelled("reader", {"to-view": "true"}, [_rule("get")]),
		"writer": _labelled("writer", {"to-edit": "true"}, [_rule("update")]),
		"stranger": _labelled("stranger", {"to-view": "false"}, [_rule("watch")]),
		"view": object.union(_labelled("view", {"to-edit": "true"}, [_rule("hand-written")]), _selecting("to-view")),
		"edit": object.union(_cluster_role("edit", {"rules": null}), _selecting("to-edit")),
		"live": object.union(
			_cluster_role("live", {"metadata": {"name": "live", "uid": "1"}, "rules": [_rule("list")]}),
			_selecting("to-view"),
		),
		"circle": object.union(_labelled("circle", {"circle": "true"}, [_rule("get")]), _selecting("circle")),
		"none": _cluster_role("none", {"aggregationRule": {"clusterRoleSelectors": null}, "rules": [_rule("get")]}),
		"null": _cluster_role("null", {"aggregationRule": null, "rules": [_rule("get")]}),
	}}},
	"namespace": {"shop": {_version: {"Role": {
		"reader": {"apiVersion": _version, "kind": "Role", "metadata": {"name": "reader"}, "rules": [_rule("get"), _rule("list")]},
		"empty": {"apiVersion": _version, "kind": "Role", "metadata": {"name": "empty"}, "rules": null},
	}}}},
}

_verbs(kind, namespace, name) := [rule.verbs[0] |
	some rule in roles.rules_of({"kind": kind, "namespace": namespace, "name": name})
]

test_rules_of[name] if {
	some name, case in {
		"a role": {"role": ["Role", "shop", "reader"], "want": ["get", "list"]},
		"a role without rules": {"role": ["Role", "shop", "empty"], "want": []},
		"a role of another namespace": {"role": ["Role", "blog", "reader"], "want": []},
		"a cluster role": {"role": ["ClusterRole", "", "writer"], "want": ["update"]},
		"a cluster role that is not known": {"role": ["ClusterRole", "", "nobody"], "want": []},
		"an aggregated one, whose own rules are overwritten": {"role": ["ClusterRole", "", "view"], "want": ["get"]},
		"an aggregated one that selects another": {"role": ["ClusterRole", "", "edit"], "want": ["get", "update"]},
		"one that was read back, with its own": {"role": ["ClusterRole", "", "live"], "want": ["list", "get"]},
		"one that selects itself": {"role": ["ClusterRole", "", "circle"], "want": []},
		"one without selectors": {"role": ["ClusterRole", "", "none"], "want": []},
		"one that is not aggregated after all": {"role": ["ClusterRole", "", "null"], "want": ["get"]},
		"the administrator, known or not": {"role": ["ClusterRole", "", "cluster-admin"], "want": ["*", "*"]},
	}
	_verbs(case.role[0], case.role[1], case.role[2]) == case.want with data.inventory as _known
}

test_the_administrator_of_the_inventory_counts if {
	weak := {"cluster": {_version: {"ClusterRole": {"cluster-admin": _cluster_role("cluster-admin", {"rules": [_rule("get")]})}}}}
	_verbs("ClusterRole", "", "cluster-admin") == ["get"] with data.inventory as weak
}

test_is_known if {
	roles.is_known({"kind": "Role", "namespace": "shop", "name": "empty"}) with data.inventory as _known
	roles.is_known({"kind": "ClusterRole", "namespace": "", "name": "cluster-admin"}) with data.inventory as {}
	not roles.is_known({"kind": "Role", "namespace": "blog", "name": "reader"}) with data.inventory as _known
	not roles.is_known({"kind": "ClusterRole", "namespace": "", "name": "nobody"}) with data.inventory as _known
}

test_allowing if {
	request := {"verb": "list", "group": "", "resource": "pods", "name": ""}
	roles.allowing({"kind": "Role", "namespace": "shop", "name": "reader"}, request) == _rule("list") with data.inventory as _known
	not roles.allowing({"kind": "ClusterRole", "namespace": "", "name": "reader"}, request) with data.inventory as _known
	not roles.allowing({"kind": "ClusterRole", "namespace": "", "name": "nobody"}, request) with data.inventory as _known
}

test_effective_rules_of_one_that_is_not_in_the_inventory if {
	new := object.union(_cluster_role("new", {"rules": [_rule("hand-written")]}), _selecting("to-view"))
	roles.effective(new) == [_rule("get")] with data.inventory as _known
	roles.effective(_cluster_role("new", {"rules": [_rule("get")]})) == [_rule("get")]
	roles.effective(_cluster_role("new", {"rules": null})) == []
	roles.aggregated(new) == {"reader"} with data.inventory as _known
}

test_aggregating if {
	roles.aggregating(_labelled("new", {"to-view": "true"}, [])) == {"view", "edit", "live"} with data.inventory as _known
	roles.aggregating(_labelled("new", {"to-edit": "true"}, [])) == {"edit"} with data.inventory as _known
	roles.aggregating(_labelled("new", {}, [])) == set() with data.inventory as _known
	roles.aggregating(_labelled("view", {"to-view": "true"}, [])) == {"edit", "live"} with data.inventory as _known
}
