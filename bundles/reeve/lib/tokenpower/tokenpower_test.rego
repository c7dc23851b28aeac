package reeve.lib.tokenpower_test

import data.reeve.lib.tokenpower

_version := "rbac.authorization.k8s.io/v1"

_account(name) := {"kind": "ServiceAccount", "namespace": "shop", "name": name}

_known := {"cluster": {_version: {
	"ClusterRole": {
		"secrets": {"rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}]},
		"runner": {"rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["create"]}]},
	},
	"ClusterRoleBinding": {
		"admins": {"roleRef": {"kind": "ClusterRole", "name": "cluster-admin"}, "subjects": [_account("admin")]},
		"readers": {"roleRef": {"kind": "ClusterRole", "name": "secrets"}, "subjects": [_account("reader")]},
		"runners": {"roleRef": {"kind": "ClusterRole", "name": "runner"}, "subjects": [_account("runner")]},
	},
}}}

_complete := object.union(_known, {"complete": {"rbac.authorization.k8s.io/*": {"*": true}}})

_pod(spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"containers": [{"name": "app"}]}, spec),
}

_fault(spec, depth) := found.text if {
	found := tokenpower.fault(depth) with input as _pod(spec) with data.inventory as _known
} else := ""

test_fault if {
	_fault({"serviceAccountName": "admin"}, 4) == "reaches cluster-admin: holds everything (cluster role binding admins)"
	_fault({"serviceAccountName": "reader"}, 4) == "reads all secrets (cluster role binding readers)"
	startswith(_fault({"serviceAccountName": "runner"}, 2), "reaches cluster-admin: runs pods as shop/admin")
	_fault({"serviceAccountName": "runner"}, 1) == ""
	_fault({}, 4) == ""
	_fault({"serviceAccountName": "admin", "automountServiceAccountToken": false}, 4) == ""
	_fault({"serviceAccountName": "reader", "automountServiceAccountToken": false}, 4) == ""
}

test_doubts if {
	count(tokenpower.doubts(4)) == 1 with input as _pod({}) with data.inventory as _known
	count(tokenpower.doubts(4)) == 0 with input as _pod({}) with data.inventory as _complete
	count(tokenpower.doubts(1)) == 1 with input as _pod({}) with data.inventory as _complete
	count(tokenpower.doubts(1)) == 0 with input as _pod({"automountServiceAccountToken": false}) with data.inventory as _known
}

test_is_on_any_node[name] if {
	some name, one in {
		"the processes of the node": _pod({"hostPID": true}),
		"the network of the node": _pod({"hostNetwork": true}),
		"a daemon set": {"apiVersion": "apps/v1", "kind": "DaemonSet"},
		"of a daemon set": object.union(_pod({}), {"metadata": {"ownerReferences": [{"apiVersion": "apps/v1", "kind": "DaemonSet", "name": "a"}]}}),
	}
	tokenpower.is_on_any_node with input as one
}

test_is_on_one_node if {
	every other in [_pod({}), _pod({"hostPID": false, "hostNetwork": null}), {"apiVersion": "apps/v1", "kind": "Deployment"}] {
		not tokenpower.is_on_any_node with input as other
	}
}
