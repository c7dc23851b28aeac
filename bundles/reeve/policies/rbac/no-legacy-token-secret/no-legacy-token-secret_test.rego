package reeve.policies.rbac["no-legacy-token-secret_test"]

import data.reeve.policies.rbac["no-legacy-token-secret"] as policy

inventory := {"namespace": {"shop": {"v1": {"Secret": {
	"forever": _secret("forever", {"type": "kubernetes.io/service-account-token"}),
	"web-token-registry": _secret("web-token-registry", {"type": "kubernetes.io/dockercfg"}),
}}}}}

denied["a secret"] := object.union(
	_secret("robot", {"type": "kubernetes.io/service-account-token"}),
	{"metadata": {"annotations": {"kubernetes.io/service-account.name": "web"}}},
)

denied["a secret that names no account"] := _secret("robot", {"type": "kubernetes.io/service-account-token"})

denied["an account with a secret that is known"] := _account([{"name": "other"}, {"name": "forever"}])

denied["an account with a secret of the usual name"] := _account([{"name": "web-token-x7x2p"}])

allowed["a secret of another type"] := _secret("robot", {"type": "Opaque"})

allowed["a secret without a type"] := _secret("robot", {})

allowed["null"] := _secret("robot", {"type": null})

allowed["an account without secrets"] := _account(null)

allowed["an account with a secret of another type"] := _account([{"name": "web-token-registry"}])

allowed["an account with a secret that nobody knows"] := _account([{"name": "registry"}, {}, {"name": null}, null])

_secret(name, fields) := object.union(
	{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": name, "namespace": "shop"}},
	fields,
)

_account(secrets) := {
	"apiVersion": "v1",
	"kind": "ServiceAccount",
	"metadata": {"name": "web", "namespace": "shop"},
	"secrets": secrets,
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
		"msg": "secret holds a token of the service account \"web\" that does not expire",
		"path": ["type"],
	}} with input as denied["a secret"]
	policy.violation == {{
		"msg": "service account \"web\" has a token in the secret \"forever\" that does not expire",
		"path": ["secrets", 1, "name"],
	}} with input as denied["an account with a secret that is known"]
		with data.inventory as inventory
}

test_a_secret_that_is_there_already if {
	count(policy.violation) == 0 with input as {"review": {
		"operation": "UPDATE",
		"object": denied["a secret"],
		"oldObject": denied["a secret"],
	}}
}

test_a_secret_that_is_gone_holds_nothing if {
	object := denied["an account with a secret of the usual name"]
	count(policy.violation) == 1 with input as object
	count(policy.violation) == 0 with input as object with data.inventory as {"complete": {"Secret": {"*": true}}}
}

test_allowed_secrets[name] if {
	some name, [patterns, wanted] in {
		"by name": [["shop/robot", "shop/forever"], 0],
		"by a pattern": [["shop/*"], 0],
		"of another namespace": [["blog/*"], 1],
		"without a namespace": [["robot", "forever"], 1],
	}
	given := {"rbac/no-legacy-token-secret": {"allowed": patterns}}
	every case in ["a secret", "an account with a secret that is known"] {
		count(policy.violation) == wanted with input as denied[case]
			with data.inventory as inventory
			with data.reeve_parameters as given
	}
}
