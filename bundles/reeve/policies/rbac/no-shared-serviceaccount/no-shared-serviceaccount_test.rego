package reeve.policies.rbac["no-shared-serviceaccount_test"]

import data.reeve.policies.rbac["no-shared-serviceaccount"] as policy

_version := "rbac.authorization.k8s.io/v1"

inventory := {
	"cluster": {_version: {"ClusterRoleBinding": {"operators": _binding(
		"ClusterRoleBinding",
		{"name": "operators"},
		[{"kind": "ServiceAccount", "name": "operator", "namespace": "shop"}],
	)}}},
	"namespace": {
		"shop": {
			_version: {"RoleBinding": {"readers": _binding("RoleBinding", {"name": "readers", "namespace": "shop"}, [
				{"kind": "ServiceAccount", "name": "reader"},
				{"kind": "ServiceAccount", "name": "default"},
				{"kind": "Group", "name": "system:serviceaccounts"},
			])}},
			"v1": {"Pod": {"debug": _bare("debug", "reader")}},
			"apps/v1": {
				"Deployment": {
					"api": _controller("Deployment", "api", {"app": "api"}, {"serviceAccountName": "reader"}),
					"cron": _controller("Deployment", "cron", {"app": "cron"}, {"serviceAccountName": "operator"}),
					"plain": _controller("Deployment", "plain", {"app": "plain"}, {}),
					"quiet": _controller("Deployment", "quiet", {"app": "quiet"}, {"serviceAccountName": "idle"}),
				},
				"ReplicaSet": {"web-1": object.union(
					_controller("ReplicaSet", "web-1", {"app": "web-1"}, {"serviceAccountName": "reader"}),
					{"metadata": {"ownerReferences": [{"apiVersion": "apps/v1", "kind": "Deployment", "name": "api", "uid": "1", "controller": true}]}},
				)},
			},
		},
		"blog": {_version: {"RoleBinding": {"readers": _binding(
			"RoleBinding",
			{"name": "readers", "namespace": "blog"},
			[{"kind": "ServiceAccount", "name": "reader"}],
		)}}},
	},
}

_binding(kind, metadata, subjects) := {
	"apiVersion": _version,
	"kind": kind,
	"metadata": metadata,
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"},
	"subjects": subjects,
}

_bare(name, account) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": name, "namespace": "shop", "labels": {"app": name}},
	"spec": {"containers": [{"name": "app"}], "serviceAccountName": account},
}

_controller(kind, name, labels, spec) := {
	"apiVersion": "apps/v1",
	"kind": kind,
	"metadata": {"name": name, "namespace": "shop"},
	"spec": {"template": {
		"metadata": {"labels": labels},
		"spec": object.union({"containers": [{"name": "app"}]}, spec),
	}},
}

denied["an account with a grant in the namespace"] := _controller("Deployment", "web", {"app": "web"}, {"serviceAccountName": "reader"})

denied["an account with a grant in the cluster"] := _controller("StatefulSet", "web", {"k8s-app": "web"}, {"serviceAccount": "operator"})

denied["another label of the same application"] := _controller(
	"DaemonSet",
	"web",
	{"app.kubernetes.io/name": "web", "app": "api"},
	{"serviceAccountName": "reader"},
)

allowed["the same application"] := _controller("DaemonSet", "web", {"app": "api"}, {"serviceAccountName": "reader"})

allowed["the only one"] := _controller("Deployment", "cron", {"app": "cron"}, {"serviceAccountName": "operator"})

allowed["the account default"] := _controller("Deployment", "web", {"app": "web"}, {})

allowed["an account without grants but those of its groups"] := _controller("Deployment", "web", {"app": "web"}, {"serviceAccountName": "idle"})

allowed["a grant in another namespace"] := object.union(denied["an account with a grant in the namespace"], {"metadata": {"namespace": "blog"}})

allowed["no labels"] := _controller("Deployment", "web", null, {"serviceAccountName": "reader"})

allowed["a pod, which some controller may have made"] := _bare("web", "reader")

pod_only := {"a pod, which some controller may have made"}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "pod runs as the service account \"reader\", as does deployment \"api\" of another application",
		"path": ["spec", "template", "spec", "serviceAccountName"],
	}} with input as denied["an account with a grant in the namespace"]
		with data.inventory as inventory
}

test_nothing_known if {
	every _, object in denied {
		count(policy.violation) == 0 with input as object
	}
}
