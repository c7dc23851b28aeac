package reeve.lib.pspuse_test

import data.reeve.lib.pspuse

_known := {
	"cluster": {"rbac.authorization.k8s.io/v1": {
		"ClusterRole": {
			"restricted": _role("policy", ["restricted"]),
			"any": _role("extensions", null),
		},
		"ClusterRoleBinding": {
			"everybody": _binding("restricted", {"kind": "Group", "name": "system:authenticated"}),
			"admins": _binding("any", {"kind": "Group", "name": "admins"}),
		},
	}},
	"namespace": {"shop": {"rbac.authorization.k8s.io/v1": {"RoleBinding": {
		"accounts": _binding("any", {"kind": "ServiceAccount", "name": "web"}),
		"group": _binding("restricted", {"kind": "Group", "name": "system:serviceaccounts:shop"}),
	}}}},
}

_role(group, names) := {
	"metadata": {"name": "x"},
	"rules": [{"apiGroups": [group], "resources": ["podsecuritypolicies"], "verbs": ["use"], "resourceNames": names}],
}

_binding(role, subject) := {"roleRef": {"kind": "ClusterRole", "name": role}, "subjects": [subject]}

_both := ["policy", "extensions"]

_by(account, users, namespace, policy, groups) := found.binding.name if {
	rights := pspuse.rights(account, users, namespace) with data.inventory as _known
	found := pspuse.grant_of(rights, policy, groups) with data.inventory as _known
}

_alice := {"kind": "User", "name": "alice", "groups": []}

_root := {"kind": "User", "name": "root", "groups": ["admins"]}

test_granted[name] if {
	some name, [account, users, namespace, policy, binding] in {
		"to the account": ["web", [], "shop", "privileged", "accounts"],
		"to all accounts of the namespace": ["other", [], "shop", "restricted", "group"],
		"to whoever is authenticated": ["", [_alice], "blog", "restricted", "everybody"],
		"to a group of the user": ["", [_root], "blog", "privileged", "admins"],
	}
	_by(account, users, namespace, policy, _both) == binding
}

test_not_granted[name] if {
	some name, [account, users, namespace, policy, groups] in {
		"in another namespace": ["web", [], "blog", "privileged", _both],
		"another policy": ["other", [], "shop", "privileged", _both],
		"to nobody": ["", [], "shop", "restricted", _both],
		"in another group": ["web", [], "shop", "privileged", ["policy"]],
		# Nobody has logged in as that account.
		"to an account, because others are authenticated": ["web", [], "blog", "restricted", _both],
	}
	not _by(account, users, namespace, policy, groups)
}

test_whoever_may_do_everything_needs_no_grant if {
	rights := pspuse.rights("", [{"kind": "User", "name": "x", "groups": ["system:masters"]}], "shop")
	pspuse.grant_of(rights, "anything", _both) == {}
}

test_controllers if {
	pspuse.controller("apps/Deployment").name == "replicaset-controller"
	pspuse.controller("batch/CronJob") == {"kind": "ServiceAccount", "namespace": "kube-system", "name": "job-controller"}
	not pspuse.controller("apps.kruise.io/CloneSet")
	not pspuse.controller("Pod")
}
