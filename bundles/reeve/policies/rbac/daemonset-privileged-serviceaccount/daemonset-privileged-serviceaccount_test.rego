package reeve.policies.rbac["daemonset-privileged-serviceaccount_test"]

import data.reeve.policies.rbac["daemonset-privileged-serviceaccount"] as policy

_version := "rbac.authorization.k8s.io/v1"

inventory := {
	"cluster": {_version: {
		"ClusterRole": {
			"runner": _role("runner", [_rule("", ["pods"], ["create", "get"])]),
			"reader": _role("reader", [_rule("", ["pods", "services"], ["get", "list"])]),
			"secrets": _role("secrets", [_rule("", ["secrets"], ["list"])]),
			"binder": _role("binder", [_rule("rbac.authorization.k8s.io", ["clusterroles", "clusterrolebindings"], ["bind", "create"])]),
			"everything": _role("everything", [_rule("*", ["*"], ["*"])]),
		},
		"ClusterRoleBinding": {
			"tiller": _cluster_binding("tiller", "cluster-admin", [_account("tiller", "kube-system"), _account("quiet", "shop")]),
			"secret-readers": _cluster_binding("secret-readers", "secrets", [_account("vault", "shop")]),
		},
	}},
	"namespace": {
		"shop": {"v1": {"ServiceAccount": {"quiet": {
			"apiVersion": "v1",
			"kind": "ServiceAccount",
			"metadata": {"name": "quiet", "namespace": "shop"},
			"automountServiceAccountToken": false,
		}}}},
		"kube-system": {_version: {"RoleBinding": {"ci": _binding("ci", "kube-system", "runner", [_account("ci", "build")])}}},
		"build": {_version: {"RoleBinding": {"devs": _binding("devs", "build", "runner", [_account("dev", "shop")])}}},
	},
	"complete": {"rbac.authorization.k8s.io/*": {"*": true}},
}

_rule(group, resources, verbs) := {"apiGroups": [group], "resources": resources, "verbs": verbs}

_role(name, rules) := {"apiVersion": _version, "kind": "ClusterRole", "metadata": {"name": name}, "rules": rules}

_account(name, namespace) := {"kind": "ServiceAccount", "name": name, "namespace": namespace}

_cluster_binding(name, role, subjects) := {
	"apiVersion": _version,
	"kind": "ClusterRoleBinding",
	"metadata": {"name": name},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
	"subjects": subjects,
}

_binding(name, namespace, role, subjects) := {
	"apiVersion": _version,
	"kind": "RoleBinding",
	"metadata": {"name": name, "namespace": namespace},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
	"subjects": subjects,
}

denied["an account that holds everything"] := _pod("kube-system", {"serviceAccountName": "tiller"})

denied["an account that gets there in steps"] := _pod("build", {"serviceAccountName": "ci"})

denied["an account that gets there in more steps"] := _pod("shop", {"serviceAccountName": "dev"})

denied["an account that reads all secrets"] := _pod("shop", {"serviceAccountName": "vault"})

denied["a token that is projected"] := _pod("kube-system", {
	"serviceAccountName": "tiller",
	"automountServiceAccountToken": false,
	"containers": [{"name": "app", "volumeMounts": [{"name": "token", "mountPath": "/token"}]}],
	"volumes": [{"name": "token", "projected": {"sources": [{"serviceAccountToken": {"path": "token"}}]}}],
})

denied["the pod overrides its account"] := _pod("shop", {"serviceAccountName": "quiet", "automountServiceAccountToken": true})

allowed["the account default"] := _pod("shop", {})

allowed["an account of the same name in another namespace"] := _pod("blog", {"serviceAccountName": "tiller"})

allowed["the pod mounts no token"] := _pod("kube-system", {"serviceAccountName": "tiller", "automountServiceAccountToken": false})

allowed["the account mounts no token"] := _pod("shop", {"serviceAccountName": "quiet"})

denied["a daemon set"] := {
	"apiVersion": "apps/v1",
	"kind": "DaemonSet",
	"metadata": {"name": "agent", "namespace": "kube-system"},
	"spec": {"template": {"spec": {"containers": [{"name": "app"}], "serviceAccountName": "tiller"}}},
}

denied["a pod of a daemon set"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {
		"name": "agent-x7x2p",
		"namespace": "kube-system",
		"ownerReferences": [{"apiVersion": "apps/v1", "kind": "DaemonSet", "name": "agent", "uid": "1", "controller": true}],
	},
	"spec": {"containers": [{"name": "app"}], "serviceAccountName": "tiller"},
}

denied["a pod in the network of the node"] := _pod("kube-system", {
	"serviceAccountName": "tiller",
	"hostPID": null,
	"hostNetwork": true,
})

allowed["a pod of its own, which another policy reports"] := _pod("kube-system", {"serviceAccountName": "tiller", "hostPID": false})

_pod(namespace, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": object.union({"containers": [{"name": "app"}], "hostPID": true}, spec),
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "pod has a token of the service account \"tiller\", which reaches cluster-admin: holds everything (cluster role binding tiller)",
		"path": ["spec", "serviceAccountName"],
		"details": {"steps": [{
			"deed": "holds everything",
			"via": [{"kind": "ClusterRoleBinding", "namespace": "", "name": "tiller"}],
		}]},
	}} with input as denied["an account that holds everything"] with data.inventory as inventory
	policy.violation == {{
		"msg": "pod has a token of the service account \"vault\", which reads all secrets (cluster role binding secret-readers)",
		"path": ["spec", "serviceAccountName"],
		"details": {"steps": []},
	}} with input as denied["an account that reads all secrets"] with data.inventory as inventory
}

test_verdict_on_steps if {
	some found in policy.violation with input as denied["an account that gets there in steps"] with data.inventory as inventory
	found.msg == concat("", [
		"pod has a token of the service account \"ci\", which reaches cluster-admin: ",
		"runs pods as kube-system/tiller (role binding kube-system/ci) -> holds everything (cluster role binding tiller)",
	])
}

test_the_bound_is_told if {
	object := denied["an account that gets there in more steps"]
	given := {"rbac/daemonset-privileged-serviceaccount": {"maxDepth": 2}}
	count(policy.violation) == 0 with input as object with data.inventory as inventory with data.reeve_parameters as given
	policy.unknown == {{"msg": "whether more than 2 steps lead the service account \"dev\" to cluster-admin"}} with input as object
		with data.inventory as inventory
		with data.reeve_parameters as given
}

test_what_is_not_known_may_lead_on if {
	known := object.remove(inventory, ["complete"])
	policy.unknown == {{
		"msg": "whether the service account \"default\" reaches cluster-admin",
		"needs": [concat("/", ["rbac.authorization.k8s.io", kind]) | some kind in ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]],
	}} with input as allowed["the account default"] with data.inventory as known
	count(policy.unknown) == 0 with input as allowed["the pod mounts no token"] with data.inventory as known
	count(policy.unknown) == 0 with input as denied["an account that holds everything"] with data.inventory as known
}
