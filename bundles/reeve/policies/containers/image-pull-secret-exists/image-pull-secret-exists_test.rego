package reeve.policies.containers["image-pull-secret-exists_test"]

import data.reeve.policies.containers["image-pull-secret-exists"] as policy

inventory := {
	"namespace": {"shop": {"v1": {"Secret": {
		"registry": _secret("registry", {"type": "kubernetes.io/dockerconfigjson"}),
		"old-registry": _secret("old-registry", {"type": "kubernetes.io/dockercfg"}),
		"password": _secret("password", {"type": "kubernetes.io/basic-auth"}),
		"untyped": _secret("untyped", {}),
	}}}},
	"complete": {"Secret": {"*": true}},
}

_secret(name, fields) := object.union(
	{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": name, "namespace": "shop"}},
	fields,
)

denied["a secret that does not exist"] := _pod("shop", [{"name": "mirror"}])

denied["a secret of another namespace"] := _pod("blog", [{"name": "registry"}])

denied["a secret of another type"] := _pod("shop", [{"name": "registry"}, {"name": "password"}])

denied["a secret without a type, which is opaque"] := _pod("shop", [{"name": "untyped"}])

denied["a service account"] := _account([{"name": "registry"}, {"name": "mirror"}])

denied["a service account with a secret of another type"] := _account([{"name": "password"}])

allowed["a secret that exists"] := _pod("shop", [{"name": "registry"}])

allowed["a secret of the older type"] := _pod("shop", [{"name": "old-registry"}])

allowed["a service account with a secret that exists"] := _account([{"name": "registry"}])

allowed["a service account without secrets"] := _account(null)

allowed["no secrets"] := _pod("shop", null)

allowed["an entry without a name, which is none"] := _pod("shop", [{}, {"name": null}, {"name": ""}, null])

_pod(namespace, secrets) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": {"containers": [{"name": "app"}], "imagePullSecrets": secrets},
}

_account(secrets) := {
	"apiVersion": "v1",
	"kind": "ServiceAccount",
	"metadata": {"name": "web", "namespace": "shop"},
	"imagePullSecrets": secrets,
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
		"msg": "pod pulls images with the secret \"mirror\", which does not exist in namespace \"shop\"",
		"path": ["spec", "imagePullSecrets", 0, "name"],
	}} with input as denied["a secret that does not exist"]
		with data.inventory as inventory
}

test_verdict_on_the_type if {
	policy.violation == {{
		"msg": "pod pulls images with the secret \"password\", which is of type \"kubernetes.io/basic-auth\"",
		"path": ["spec", "imagePullSecrets", 1, "name"],
	}} with input as denied["a secret of another type"]
		with data.inventory as inventory
	some found in policy.violation with data.inventory as inventory
		with input as denied["a secret without a type, which is opaque"]
	found.msg == "pod pulls images with the secret \"untyped\", which is of type \"Opaque\""
}

test_verdict_on_a_service_account if {
	policy.violation == {{
		"msg": "service account pulls images with the secret \"mirror\", which does not exist in namespace \"shop\"",
		"path": ["imagePullSecrets", 1, "name"],
	}} with input as denied["a service account"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := {"namespace": inventory.namespace, "complete": {"Secret": {"blog": true}}}
	every name in ["a secret that does not exist", "a service account"] {
		count(policy.violation) == 0 with input as denied[name] with data.inventory as known
		policy.unknown == {{
			"msg": "whether the secret \"mirror\" exists in namespace \"shop\"",
			"needs": ["Secret"],
		}} with input as denied[name]
			with data.inventory as known
	}
}

test_the_type_of_a_known_secret_is_judged_all_the_same if {
	object := denied["a secret of another type"]
	known := {"namespace": inventory.namespace}
	count(policy.violation) == 1 with input as object with data.inventory as known
	count(policy.unknown) == 0 with input as object with data.inventory as known
}

test_a_secret_of_another_group_is_none if {
	secrets := inventory.namespace.shop.v1
	count(policy.violation) == 1 with input as allowed["a secret that exists"]
		with data.inventory as {"namespace": {"shop": {"example.com/v1": secrets}}, "complete": inventory.complete}
}

test_a_service_account_of_another_group_is_none if {
	account := object.union(denied["a service account"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as account with data.inventory as inventory
}
