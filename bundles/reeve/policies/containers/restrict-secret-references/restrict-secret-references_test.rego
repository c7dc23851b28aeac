package reeve.policies.containers["restrict-secret-references_test"]

import data.reeve.policies.containers["restrict-secret-references"] as policy

parameters := {"allowedNames": ["shop-*", "registry"], "deniedLabels": {"example.com/tier": "admin", "managed": "*"}}

inventory := {"namespace": {"shop": {"v1": {"Secret": {name: {
	"apiVersion": "v1",
	"kind": "Secret",
	"metadata": {"name": name, "namespace": "shop", "labels": labels},
} |
	some name, labels in {
		"shop-token": {"example.com/tier": "web"},
		"shop-admin": {"example.com/tier": "admin", "app": "shop"},
		"shop-managed": {"managed": ""},
		"shop-plain": null,
		"registry": {},
	}
}}}}}

denied["a variable"] := _pod({"containers": [{"name": "app", "env": [{
	"name": "TOKEN",
	"valueFrom": {"secretKeyRef": {"name": "blog-token", "key": "value"}},
}]}]})

denied["an environment of an init container"] := _pod({"initContainers": [{
	"name": "setup",
	"envFrom": [{"secretRef": {"name": "blog-token"}}],
}]})

denied["an environment of an ephemeral container"] := _pod({"ephemeralContainers": [{
	"name": "debug",
	"envFrom": [{"secretRef": {"name": "blog-token"}}],
}]})

denied["a volume"] := _volume({"secret": {"secretName": "blog-token"}})

denied["an optional volume"] := _volume({"secret": {"secretName": "blog-token", "optional": true}})

denied["a projection"] := _volume({"projected": {"sources": [{"secret": {"name": "blog-token"}}]}})

denied["a driver"] := _volume({"csi": {"driver": "example.com", "nodePublishSecretRef": {"name": "blog-token"}}})

denied["a pull secret"] := _pod({"imagePullSecrets": [{"name": "registry"}, {"name": "mirror"}]})

denied["a name that only begins like one that is allowed"] := _volume({"secret": {"secretName": "registry-2"}})

denied["a label that is denied"] := _volume({"secret": {"secretName": "shop-admin"}})

denied["a label that is denied with any value"] := _volume({"secret": {"secretName": "shop-managed"}})

allowed["a secret by pattern"] := _volume({"secret": {"secretName": "shop-token"}})

allowed["a secret without labels"] := _volume({"secret": {"secretName": "shop-plain"}})

allowed["a pull secret by name"] := _pod({"imagePullSecrets": [{"name": "registry"}]})

allowed["a config map"] := _volume({"configMap": {"name": "blog-token"}})

allowed["no secrets"] := _pod({})

allowed["null"] := _pod({"imagePullSecrets": null, "volumes": null})

_volume(source) := _pod({"volumes": [object.union({"name": "files"}, source)]})

_pod(spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"containers": [{"name": "app"}]}, spec),
}

_given(fields) := {"containers/restrict-secret-references": fields}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
		with data.inventory as inventory
		with data.reeve_parameters as _given(parameters)
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
		with data.inventory as inventory
		with data.reeve_parameters as _given(parameters)
	count(policy.unknown) == 0 with input as object
		with data.inventory as inventory
		with data.reeve_parameters as _given(parameters)
}

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" uses the secret \"blog-token\", which is not allowed",
		"path": ["spec", "containers", 0, "env", 0, "valueFrom", "secretKeyRef", "name"],
		"container": "app",
	}} with input as denied["a variable"]
		with data.reeve_parameters as _given({"allowedNames": ["shop-*"]})
	policy.violation == {{
		"msg": "pod uses the secret \"mirror\", which is not allowed",
		"path": ["spec", "imagePullSecrets", 1, "name"],
	}} with input as denied["a pull secret"]
		with data.reeve_parameters as _given({"allowedNames": ["registry"]})
}

test_verdict_on_a_label if {
	policy.violation == {{
		"msg": "volume \"files\" uses the secret \"shop-admin\", which has the label example.com/tier: \"admin\"",
		"path": ["spec", "volumes", 0, "secret", "secretName"],
	}} with input as denied["a label that is denied"]
		with data.inventory as inventory
		with data.reeve_parameters as _given(parameters)
}

test_everything_is_allowed_by_default[name] if {
	some name, object in denied
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object
}

test_nothing_is_allowed if {
	every name in ["a secret by pattern", "a pull secret by name"] {
		messages := {found.msg | some found in policy.violation} with input as allowed[name]
			with data.reeve_parameters as _given({"denyAll": true})
		every message in messages {
			endswith(message, "which is not allowed")
		}
		count(messages) == 1
	}
	every name in ["a config map", "no secrets"] {
		count(policy.violation) == 0 with input as allowed[name] with data.reeve_parameters as _given({"denyAll": true})
	}
}

test_labels_that_nobody_knows if {
	policy.unknown == {{
		"msg": "whether the secret \"shop-admin\" in namespace \"shop\" has a label that is denied",
		"needs": ["Secret"],
	}} with input as denied["a label that is denied"]
		with data.reeve_parameters as _given(parameters)
	count(policy.violation) == 0 with input as denied["a label that is denied"]
		with data.reeve_parameters as _given(parameters)
}

test_nothing_is_open[name] if {
	some name, row in {
		"where no label is denied": {"known": {}, "given": {"allowedNames": ["shop-*"]}},
		"where the secret is known": {"known": inventory, "given": parameters},
		"where the secret does not exist": {"known": {"complete": {"Secret": {"shop": true}}}, "given": parameters},
		"where the name is denied": {"known": {}, "given": object.union(parameters, {"allowedNames": ["blog-*"]})},
	}
	count(policy.unknown) == 0 with input as denied["a label that is denied"]
		with data.inventory as row.known
		with data.reeve_parameters as _given(row.given)
}

test_labels_of_a_known_secret_that_are_junk if {
	every labels in ["admin", ["admin"], {"managed": 1}, {"managed": null}] {
		known := {"namespace": {"shop": {"v1": {"Secret": {"shop-admin": {"metadata": {"labels": labels}}}}}}}
		count(policy.violation) == 0 with input as denied["a label that is denied"]
			with data.inventory as known
			with data.reeve_parameters as _given(parameters)
	}
}
