package reeve.lib.binding_test

import data.reeve.lib.binding

_group := "rbac.authorization.k8s.io"

_binding(kind, fields) := object.union(
	{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": kind, "metadata": {"name": "b", "namespace": "shop"}},
	fields,
)

test_role_of[name] if {
	some name, case in {
		"a role": {"ref": {"apiGroup": _group, "kind": "Role", "name": "r"}, "want": _role("Role", "shop")},
		"a cluster role": {"ref": {"apiGroup": _group, "kind": "ClusterRole", "name": "r"}, "want": _role("ClusterRole", "")},
		"no group, which is filled in": {"ref": {"kind": "Role", "name": "r"}, "want": _role("Role", "shop")},
		"a group that is null": {"ref": {"apiGroup": null, "kind": "Role", "name": "r"}, "want": _role("Role", "shop")},
	}
	binding.role_of({"roleRef": case.ref}, "shop") == case.want
}

_role(kind, namespace) := {"kind": kind, "namespace": namespace, "name": "r"}

test_no_role_of[name] if {
	some name, case in {
		"another group": {"ref": {"apiGroup": "example.com", "kind": "Role", "name": "r"}, "in": "shop"},
		"another kind": {"ref": {"apiGroup": _group, "kind": "Group", "name": "r"}, "in": "shop"},
		"a role for the whole cluster": {"ref": {"apiGroup": _group, "kind": "Role", "name": "r"}, "in": ""},
		"no name": {"ref": {"apiGroup": _group, "kind": "Role"}, "in": "shop"},
		"nothing": {"ref": null, "in": "shop"},
	}
	not binding.role_of({"roleRef": case.ref}, case["in"])
}

test_subjects_of if {
	binding.subjects_of(
		{"subjects": [
			{"kind": "User", "apiGroup": _group, "name": "alice"},
			{"kind": "Group", "name": "devs"},
			{"kind": "ServiceAccount", "namespace": "blog", "name": "robot"},
			{"kind": "ServiceAccount", "namespace": null, "name": "robot"},
		]},
		"shop",
	) == [
		{"kind": "User", "name": "alice", "key": "User:alice", "path": ["subjects", 0]},
		{"kind": "Group", "name": "devs", "key": "Group:devs", "path": ["subjects", 1]},
		_robot("blog", 2),
		_robot("shop", 3),
	]
}

_robot(namespace, index) := {
	"kind": "ServiceAccount",
	"name": "robot",
	"namespace": namespace,
	"key": sprintf("User:system:serviceaccount:%s:robot", [namespace]),
	"path": ["subjects", index],
}

test_no_subjects_of[name] if {
	some name, subjects in {
		"null": null,
		"none": [],
		"nothing": [null, {}],
		"no name": [{"kind": "User"}, {"kind": "User", "name": ""}, {"kind": "Group", "name": null}],
		"another kind": [{"kind": "Robot", "name": "r"}, {"name": "r"}],
		"another group": [
			{"kind": "User", "apiGroup": "example.com", "name": "alice"},
			{"kind": "Group", "apiGroup": "example.com", "name": "devs"},
			{"kind": "ServiceAccount", "apiGroup": _group, "name": "robot", "namespace": "shop"},
		],
		"an account for the whole cluster without a namespace": [{"kind": "ServiceAccount", "name": "robot"}],
	}
	binding.subjects_of({"subjects": subjects}, "") == []
}

test_the_judged_binding if {
	subjects := [{"kind": "ServiceAccount", "name": "robot"}]
	object := _binding("RoleBinding", {"subjects": subjects, "roleRef": {"kind": "Role", "name": "r"}})
	binding.role == _role("Role", "shop") with input as object
	binding.subjects == [_robot("shop", 0)] with input as object
	binding.label == "role binding \"b\"" with input as object
	binding.identity == {"kind": "RoleBinding", "namespace": "shop", "name": "b"} with input as object
	not binding.is_bootstrap with input as object
}

test_the_judged_binding_for_the_whole_cluster if {
	subjects := [{"kind": "ServiceAccount", "name": "robot"}, {"kind": "User", "name": "alice"}]
	object := _binding("ClusterRoleBinding", {"subjects": subjects, "roleRef": {"kind": "ClusterRole", "name": "r"}})
	binding.role == _role("ClusterRole", "") with input as object
	[subject.name | some subject in binding.subjects] == ["alice"] with input as object
	binding.label == "cluster role binding \"b\"" with input as object
}

test_other_objects_are_no_bindings if {
	object := {"apiVersion": "example.com/v1", "kind": "RoleBinding", "metadata": {"name": "b"}, "subjects": [{"kind": "User", "name": "a"}]}
	not binding.is_judged with input as object
	not binding.role with input as object
	not binding.subjects with input as object
	not binding.label with input as object
	not binding.identity with input as object
}

test_is_bootstrap if {
	labels := {"kubernetes.io/bootstrapping": "rbac-defaults"}
	binding.is_bootstrap with input as _binding("ClusterRoleBinding", {"metadata": {"name": "cluster-admin", "labels": labels}})
	not binding.is_bootstrap with input as _binding("ClusterRoleBinding", {"metadata": {"name": "mine", "labels": labels}})
}

test_subject_label if {
	binding.subject_label({"kind": "User", "name": "alice"}) == "user \"alice\""
	binding.subject_label({"kind": "Group", "name": "devs"}) == "group \"devs\""
	binding.subject_label(_robot("shop", 0)) == "service account \"robot\" of namespace \"shop\""
}

test_role_label if {
	binding.role_label(_role("Role", "shop")) == "role \"r\""
	binding.role_label(_role("ClusterRole", "")) == "cluster role \"r\""
}

test_account_namespace if {
	binding.account_namespace(_robot("shop", 0)) == "shop"
	binding.account_namespace({"kind": "User", "key": "User:system:serviceaccount:blog:robot"}) == "blog"
	not binding.account_namespace({"kind": "User", "key": "User:system:node:a"})
	not binding.account_namespace({"kind": "User", "key": "User:a:b:c:d"})
	not binding.account_namespace({"kind": "Group", "key": "Group:system:serviceaccount:blog:robot"})
}

test_reserved_as[name] if {
	some name, wanted in {
		"system:anonymous": "User",
		"system:authenticated": "Group",
		"system:kube-scheduler": "User",
		"system:masters": "Group",
		"system:node:a": "User",
		"system:serviceaccount:shop:web": "User",
		"system:serviceaccounts": "Group",
		"system:serviceaccounts:shop": "Group",
	}
	every kind in ["Group", "User"] {
		binding.reserved_as({"kind": kind, "name": name}) == wanted
	}
	not binding.reserved_as({"kind": "ServiceAccount", "name": name})
}

test_not_reserved if {
	every name in ["alice", "system:admins", "system:nodes:a", "kubeadm:cluster-admins"] {
		not binding.reserved_as({"kind": "User", "name": name})
	}
}
