package reeve.policies.rbac["token-projection-bypass_test"]

import data.reeve.policies.rbac["token-projection-bypass"] as policy

inventory := {"namespace": {"shop": {"v1": {
	"Secret": {
		"forever": _secret("forever", "kubernetes.io/service-account-token"),
		"password": _secret("password", "Opaque"),
	},
	"ServiceAccount": {"quiet": {
		"apiVersion": "v1",
		"kind": "ServiceAccount",
		"metadata": {"name": "quiet", "namespace": "shop"},
		"automountServiceAccountToken": false,
	}},
}}}}

_secret(name, type) := {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": name, "namespace": "shop"}, "type": type}

_token := {"projected": {"sources": [{"serviceAccountToken": {"path": "token"}}]}}

denied["a projected token"] := _pod({}, "/token", _token)

denied["a projected token for the API server by name"] := _pod({}, "/token", {"projected": {"sources": [
	{"configMap": {"name": "ca"}},
	{"serviceAccountToken": {"path": "token", "audience": "https://kubernetes.default.svc"}},
]}})

denied["the account says no"] := _pod(
	{"serviceAccountName": "quiet", "automountServiceAccountToken": null},
	"/token",
	_token,
)

denied["a directory of the node at the place of the token"] := _pod(
	{},
	"/var/run/secrets/kubernetes.io/serviceaccount",
	{"hostPath": {"path": "/tokens"}},
)

denied["a directory of the node above it"] := _pod({}, "/var/run/", {"hostPath": {"path": "/var/run"}})

denied["a secret at the place of the token"] := _pod(
	{},
	"/var/run/secrets/kubernetes.io/serviceaccount/",
	{"secret": {"secretName": "password"}},
)

denied["a projected secret at the place of the token"] := _pod(
	{},
	"//var/run/./secrets",
	{"projected": {"sources": [{"secret": {"name": "password"}}]}},
)

denied["the place of the token on Windows"] := _pod(
	{"os": {"name": "windows"}},
	`C:\var\run\secrets\kubernetes.io\serviceaccount`,
	{"csi": {"driver": "secrets.example.com"}},
)

denied["a secret that is a token"] := _pod({}, "/token", {"secret": {"secretName": "forever"}})

denied["a projected secret that is a token"] := _pod({}, "/token", {"projected": {"sources": [
	{"secret": {"name": "password"}},
	{"secret": {"name": "forever"}},
]}})

denied["an init container"] := object.union(denied["a directory of the node above it"], {"spec": {
	"initContainers": denied["a directory of the node above it"].spec.containers,
	"containers": [{"name": "other"}],
}})

denied["an ephemeral container"] := object.union(denied["a directory of the node above it"], {"spec": {
	"ephemeralContainers": denied["a directory of the node above it"].spec.containers,
	"containers": [{"name": "other"}],
}})

allowed["automount is on, and another policy judges it"] := _pod({"automountServiceAccountToken": true}, "/token", _token)

allowed["automount is on by default"] := _pod({"automountServiceAccountToken": null}, "/token", _token)

allowed["a token for somebody else"] := _pod({}, "/token", {"projected": {"sources": [{"serviceAccountToken": {
	"path": "token",
	"audience": "vault",
}}]}})

allowed["a token that no container mounts"] := object.union(denied["a projected token"], {"spec": {"containers": [{"name": "app"}]}})

allowed["an empty directory at the place of the token"] := _pod({}, "/var/run/secrets/kubernetes.io/serviceaccount", {"emptyDir": {}})

allowed["a volume without a source, which is an empty directory"] := _pod({}, "/var/run", {})

allowed["configuration above the place of the token"] := _pod({}, "/var", {"configMap": {"name": "web"}})

allowed["a place with a like name"] := _pod({}, "/var/run/secrets-2", {"hostPath": {"path": "/tokens"}})

allowed["a place below"] := _pod({}, "/var/run/secrets/kubernetes.io/serviceaccount/extra", {"hostPath": {"path": "/tokens"}})

allowed["another secret"] := _pod({}, "/password", {"secret": {"secretName": "password"}})

allowed["a secret that nobody knows"] := _pod({}, "/password", {"secret": {"secretName": "other"}})

allowed["no volumes"] := _pod({"volumes": null}, "/", {})

_pod(spec, path, source) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union(
		{
			"automountServiceAccountToken": false,
			"containers": [{"name": "app", "volumeMounts": [{"name": "extra", "mountPath": path}]}],
			"volumes": [object.union({"name": "extra"}, source)],
		},
		spec,
	),
}

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
		"msg": "volume \"extra\" holds a token for the API server, and automount is off",
		"path": ["spec", "volumes", 0, "projected", "sources", 0, "serviceAccountToken"],
	}} with input as denied["a projected token"]
	policy.violation == {{
		"msg": "container \"app\" mounts the volume \"extra\" where tokens are looked for, and automount is off",
		"path": ["spec", "containers", 0, "volumeMounts", 0, "mountPath"],
		"container": "app",
	}} with input as denied["a directory of the node above it"]
}

test_verdict_on_a_secret if {
	policy.violation == {{
		"msg": "volume \"extra\" holds the secret \"forever\", which is a token, and automount is off",
		"path": ["spec", "volumes", 0, "secret", "secretName"],
	}} with input as denied["a secret that is a token"] with data.inventory as inventory
	policy.violation == {{
		"msg": "volume \"extra\" holds the secret \"forever\", which is a token, and automount is off",
		"path": ["spec", "volumes", 0, "projected", "sources", 1, "secret", "name"],
	}} with input as denied["a projected secret that is a token"] with data.inventory as inventory
}
