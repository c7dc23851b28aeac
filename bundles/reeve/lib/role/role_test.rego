package reeve.lib.role_test

import data.reeve.lib.role

_version := "rbac.authorization.k8s.io/v1"

_role(rules) := {"apiVersion": _version, "kind": "Role", "metadata": {"name": "r", "namespace": "shop"}, "rules": rules}

_cluster_role(rules) := {"apiVersion": _version, "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": rules}

_rule(fields) := object.union({"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}, fields)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

_bootstrap := object.union(_cluster_role([_rule({})]), {"metadata": {
	"name": "edit",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

test_label if {
	role.label == "role \"r\"" with input as _role([])
	role.label == "cluster role \"r\"" with input as _cluster_role([])
	role.is_cluster_role with input as _cluster_role([])
	not role.is_cluster_role with input as _role([])
}

test_all_rules if {
	role.all_rules == [
		{"index": 0, "path": ["rules", 0], "rule": _rule({})},
		{"index": 1, "path": ["rules", 1], "rule": {}},
	] with input as _role([_rule({}), null])
	role.all_rules == [] with input as _role(null)
	role.all_rules == [] with input as object.union(_role([_rule({})]), {"apiVersion": "example.com/v1"})
}

_indexes(rules) := [held.index | some held in rules]

test_rules if {
	_indexes(role.rules(false, false)) == [1] with input as _role([_everything, _rule({})])
	_indexes(role.rules(false, true)) == [0, 1] with input as _role([_everything, _rule({})])
	_indexes(role.rules(false, false)) == [] with input as _bootstrap
	_indexes(role.rules(true, false)) == [0] with input as _bootstrap
}

test_unlimited[name] if {
	some name, case in {
		"one that says so": {"rules": [_rule({}), _everything], "want": [1]},
		"all verbs together": {
			"rules": [_broad(["get", "list", "watch"]), _rule({}), _broad(["create", "update", "patch", "delete"])],
			"want": [0, 2],
		},
		"one that says so, and others": {"rules": [_broad(["get"]), _everything], "want": [1]},
		"not all verbs": {"rules": [_broad(["get", "list", "watch", "create", "update", "patch"])], "want": []},
		"names": {"rules": [object.union(_everything, {"resourceNames": ["a"]})], "want": []},
		"one group": {"rules": [object.union(_everything, {"apiGroups": [""]})], "want": []},
		"none": {"rules": null, "want": []},
	}
	_indexes(role.unlimited) == case.want with input as _role(case.rules)
}

_broad(verbs) := object.union(_everything, {"verbs": verbs})

_reads(fields) := found if {
	found := role.open(role.all_rules, ["get", "list"], [["", "pods"]]) with input as _role([_rule(fields)])
}

test_open if {
	role.open(role.all_rules, ["get", "list"], [["", "secrets"], ["", "pods"]]) == [
		{
			"path": ["rules", 0, "resources", 1],
			"verbs": ["get"],
			"resources": ["pods"],
			"names": [],
			"text": "allows get on pods",
		},
		{
			"path": ["rules", 2, "resources", 0],
			"verbs": ["get", "list"],
			"resources": ["secrets", "pods"],
			"names": [],
			"text": "allows get, list on secrets, pods",
		},
	] with input as _role([
		_rule({"resources": ["nodes", "pods"]}),
		_rule({"apiGroups": ["apps"]}),
		_rule({"resources": ["*", "pods"], "verbs": ["*"]}),
		_rule({"verbs": ["create"]}),
		_rule({"resourceNames": ["a"]}),
	])
}

test_open_to_requests_without_a_name if {
	count(_reads({"verbs": ["list"], "resourceNames": [""]})) == 1
	count(_reads({"verbs": ["get"], "resourceNames": [""]})) == 0
}

test_open_for_certain_verbs_only if {
	targets := [["", "nodes"], ["", "nodes/status", ["patch"]]]
	[[found.verbs, found.resources] | some found in role.open(role.all_rules, ["patch", "delete"], targets)] == [
		[["delete"], ["nodes"]],
		[["patch"], ["nodes/status"]],
	] with input as _cluster_role([
		_rule({"resources": ["nodes"], "verbs": ["delete"]}),
		_rule({"resources": ["nodes/status"], "verbs": ["patch"]}),
		_rule({"resources": ["nodes/status"], "verbs": ["delete"]}),
	])
}

test_open_on_any_resource_of_a_group if {
	role.open(role.all_rules, ["get"], [["example.com", "*"]]) == [{
		"path": ["rules", 1, "resources", 0],
		"verbs": ["get"],
		"resources": ["example.com/*"],
		"names": [],
		"text": "allows get on example.com/*",
	}] with input as _role([
		_rule({}),
		_rule({"apiGroups": ["example.com"], "resources": ["widgets"]}),
		_rule({"apiGroups": ["example.com"], "resources": []}),
	])
}

test_a_role_cannot_grant_what_lives_in_no_namespace if {
	nodes := [_rule({"resources": ["nodes", "namespaces"], "verbs": ["get", "list"]})]
	targets := [["", "nodes"], ["", "namespaces"]]
	[found.text | some found in role.open(role.all_rules, ["get", "list"], targets)] == ["allows get on namespaces"] with input as _role(nodes)
	[found.text | some found in role.open(role.all_rules, ["get", "list"], targets)] == ["allows get, list on nodes, namespaces"] with input as _cluster_role(nodes)
}

test_named if {
	role.named(role.all_rules, ["get", "create"], [["", "pods"]]) == [{
		"path": ["rules", 1, "resources", 0],
		"verbs": ["get"],
		"resources": ["pods"],
		"names": ["a", "b"],
		"text": "allows get on pods",
	}] with input as _role([
		_rule({}),
		_rule({"verbs": ["get", "create"], "resourceNames": ["b", "a", ""]}),
		_rule({"verbs": ["create"], "resourceNames": ["a"]}),
		_rule({"resourceNames": [""]}),
	])
}

test_severity if {
	role.severity("high", []) == "high" with input as _role([])
	role.severity("high", ["shop"]) == "critical" with input as _role([])
	role.severity("medium", []) == "high" with input as _cluster_role([])
	role.severity("critical", []) == "critical" with input as _cluster_role([])
}

test_streaming_severity if {
	every release in ["v1.34", "v1.20"] {
		role.streaming_severity({"verbs": ["get"]}, "high", []) == "high" with input as _role([])
			with data.reeve_config as {"k8sVersion": release}
	}
	every release in ["v1.35", "latest"] {
		role.streaming_severity({"verbs": ["get"]}, "high", []) == "low" with input as _role([])
			with data.reeve_config as {"k8sVersion": release}
		role.streaming_severity({"verbs": ["get", "create"]}, "high", ["shop"]) == "critical" with input as _role([])
			with data.reeve_config as {"k8sVersion": release}
	}
}

_bound := {
	"namespace": {"shop": {_version: {"RoleBinding": {"b": _binding("r")}}}},
	"complete": {"rbac.authorization.k8s.io/ClusterRoleBinding": {"*": true}},
}

_binding(name) := {"roleRef": {"kind": "ClusterRole", "name": name}, "subjects": [{"kind": "User", "name": "alice"}]}

test_severity_of_a_cluster_role_that_is_bound_in_namespaces_only if {
	role.severity("high", []) == "high" with input as _cluster_role([]) with data.inventory as _bound
}

test_severity_of_a_cluster_role_that_may_be_bound_everywhere[name] if {
	some name, known in {
		"by a binding": object.union(_bound, {"cluster": {_version: {"ClusterRoleBinding": {"b": _binding("r")}}}}),
		"by one that is not known": object.remove(_bound, ["complete"]),
		"by nobody yet": object.remove(_bound, ["namespace"]),
		"through a role that takes up its rules": object.union(_bound, {"cluster": {_version: {
			"ClusterRoleBinding": {"b": _binding("all")},
			"ClusterRole": {"all": {"metadata": {"name": "all"}, "aggregationRule": {"clusterRoleSelectors": [{}]}}},
		}}}),
	}
	role.severity("high", []) == "critical" with input as _cluster_role([]) with data.inventory as known
}

test_a_null_among_strings_is_an_empty_one if {
	rule := {"apiGroups": [null, "apps"], "resources": ["pods", null], "verbs": null}
	object := {
		"apiVersion": "rbac.authorization.k8s.io/v1",
		"kind": "Role",
		"metadata": {"name": "helper"},
		"rules": [rule, null],
	}
	role.all_rules == [
		{
			"index": 0,
			"path": ["rules", 0],
			"rule": {"apiGroups": ["", "apps"], "resources": ["pods", ""], "verbs": null},
		},
		{"index": 1, "path": ["rules", 1], "rule": {}},
	] with input as object
}
