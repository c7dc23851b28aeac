package reeve.policies.rbac["grants-in-system-namespace_test"]

import data.reeve.policies.rbac["grants-in-system-namespace"] as policy

_view := _ref("ClusterRole", "view")

denied["a user"] := _in("kube-system", _view, [_account("kube-system", "dns"), _user("alice")])

denied["a group"] := _in("kube-public", _view, [_group("devs")])

denied["a service account of another namespace"] := _in("kube-system", _ref("Role", "reader"), [_account("shop", "web")])

denied["such an account as the user it acts as"] := _in("kube-system", _view, [_user("system:serviceaccount:shop:web")])

denied["the namespace of a policy engine"] := _in("kyverno", _view, [_user("alice")])

allowed["another namespace"] := _in("shop", _view, [_user("alice"), _group("devs"), _account("blog", "web")])

allowed["users and groups of the system"] := _in("kube-system", _view, [_user("system:kube-scheduler"), _group("system:nodes")])

allowed["a service account of the same namespace"] := _in("kube-system", _view, [
	_account("kube-system", "dns"),
	_account(null, "dns"),
	_user("system:serviceaccount:kube-system:dns"),
])

allowed["the role that aggregated API servers bind"] := _in(
	"kube-system",
	_ref("Role", "extension-apiserver-authentication-reader"),
	[_account("shop", "metrics")],
)

allowed["a binding of the API server"] := object.union(
	_in("kube-public", _ref("Role", "system:controller:bootstrap-signer"), [_account("kube-system", "bootstrap-signer")]),
	{"metadata": {
		"name": "system:controller:bootstrap-signer",
		"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
	}},
)

allowed["no subjects"] := _in("kube-system", _view, null)

_in(namespace, role_ref, subjects) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "RoleBinding",
	"metadata": {"name": "team", "namespace": namespace},
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

test_verdict if {
	policy.violation == {{
		"msg": "role binding \"team\" grants the cluster role \"view\" in namespace \"kube-system\" to user \"alice\"",
		"path": ["subjects", 1],
	}} with input as denied["a user"]
}

test_parameters[name] if {
	some name, case in {
		"other namespaces": {"object": denied["a user"], "given": {"namespaces": ["shop"]}, "wanted": 0},
		"a namespace of one's own": {"object": allowed["another namespace"], "given": {"namespaces": ["shop"]}, "wanted": 3},
		"a role": {"object": denied["a user"], "given": {"allowedRoles": ["view"]}, "wanted": 0},
	}
	count(policy.violation) == case.wanted with input as case.object
		with data.reeve_parameters as {"rbac/grants-in-system-namespace": case.given}
}
