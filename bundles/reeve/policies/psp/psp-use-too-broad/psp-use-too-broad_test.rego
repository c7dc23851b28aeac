package reeve.policies.psp["psp-use-too-broad_test"]

import data.reeve.policies.psp["psp-use-too-broad"] as policy

inventory := {
	"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": {}},
		_group: {
			"ClusterRole": {"use": _role("use", [_use("policy", ["everyone", "mild"])]), "accounts": _role("accounts", [_use("policy", ["accounts", "older"])]), "default": _role("default", [_use("policy", ["default"])]), "namespace": _role("namespace", [_use("policy", ["namespace"])]), "narrow": _role("narrow", [_use("policy", ["narrow"])]), "strangers": _role("strangers", [_use("extensions", ["strangers"])])},
			"ClusterRoleBinding": {"use": _everywhere("use", "use", [_group_of("system:authenticated")]), "accounts": _everywhere("accounts", "accounts", [_group_of("system:serviceaccounts")]), "strangers": _everywhere("strangers", "strangers", [_group_of("system:unauthenticated")]), "narrow": _everywhere("narrow", "narrow", [_group_of("admins"), _account("kube-system", "robot")])},
		},
	},
	"namespace": {"shop": {_group: {"RoleBinding": {"default": _within("shop", "default", "default", [_account("shop", "default")]), "namespace": _within("shop", "namespace", "namespace", [_group_of("system:serviceaccounts:shop")]), "mild": _within("shop", "mild", "use", [_group_of("system:authenticated")])}}}},
	"complete": {"*/*": {"*": true}},
}

denied["all users"] := _policy("everyone", {"privileged": true, "runAsUser": {"rule": "MustRunAsNonRoot"}})

denied["all service accounts"] := _policy("accounts", {"hostPID": true})

denied["whoever is not known"] := _policy("strangers", {"hostNetwork": true})

denied["the account default"] := _policy("default", {"runAsUser": {"rule": "RunAsAny"}})

denied["all accounts of a namespace"] := _policy("namespace", {"volumes": ["hostPath"]})

denied["the older group"] := object.union(_policy("older", {}), {"apiVersion": "extensions/v1beta1"})

denied["a value of the wrong type"] := _policy("default", {"runAsUser": {"rule": "MustRunAsNonRoot"}, "hostIPC": "no"})

allowed["nothing dangerous"] := _policy("mild", {"runAsUser": {"rule": "MustRunAsNonRoot"}, "allowPrivilegeEscalation": true})

allowed["some only"] := _policy("narrow", {"privileged": true})

allowed["nobody"] := _policy("other", {"privileged": true})

_group := "rbac.authorization.k8s.io/v1"

_policy(name, spec) := {
	"apiVersion": "policy/v1beta1",
	"kind": "PodSecurityPolicy",
	"metadata": {"name": name},
	"spec": spec,
}

_role(name, rules) := {"apiVersion": _group, "kind": "ClusterRole", "metadata": {"name": name}, "rules": rules}

_use(group, names) := {
	"apiGroups": [group],
	"resources": ["podsecuritypolicies"],
	"verbs": ["use"],
	"resourceNames": names,
}

_everywhere(name, role, subjects) := {
	"apiVersion": _group,
	"kind": "ClusterRoleBinding",
	"metadata": {"name": name},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
	"subjects": subjects,
}

_within(namespace, name, role, subjects) := object.union(_everywhere(name, role, subjects), {
	"kind": "RoleBinding",
	"metadata": {"name": name, "namespace": namespace},
})

_group_of(name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": name}

_account(namespace, name) := {"kind": "ServiceAccount", "namespace": namespace, "name": name}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "pod security policy \"everyone\" allows privileged containers, and group \"system:authenticated\" may use it",
		"path": ["metadata", "name"],
		"related": [
			{"object": {"apiVersion": _group, "kind": "ClusterRoleBinding", "namespace": "", "name": "use"}},
			{"object": {"apiVersion": _group, "kind": "RoleBinding", "namespace": "shop", "name": "mild"}},
		],
	}} with input as denied["all users"]
		with data.inventory as inventory
}

test_verdict_of_an_account if {
	policy.violation == {{
		"msg": concat(", ", [
			"pod security policy \"default\" allows root",
			"and service account \"default\" of namespace \"shop\" may use it",
		]),
		"path": ["metadata", "name"],
		"related": [{"object": {"apiVersion": _group, "kind": "RoleBinding", "namespace": "shop", "name": "default"}}],
	}} with input as denied["the account default"]
		with data.inventory as inventory
}

test_each_danger[name] if {
	some name, spec in {
		"privileged containers": {"privileged": true},
		"hostPID": {"hostPID": true},
		"hostIPC": {"hostIPC": true},
		"hostNetwork": {"hostNetwork": true},
		"host ports": {"hostPorts": [{"min": 80, "max": 80}]},
		"paths of the host without bounds": {"volumes": ["*"]},
	}
	some found in policy.violation with input as _policy("everyone", object.union({"runAsUser": {"rule": "MustRunAsNonRoot"}}, spec))
		with data.inventory as inventory
	contains(found.msg, sprintf("allows %s, and", [name]))
}

test_exempt_namespaces if {
	parameters := {"psp/psp-use-too-broad": {"exemptNamespaces": ["shop"]}}
	every name, wanted in {"the account default": 0, "all accounts of a namespace": 0, "all users": 1} {
		count(policy.violation) == wanted with input as denied[name]
			with data.inventory as inventory
			with data.reeve_parameters as parameters
	}
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := object.remove(inventory, ["complete"])
	policy.unknown == {{
		"msg": "whether everyone may use pod security policy \"narrow\"",
		"needs": [
			"rbac.authorization.k8s.io/ClusterRole",
			"rbac.authorization.k8s.io/ClusterRoleBinding",
			"rbac.authorization.k8s.io/Role",
			"rbac.authorization.k8s.io/RoleBinding",
		],
	}} with input as allowed["some only"]
		with data.inventory as known
	count(policy.violation) == 1 with input as denied["all users"] with data.inventory as known
	count(policy.unknown) == 0 with input as denied["all users"] with data.inventory as known
	count(policy.unknown) == 0 with input as allowed["nothing dangerous"] with data.inventory as known
}
