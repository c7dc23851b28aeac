package reeve.policies.rbac["valid-role-ref_test"]

import data.reeve.policies.rbac["valid-role-ref"] as policy

denied["another API group"] := _binding(object.union(_ref("Role", "reader"), {"apiGroup": "v1"}), [])

denied["another kind"] := _binding(_ref("Group", "reader"), [])

denied["no kind"] := _binding({"apiGroup": "rbac.authorization.k8s.io", "name": "reader"}, [])

denied["a role for the whole cluster"] := _cluster_binding(_ref("Role", "reader"), [])

denied["no name"] := _binding(_ref("Role", null), [])

denied["an empty name"] := _binding(_ref("Role", ""), [])

denied["the name of a folder"] := _binding(_ref("Role", ".."), [])

denied["a name with a slash"] := _binding(_ref("Role", "shop/reader"), [])

denied["a name with a percent sign"] := _cluster_binding(_ref("ClusterRole", "50%"), [])

allowed["a role"] := _binding(_ref("Role", "reader"), [])

allowed["a cluster role"] := _binding(_ref("ClusterRole", "system:node..x"), [])

allowed["a cluster role for the whole cluster"] := _cluster_binding(_ref("ClusterRole", "reader"), [])

allowed["no API group, which is filled in"] := _binding({"apiGroup": null, "kind": "Role", "name": "reader"}, [])

_ref(kind, name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": kind, "name": name}

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
		"another API group": {
			"msg": "role binding \"team\" refers to a role of the API group \"v1\"",
			"path": ["roleRef", "apiGroup"],
		},
		"another kind": {
			"msg": "role binding \"team\" refers to the kind \"Group\", which is no role",
			"path": ["roleRef", "kind"],
		},
		"a role for the whole cluster": {
			"msg": "cluster role binding \"team\" refers to a role, which is of one namespace",
			"path": ["roleRef", "kind"],
		},
		"a name with a slash": {
			"msg": "role binding \"team\" refers to the name \"shop/reader\", which no role can have",
			"path": ["roleRef", "name"],
		},
	}
	policy.violation == {wanted} with input as denied[name]
}

test_the_reference_cannot_change[name] if {
	some name, case in {
		"another name": {"ref": _ref("Role", "writer"), "wanted": {"name"}},
		"another kind": {"ref": _ref("ClusterRole", "reader"), "wanted": {"kind"}},
		"another kind and name": {"ref": _ref("ClusterRole", "writer"), "wanted": {"kind"}},
		"the same": {"ref": _ref("Role", "reader"), "wanted": set()},
		"the same without an API group, which is filled in": {"ref": {"kind": "Role", "name": "reader"}, "wanted": set()},
	}
	found := policy.violation with input as {"kind": "AdmissionReview", "request": {
		"operation": "UPDATE",
		"object": _binding(case.ref, []),
		"oldObject": _binding(_ref("Role", "reader"), []),
	}}
	{one.path[1] | some one in found; endswith(one.msg, "has another roleRef than before, which cannot change")} == case.wanted
	count(found) == count(case.wanted)
}
