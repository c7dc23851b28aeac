package reeve.questions.rbac_test

import data.reeve.questions.rbac as questions

_version := "rbac.authorization.k8s.io/v1"

_pods := {"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}

_known := {
	"cluster": {_version: {
		"ClusterRole": {"reader": {"metadata": {"name": "reader"}, "rules": [_pods]}},
		"ClusterRoleBinding": {"missing": {
			"roleRef": {"kind": "ClusterRole", "name": "missing"},
			"subjects": [{"kind": "User", "name": "bob"}],
		}},
	}},
	"namespace": {"shop": {_version: {"RoleBinding": {"readers": {
		"roleRef": {"kind": "ClusterRole", "name": "reader"},
		"subjects": [{"kind": "User", "name": "alice"}, {"kind": "Group", "name": "devs"}],
	}}}}},
	"complete": {"rbac.authorization.k8s.io/*": {"*": true}},
}

_get(namespace) := {"verb": "get", "resource": "pods", "namespace": namespace}

_alice := {"kind": "User", "name": "alice"}

_grant(subject) := {
	"binding": {"kind": "RoleBinding", "namespace": "shop", "name": "readers"},
	"role": {"kind": "ClusterRole", "namespace": "", "name": "reader"},
	"subject": subject,
}

_alice_bound := {"kind": "User", "name": "alice", "key": "User:alice", "path": ["subjects", 0]}

_devs_bound := {"kind": "Group", "name": "devs", "key": "Group:devs", "path": ["subjects", 1]}

_with_rule(grant) := object.union(grant, {"rule": _pods})

test_can if {
	asked := {"can": [
		{"subject": _alice, "access": _get("shop")},
		{"subject": _alice, "access": _get("blog")},
		{"subject": {"kind": "User", "name": "root", "groups": ["system:masters"]}, "access": _get("blog")},
	]}
	questions.can == [
		{"allowed": true, "grant": _with_rule(_grant(_alice_bound))},
		{"allowed": false, "missing": []},
		{"allowed": true},
	] with input as asked with data.inventory as _known
}

test_cannot_for_all_that_is_known if {
	questions.can == [{"allowed": false, "missing": [
		"rbac.authorization.k8s.io/ClusterRole",
		"rbac.authorization.k8s.io/ClusterRoleBinding",
	]}] with input as {"can": [{"subject": _alice, "access": {"verb": "get", "url": "/"}}]}
		with data.inventory as object.remove(_known, ["complete"])
}

test_who_can if {
	questions.who_can == [
		{"grants": [_with_rule(_grant(_alice_bound)), _with_rule(_grant(_devs_bound))], "missing": []},
		{"grants": [], "missing": []},
		{"grants": [_with_rule(_grant(_alice_bound)), _with_rule(_grant(_devs_bound))], "missing": []},
	] with input as {"who_can": [_get("shop"), _get("blog"), _get("*")]} with data.inventory as _known
}

test_rights_of if {
	questions.rights_of == [
		{
			"unlimited": false,
			"grants": [object.union(_grant(_alice_bound), {"rules": [_pods]})],
			"missing": [],
		},
		{
			"unlimited": false,
			"grants": [{
				"binding": {"kind": "ClusterRoleBinding", "namespace": "", "name": "missing"},
				"role": {"kind": "ClusterRole", "namespace": "", "name": "missing"},
				"subject": {"kind": "User", "name": "bob", "key": "User:bob", "path": ["subjects", 0]},
				"rules": [],
			}],
			"missing": [],
		},
	] with input as {"rights_of": [_alice, {"kind": "User", "name": "bob"}]} with data.inventory as _known
}

test_exceeding if {
	questions.exceeding == [[], [_pods]] with input as {"exceeding": [
		{"wanted": [_pods], "held": [_pods]},
		{"wanted": [_pods], "held": null},
	]}
}
