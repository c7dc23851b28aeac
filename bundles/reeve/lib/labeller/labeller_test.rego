package reeve.lib.labeller_test

import data.reeve.lib.labeller

_inventory(rule, role, subject) := {"cluster": {"rbac.authorization.k8s.io/v1": {
	"ClusterRole": {role: {"rules": [rule]}},
	"ClusterRoleBinding": {"one": {
		"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
		"subjects": [subject],
	}},
}}}

_rule := {"apiGroups": [""], "resources": ["namespaces"], "verbs": ["get", "update"]}

_user(name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": name}

_group(name) := {"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": name}

_account(namespace) := {"kind": "ServiceAccount", "namespace": namespace, "name": "robot"}

test_others if {
	every subject in [_user("jane"), _group("admins"), _group("system:authenticated"), _group("system:serviceaccounts:shop"), _account("shop")] {
		count(labeller.others) == 1 with data.inventory as _inventory(_rule, "labeller", subject)
	}
	every rule in [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}, object.union(_rule, {"verbs": ["patch"], "resourceNames": ["shop"]})] {
		count(labeller.others) == 1 with data.inventory as _inventory(rule, "labeller", _user("jane"))
	}
}

test_the_system_and_administrators if {
	every subject in [_user("system:kube-controller-manager"), _group("system:nodes"), _account("kube-system")] {
		count(labeller.others) == 0 with data.inventory as _inventory(_rule, "labeller", subject)
	}
	count(labeller.others) == 0 with data.inventory as _inventory(_rule, "cluster-admin", _user("jane"))
}

test_rights_that_do_not_suffice if {
	every changed in [{"verbs": ["get", "delete"]}, {"resources": ["namespaces/status"]}, {"apiGroups": ["apps"]}] {
		count(labeller.others) == 0 with data.inventory as _inventory(object.union(_rule, changed), "labeller", _user("jane"))
	}
	count(labeller.others) == 0 with data.inventory as {}
}
