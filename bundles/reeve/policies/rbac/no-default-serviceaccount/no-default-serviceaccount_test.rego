package reeve.policies.rbac["no-default-serviceaccount_test"]

import data.reeve.policies.rbac["no-default-serviceaccount"] as policy

denied["no account"] := _pod({})

denied["null"] := _pod({"serviceAccountName": null})

denied["an empty name"] := _pod({"serviceAccountName": ""})

denied["by its name"] := _pod({"serviceAccountName": "default"})

denied["by its name in the older field"] := _pod({"serviceAccount": "default"})

denied["a token is projected"] := _pod(_projected)

denied["a token is projected into a sidecar"] := _pod(object.union(_projected, {
	"containers": [{"name": "app"}],
	"initContainers": [object.union(_projected.containers[0], {"name": "proxy", "restartPolicy": "Always"})],
}))

allowed["an account of its own"] := _pod({"serviceAccountName": "web"})

allowed["an account of its own in the older field"] := _pod({"serviceAccount": "web"})

allowed["no token"] := _pod({"automountServiceAccountToken": false})

allowed["a token that no container mounts"] := _pod(object.union(_projected, {"containers": [{"name": "app"}]}))

_projected := {
	"automountServiceAccountToken": false,
	"containers": [{"name": "app", "volumeMounts": [{"name": "token", "mountPath": "/token"}]}],
	"volumes": [{"name": "token", "projected": {"sources": [{"serviceAccountToken": {"path": "token", "audience": "vault"}}]}}],
}

_pod(spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"containers": [{"name": "app"}]}, spec),
}

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
		"msg": "pod runs as the service account \"default\"",
		"path": ["spec", "serviceAccountName"],
	}} with input as denied["no account"]
	policy.violation == {{
		"msg": "pod runs as the service account \"default\"",
		"path": ["spec", "serviceAccount"],
	}} with input as denied["by its name in the older field"]
}

test_what_the_account_says_counts if {
	known := {"namespace": {"shop": {"v1": {"ServiceAccount": {"default": {"automountServiceAccountToken": false}}}}}}
	count(policy.violation) == 0 with input as denied["no account"] with data.inventory as known
}

test_pods_without_a_token_on_request if {
	count(policy.violation) == 1 with input as allowed["no token"]
		with data.reeve_parameters as {"rbac/no-default-serviceaccount": {"requireOnlyWhenMounted": false}}
}
