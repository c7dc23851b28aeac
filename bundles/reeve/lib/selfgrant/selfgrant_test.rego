package reeve.lib.selfgrant_test

import data.reeve.lib.selfgrant

_version := "rbac.authorization.k8s.io/v1"

_rule(verbs, resources) := {"apiGroups": [""], "resources": resources, "verbs": verbs}

_rbac(verbs, resources, names) := {
	"apiGroups": ["rbac.authorization.k8s.io"],
	"resources": resources,
	"verbs": verbs,
	"resourceNames": names,
}

_cluster_role(name, rules) := {"apiVersion": _version, "kind": "ClusterRole", "metadata": {"name": name}, "rules": rules}

_bound(kind, role, users) := {
	"apiVersion": _version,
	"kind": kind,
	"roleRef": {"kind": "ClusterRole", "name": role},
	"subjects": [{"kind": "User", "name": user} | some user in users],
}

_known := {
	"cluster": {_version: {
		"ClusterRole": {
			"reader": _cluster_role("reader", [_rule(["get", "list"], ["pods"])]),
			"owner": _cluster_role("owner", [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}, {"nonResourceURLs": ["*"], "verbs": ["*"]}]),
			"escalator": _cluster_role("escalator", [_rbac(["escalate"], ["clusterroles"], ["helper"])]),
			"binder": _cluster_role("binder", [_rbac(["bind"], ["clusterroles"], ["owner", "missing"])]),
		},
		"ClusterRoleBinding": {
			"readers": _bound("ClusterRoleBinding", "reader", ["alice"]),
			"owners": _bound("ClusterRoleBinding", "owner", ["root"]),
			"escalators": _bound("ClusterRoleBinding", "escalator", ["bob"]),
		},
	}},
	"namespace": {"shop": {_version: {"RoleBinding": {
		"binders": _bound("RoleBinding", "binder", ["carol"]),
		"owners": _bound("RoleBinding", "owner", ["dave"]),
	}}}},
	"complete": {"rbac.authorization.k8s.io/*": {"*": true}},
}

_role(kind, fields) := object.union(
	{"apiVersion": _version, "kind": kind, "metadata": {"name": "helper", "namespace": "shop"}},
	fields,
)

_binding(kind, role) := {
	"apiVersion": _version,
	"kind": kind,
	"metadata": {"name": "team", "namespace": "shop"},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
	"subjects": [{"kind": "User", "name": "eve"}],
}

_review(user, new, old) := {"review": {
	"operation": {true: "CREATE", false: "UPDATE"}[old == null],
	"object": new,
	"oldObject": old,
	"userInfo": {"username": user, "groups": []},
}}

_secrets := _role("Role", {"rules": [_rule(["get"], ["pods", "secrets"])]})

_aggregated := _role("ClusterRole", {"aggregationRule": {"clusterRoleSelectors": [{}]}})

# Who writes what, and the number of rights that exceed.
_cases := {
	"rights one holds": ["alice", _role("Role", {"rules": [_rule(["get"], ["pods"])]}), null, 0],
	"one right more": ["alice", _secrets, null, 1],
	"nobody bound": ["eve", _secrets, null, 2],
	"no rules": ["eve", _role("Role", {"rules": null}), null, 0],
	"rights held in the namespace": ["dave", _secrets, null, 0],
	"rights held in another namespace": ["dave", object.union(_secrets, {"metadata": {"namespace": "blog"}}), null, 2],
	"rights held in a namespace, for the cluster": ["dave", _role("ClusterRole", {"rules": _secrets.rules}), null, 2],
	"a role one may escalate": ["bob", _role("ClusterRole", {"rules": _secrets.rules}), null, 0],
	"another role than one may escalate": [
		"bob",
		_role("ClusterRole", {"metadata": {"name": "other"}, "rules": _secrets.rules}),
		null,
		2,
	],
	"a role of the name of one that one may escalate": ["bob", _secrets, null, 2],
	"an update": ["alice", _secrets, _role("Role", {"rules": []}), 1],
	"an update of the owner": ["eve", object.union(_secrets, {"metadata": {"ownerReferences": [{}]}}), _secrets, 0],
	"an aggregated role": ["eve", _aggregated, null, 2],
	"an aggregated role by an owner": ["root", _aggregated, null, 0],
	"an aggregated role that one may escalate": ["bob", _aggregated, null, 0],
	"a role that was aggregated": ["alice", _role("ClusterRole", {"rules": []}), _aggregated, 2],
	"a binding to a role one holds": ["alice", _binding("RoleBinding", "reader"), null, 0],
	"a binding for the cluster to a role one holds": ["alice", _binding("ClusterRoleBinding", "reader"), null, 0],
	"a binding to a role one does not hold": ["alice", _binding("RoleBinding", "owner"), null, 2],
	"a binding to a role one may bind": ["carol", _binding("RoleBinding", "owner"), null, 0],
	"a binding for the cluster to a role one may bind in a namespace": ["carol", _binding("ClusterRoleBinding", "owner"), null, 2],
	"a binding to a role that is missing": ["alice", _binding("RoleBinding", "missing"), null, 2],
	"a binding to a role that is missing and one may bind": ["carol", _binding("RoleBinding", "missing"), null, 0],
	"a binding the API server refuses": ["alice", object.union(_binding("RoleBinding", "owner"), {"roleRef": {"kind": "Team"}}), null, 0],
}

test_exceeding[name] if {
	some name, [user, new, old, wanted] in _cases
	count(selfgrant.exceeding) == wanted with input as _review(user, new, old) with data.inventory as _known
}

test_nobody_asks if {
	not selfgrant.exceeding with input as _secrets with data.inventory as _known
}

test_missing if {
	selfgrant.missing == [] with input as _review("alice", _secrets, null) with data.inventory as _known
	selfgrant.missing == [] with input as _review("alice", _binding("RoleBinding", "reader"), null) with data.inventory as _known
	selfgrant.missing == ["rbac.authorization.k8s.io/ClusterRole"] with data.inventory as _known
		with input as _review("alice", _binding("RoleBinding", "missing"), null)
	count(selfgrant.missing) == 4 with input as _review("alice", _secrets, null)
	count(selfgrant.missing) == 2 with input as _review("alice", _binding("ClusterRoleBinding", "missing"), null)
}

test_path if {
	selfgrant.path == ["rules"] with input as _review("alice", _secrets, null)
	selfgrant.path == ["aggregationRule"] with input as _review("alice", _aggregated, null)
	selfgrant.path == ["roleRef"] with input as _review("alice", _binding("RoleBinding", "owner"), null)
}

test_label if {
	selfgrant.label == "role \"helper\"" with input as _review("alice", _secrets, null)
	selfgrant.label == "role binding \"team\"" with input as _review("alice", _binding("RoleBinding", "owner"), null)
}

test_text if {
	selfgrant.text({"verbs": ["get"], "apiGroups": [""], "resources": ["secrets"]}) == "get on secrets"
	selfgrant.text({"verbs": ["get"], "apiGroups": ["apps"], "resources": ["deployments"], "resourceNames": ["a"]}) == "get on deployments.apps named \"a\""
	selfgrant.text({"verbs": ["get"], "nonResourceURLs": ["/metrics"]}) == "get on /metrics"
}
