package reeve.policies.containers["reference-exists_test"]

import data.reeve.policies.containers["reference-exists"] as policy

inventory := {
	"namespace": {"shop": {"v1": {
		"ConfigMap": {"settings": _object("ConfigMap", "settings", {
			"data": {"url": "https://example.com"},
			"binaryData": {"logo": "AAAA"},
		})},
		"Secret": {
			"token": _object("Secret", "token", {"data": {"value": ""}}),
			"typed": _object("Secret", "typed", {"stringData": {"value": ""}}),
			"empty": _object("Secret", "empty", {}),
		},
		"PersistentVolumeClaim": {"data": _object("PersistentVolumeClaim", "data", {"spec": {}})},
	}}},
	"complete": {"ConfigMap": {"*": true}, "Secret": {"*": true}, "PersistentVolumeClaim": {"*": true}},
}

_object(kind, name, fields) := object.union(
	{"apiVersion": "v1", "kind": kind, "metadata": {"name": name, "namespace": "shop"}},
	fields,
)

denied["a variable from a config map that does not exist"] := _env({"configMapKeyRef": {"name": "setings", "key": "url"}})

denied["a variable from a secret that does not exist"] := _env({"secretKeyRef": {"name": "tokn", "key": "value"}})

denied["a key that does not exist"] := _env({"configMapKeyRef": {"name": "settings", "key": "uri"}})

denied["a key of a secret that does not exist"] := _env({"secretKeyRef": {"name": "token", "key": "vlue"}})

denied["a key of a secret without any"] := _env({"secretKeyRef": {"name": "empty", "key": "value"}})

denied["a key whose value is no text, which env cannot have"] := _env({"configMapKeyRef": {"name": "settings", "key": "logo"}})

denied["an environment of an init container"] := _pod({"initContainers": [{
	"name": "setup",
	"envFrom": [{"configMapRef": {"name": "setings"}}],
}]})

denied["an environment of an ephemeral container"] := _pod({"ephemeralContainers": [{
	"name": "debug",
	"envFrom": [{"secretRef": {"name": "tokn"}}],
}]})

denied["a volume of a config map that does not exist"] := _volume({"configMap": {"name": "setings"}})

denied["a volume of a secret that does not exist"] := _volume({"secret": {"secretName": "tokn", "optional": false}})

denied["an item that does not exist"] := _volume({"configMap": {"name": "settings", "items": [
	{"key": "logo", "path": "logo"},
	{"key": "uri", "path": "uri"},
]}})

denied["a projected secret that does not exist"] := _volume({"projected": {"sources": [
	{"configMap": {"name": "kube-root-ca.crt"}},
	{"secret": {"name": "tokn"}},
]}})

denied["a secret for a driver that does not exist"] := _volume({"csi": {
	"driver": "example.com",
	"nodePublishSecretRef": {"name": "tokn"},
}})

denied["a claim that does not exist"] := _volume({"persistentVolumeClaim": {"claimName": "dat"}})

denied["an object of another namespace"] := object.union(
	_volume({"configMap": {"name": "settings"}}),
	{"metadata": {"name": "web", "namespace": "blog"}},
)

allowed["a variable from a key that exists"] := _env({"configMapKeyRef": {"name": "settings", "key": "url"}})

allowed["a variable from a secret that exists"] := _env({"secretKeyRef": {"name": "token", "key": "value"}})

allowed["a secret that was written as text"] := _env({"secretKeyRef": {"name": "typed", "key": "value"}})

allowed["an optional config map"] := _env({"configMapKeyRef": {"name": "setings", "key": "url", "optional": true}})

allowed["an optional key"] := _env({"secretKeyRef": {"name": "token", "key": "vlue", "optional": true}})

allowed["an optional volume"] := _volume({"secret": {"secretName": "tokn", "optional": true}})

allowed["an optional projection"] := _volume({"projected": {"sources": [{"configMap": {"name": "setings", "optional": true}}]}})

allowed["a volume of objects that exist"] := _volume({"projected": {"sources": [
	{"configMap": {"name": "settings", "items": [{"key": "logo", "path": "logo"}]}},
	{"secret": {"name": "token"}},
]}})

allowed["the config map that every namespace has"] := _volume({"configMap": {"name": "kube-root-ca.crt"}})

allowed["a claim that exists"] := _volume({"persistentVolumeClaim": {"claimName": "data"}})

allowed["a claim made for the pod"] := _volume({"ephemeral": {"volumeClaimTemplate": {"spec": {}}}})

allowed["a pull secret, which is for another policy"] := _pod({"imagePullSecrets": [{"name": "registry"}]})

allowed["no references"] := _pod({"volumes": null})

allowed["empty names, which name nothing"] := _volume({"configMap": {"name": ""}})

allowed["a claim that a StatefulSet makes"] := {
	"apiVersion": "apps/v1",
	"kind": "StatefulSet",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {
		"volumeClaimTemplates": [{"metadata": {"name": "store"}}],
		"template": {"spec": {
			"containers": [{"name": "app"}],
			"volumes": [{"name": "store", "persistentVolumeClaim": {"claimName": "store"}}],
		}},
	},
}

_env(source) := _pod({"containers": [{"name": "app", "env": [{"name": "VALUE", "valueFrom": source}]}]})

_volume(source) := _pod({"volumes": [object.union({"name": "files"}, source)]})

_pod(spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"containers": [{"name": "app"}]}, spec),
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
		"msg": "container \"app\" needs the config map \"setings\", which does not exist in namespace \"shop\"",
		"path": ["spec", "containers", 0, "env", 0, "valueFrom", "configMapKeyRef", "name"],
		"container": "app",
	}} with input as denied["a variable from a config map that does not exist"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "volume \"files\" needs the claim \"dat\", which does not exist in namespace \"shop\"",
		"path": ["spec", "volumes", 0, "persistentVolumeClaim", "claimName"],
	}} with input as denied["a claim that does not exist"]
		with data.inventory as inventory
}

test_verdict_on_a_key if {
	policy.violation == {{
		"msg": "container \"app\" needs the key \"vlue\", which the secret \"token\" does not have",
		"path": ["spec", "containers", 0, "env", 0, "valueFrom", "secretKeyRef", "key"],
		"container": "app",
	}} with input as denied["a key of a secret that does not exist"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "volume \"files\" needs the key \"uri\", which the config map \"settings\" does not have",
		"path": ["spec", "volumes", 0, "configMap", "items", 1, "key"],
	}} with input as denied["an item that does not exist"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing[kind] if {
	some kind, row in {
		"ConfigMap": {"name": "a volume of a config map that does not exist", "label": "config map \"setings\""},
		"Secret": {"name": "a volume of a secret that does not exist", "label": "secret \"tokn\""},
		"PersistentVolumeClaim": {"name": "a claim that does not exist", "label": "claim \"dat\""},
	}
	known := {"namespace": inventory.namespace, "complete": {kind: {"blog": true}, "Pod": {"*": true}}}
	count(policy.violation) == 0 with input as denied[row.name] with data.inventory as known
	policy.unknown == {{
		"msg": sprintf("whether the %s exists in namespace \"shop\"", [row.label]),
		"needs": [kind],
	}} with input as denied[row.name]
		with data.inventory as known
}

test_keys_of_a_known_object_are_judged_all_the_same if {
	every name in ["a key that does not exist", "a key of a secret that does not exist", "an item that does not exist"] {
		count(policy.violation) == 1 with input as denied[name] with data.inventory as {"namespace": inventory.namespace}
		count(policy.unknown) == 0 with input as denied[name] with data.inventory as {"namespace": inventory.namespace}
	}
}

test_what_is_there_or_optional_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as {"namespace": inventory.namespace}
}

test_provided if {
	count(policy.violation) == 0 with input as denied["a variable from a secret that does not exist"]
		with data.inventory as inventory
		with data.reeve_parameters as {"containers/reference-exists": {"provided": ["tok*"]}}
	count(policy.violation) == 1 with input as allowed["the config map that every namespace has"]
		with data.inventory as inventory
		with data.reeve_parameters as {"containers/reference-exists": {"provided": []}}
}

test_an_object_of_another_group_is_none if {
	known := {"namespace": {"shop": {"example.com/v1": inventory.namespace.shop.v1}}, "complete": inventory.complete}
	every name in ["a claim that exists", "a variable from a secret that exists"] {
		count(policy.violation) == 1 with input as allowed[name] with data.inventory as known
	}
}
