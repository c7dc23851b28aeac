package reeve.policies.rbac["no-cross-namespace-subject_test"]

import data.reeve.policies.rbac["no-cross-namespace-subject"] as policy

_view := _ref("ClusterRole", "view")

denied["an account of another namespace"] := _binding(_view, [_account("shop", "web"), _account("blog", "web")])

denied["the user as whom it acts"] := _binding(_view, [_user("system:serviceaccount:blog:web")])

denied["a role"] := _binding(_ref("Role", "reader"), [_account("blog", "web")])

allowed["an account of the same namespace"] := _binding(_view, [_account("shop", "web"), _user("system:serviceaccount:shop:web")])

allowed["an account without a namespace, which is that of the binding"] := _binding(_view, [_account(null, "web")])

allowed["users and groups"] := _binding(_view, [_user("alice"), _group("system:serviceaccounts:blog")])

allowed["a manifest without a namespace"] := object.union(
	_binding(_view, [_account("blog", "web")]),
	{"metadata": {"name": "team", "namespace": null}},
)

allowed["the role that aggregated API servers bind"] := _binding(
	_ref("Role", "extension-apiserver-authentication-reader"),
	[_account("blog", "metrics")],
)

allowed["a binding of the API server"] := object.union(
	_binding(_ref("Role", "system:controller:bootstrap-signer"), [_account("kube-system", "bootstrap-signer")]),
	{"metadata": {
		"name": "system:controller:bootstrap-signer",
		"namespace": "kube-public",
		"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
	}},
)

allowed["no subjects"] := _binding(_view, null)

_binding(role_ref, subjects) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "RoleBinding",
	"metadata": {"name": "team", "namespace": "shop"},
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
		"msg": concat(" ", [
			"role binding \"team\" in namespace \"shop\" grants the cluster role \"view\"",
			"to a service account of namespace \"blog\"",
		]),
		"path": ["subjects", 1],
	}} with input as denied["an account of another namespace"]
}

test_allowed_pairs_and_roles[name] if {
	some name, case in {
		"the pair": {"given": {"allowed": [{"from": "blog", "to": "shop"}]}, "wanted": 0},
		"the pair the other way round": {"given": {"allowed": [{"from": "shop", "to": "blog"}]}, "wanted": 1},
		"the role": {"given": {"allowedRoles": ["view"]}, "wanted": 0},
	}
	count(policy.violation) == case.wanted with input as denied["an account of another namespace"]
		with data.reeve_parameters as {"rbac/no-cross-namespace-subject": case.given}
}
