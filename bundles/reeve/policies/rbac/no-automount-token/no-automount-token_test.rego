package reeve.policies.rbac["no-automount-token_test"]

import data.reeve.policies.rbac["no-automount-token"] as policy

_version := "rbac.authorization.k8s.io/v1"

inventory := {
	"cluster": {_version: {"ClusterRoleBinding": {
		"operators": _binding("ClusterRoleBinding", {"name": "operators"}, [_subject("operator", "shop")]),
		"system:controller:job-controller": _binding(
			"ClusterRoleBinding",
			{"name": "system:controller:job-controller", "labels": {"kubernetes.io/bootstrapping": "rbac-defaults"}},
			[_subject("job-controller", "kube-system")],
		),
	}}},
	"namespace": {
		"shop": {
			"v1": {"ServiceAccount": {
				"quiet": _account("quiet", {"automountServiceAccountToken": false}),
				"loud": _account("loud", {"automountServiceAccountToken": true}),
				"web": _account("web", {}),
			}},
			_version: {"RoleBinding": {"readers": _binding("RoleBinding", {"name": "readers", "namespace": "shop"}, [
				{"kind": "ServiceAccount", "name": "reader"},
				{"kind": "Group", "name": "system:serviceaccounts:shop"},
			])}},
		},
		"blog": {_version: {"RoleBinding": {"guests": _binding(
			"RoleBinding",
			{"name": "guests", "namespace": "blog"},
			[_subject("guest", "shop")],
		)}}},
	},
}

_account(name, fields) := object.union(
	{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": name, "namespace": "shop"}},
	fields,
)

_subject(name, namespace) := {"kind": "ServiceAccount", "name": name, "namespace": namespace}

_binding(kind, metadata, subjects) := {
	"apiVersion": _version,
	"kind": kind,
	"metadata": metadata,
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"},
	"subjects": subjects,
}

denied["nothing is said, and the default is yes"] := _pod({})

denied["null, which is the same as absent"] := _pod({"automountServiceAccountToken": null})

denied["the pod says yes"] := _pod({"automountServiceAccountToken": true})

denied["the account says nothing"] := _pod({"serviceAccountName": "web"})

denied["the account says yes"] := _pod({"serviceAccountName": "loud"})

denied["the pod overrides its account"] := _pod({"serviceAccountName": "quiet", "automountServiceAccountToken": true})

denied["an account that is not known"] := _pod({"serviceAccountName": "payments"})

denied["an account that only a binding of another namespace names"] := _pod({"serviceAccountName": "guest"})

denied["an account that only its group binds"] := _pod({"serviceAccountName": "loud", "automountServiceAccountToken": null})

denied["a controller of Kubernetes, bound by Kubernetes"] := _pod_of("kube-system", {"serviceAccountName": "job-controller"})

denied["a deployment that says yes"] := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"template": {"spec": {"containers": [{"name": "app"}], "automountServiceAccountToken": true}}},
}

denied["a pod with init and sidecar containers"] := _pod({"initContainers": [
	{"name": "setup"},
	{"name": "proxy", "restartPolicy": "Always"},
]})

allowed["the pod says no"] := _pod({"automountServiceAccountToken": false})

allowed["the pod says no for an account that says yes"] := _pod({
	"serviceAccountName": "loud",
	"automountServiceAccountToken": false,
})

allowed["the account says no"] := _pod({"serviceAccountName": "quiet"})

allowed["an account that a binding of its namespace names"] := _pod({"serviceAccountName": "reader"})

allowed["an account that is bound in the whole cluster"] := _pod({"serviceAccount": "operator"})

allowed["a mirror of a static pod, which gets none"] := object.union(_pod({}), {"metadata": {"annotations": {"kubernetes.io/config.mirror": "1f"}}})

pod_only := {"a mirror of a static pod, which gets none"}

_pod(spec) := _pod_of("shop", spec)

_pod_of(namespace, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": object.union({"containers": [{"name": "app"}]}, spec),
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

_verdict(account, severity, fixes) := {{
	"msg": sprintf("pod gets a token of the service account %q", [account]),
	"path": ["spec", "automountServiceAccountToken"],
	"severity": severity,
	"fix": fixes,
}}

test_verdict if {
	object := denied["nothing is said, and the default is yes"]
	policy.violation == _verdict("default", "medium", []) with input as object with data.inventory as inventory
	policy.violation == _verdict("default", "medium", [{"op": "add", "value": false}]) with input as object
		with data.inventory as inventory
		with data.reeve_config as {"fixes": "all"}
}

test_no_patch_where_another_token_takes_its_place if {
	every volume in [
		{"name": "a", "projected": {"sources": [{"serviceAccountToken": {"path": "token"}}]}},
		{"name": "a", "hostPath": {"path": "/var/run"}},
		{"name": "a", "secret": {"secretName": "old-token"}},
	] {
		mount := object.get({"hostPath": "/var/run/secrets"}, [key | some key, _ in object.remove(volume, ["name"])][0], "/data")
		pod := _pod({"volumes": [volume], "containers": [{"name": "app", "volumeMounts": [{"name": "a", "mountPath": mount}]}]})
		secrets := {"namespace": {"shop": {"v1": {"Secret": {"old-token": {"type": "kubernetes.io/service-account-token"}}}}}}
		[found.fix | some found in policy.violation] == [[]] with input as pod
			with data.inventory as secrets
			with data.reeve_config as {"fixes": "all"}
	}
}

test_verdict_on_an_account_of_its_own if {
	policy.violation == _verdict("web", "low", []) with input as denied["the account says nothing"]
		with data.inventory as inventory
}

# Others look for an explicit true only, and at pods only.
test_nothing_known if {
	policy.violation == _verdict("default", "medium", []) with input as denied["nothing is said, and the default is yes"]
	policy.violation == _verdict("reader", "low", []) with input as allowed["an account that a binding of its namespace names"]
	count(policy.violation) == 1 with input as denied["a deployment that says yes"]
	count(policy.violation) == 0 with input as allowed["the pod says no"]
}

_parameters(fields) := {"rbac/no-automount-token": fields}

test_bound_accounts_on_request if {
	count(policy.violation) == 1 with input as allowed["an account that is bound in the whole cluster"]
		with data.inventory as inventory
		with data.reeve_parameters as _parameters({"allowWhenBound": false})
}

test_missing_accounts_may_count_as_unknown if {
	object := denied["an account that is not known"]
	given := _parameters({"treatMissingServiceAccount": false})
	count(policy.violation) == 0 with input as object with data.inventory as inventory with data.reeve_parameters as given
	policy.unknown == {{
		"msg": "whether the service account \"payments\" of namespace \"shop\" mounts its token",
		"needs": ["ServiceAccount"],
	}} with input as object with data.inventory as inventory with data.reeve_parameters as given
	every name in ["the pod says yes", "the account says nothing"] {
		count(policy.violation) == 1 with input as denied[name] with data.inventory as inventory with data.reeve_parameters as given
	}
}
