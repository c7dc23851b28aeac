package reeve.lib.reference_test

import data.reeve.lib.reference

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_short(uses) := [[use.kind, use.name, use.path] | some use in uses]

test_environment if {
	pod := _pod({
		"containers": [{"name": "app", "env": [
			{"name": "LITERAL", "value": "a"},
			{"name": "NODE", "valueFrom": {"fieldRef": {"fieldPath": "spec.nodeName"}}},
			{"name": "URL", "valueFrom": {"configMapKeyRef": {"name": "settings", "key": "url"}}},
			{"name": "TOKEN", "valueFrom": {"secretKeyRef": {"name": "token", "key": "value", "optional": true}}},
			null,
		]}],
		"initContainers": [{"name": "setup", "envFrom": [
			{"prefix": "A_", "configMapRef": {"name": "settings"}},
			{"secretRef": {"name": "token", "optional": false}},
		]}],
		"ephemeralContainers": [{"name": "debug", "envFrom": [{"secretRef": {"name": "debug"}}]}],
	})
	sort(_short(reference.uses)) == [
		["ConfigMap", "settings", ["spec", "containers", 0, "env", 2, "valueFrom", "configMapKeyRef", "name"]],
		["ConfigMap", "settings", ["spec", "initContainers", 0, "envFrom", 0, "configMapRef", "name"]],
		["Secret", "debug", ["spec", "ephemeralContainers", 0, "envFrom", 0, "secretRef", "name"]],
		["Secret", "token", ["spec", "containers", 0, "env", 3, "valueFrom", "secretKeyRef", "name"]],
		["Secret", "token", ["spec", "initContainers", 0, "envFrom", 1, "secretRef", "name"]],
	] with input as pod
	found := {concat(" ", [use.kind, use.label]): use | some use in reference.uses} with input as pod
	found["ConfigMap container \"app\""] == {
		"kind": "ConfigMap",
		"name": "settings",
		"path": ["spec", "containers", 0, "env", 2, "valueFrom", "configMapKeyRef", "name"],
		"label": `container "app"`,
		"subject": {"container": "app"},
		"text_only": true,
		"optional": false,
		"keys": [{"name": "url", "path": ["spec", "containers", 0, "env", 2, "valueFrom", "configMapKeyRef", "key"]}],
	}
	found["Secret container \"app\""].optional
	not found["Secret init container \"setup\""].optional
	found["Secret init container \"setup\""].keys == []
}

# Volumes by what they have besides a name, and the object they name below volumes[0].
_volumes := {
	"a config map": ["ConfigMap", ["configMap", "name"], {"configMap": {"name": "x"}}],
	"a secret": ["Secret", ["secret", "secretName"], {"secret": {"secretName": "x"}}],
	"a claim": ["PersistentVolumeClaim", ["persistentVolumeClaim", "claimName"], {"persistentVolumeClaim": {"claimName": "x"}}],
	"a share of Azure": ["Secret", ["azureFile", "secretName"], {"azureFile": {"secretName": "x", "shareName": "y"}}],
	"a driver": ["Secret", ["csi", "nodePublishSecretRef", "name"], {"csi": {"driver": "y", "nodePublishSecretRef": {"name": "x"}}}],
	"ceph": ["Secret", ["cephfs", "secretRef", "name"], {"cephfs": {"monitors": ["y"], "secretRef": {"name": "x"}}}],
	"cinder": ["Secret", ["cinder", "secretRef", "name"], {"cinder": {"volumeID": "y", "secretRef": {"name": "x"}}}],
	"a plugin": ["Secret", ["flexVolume", "secretRef", "name"], {"flexVolume": {"driver": "y", "secretRef": {"name": "x"}}}],
	"iscsi": ["Secret", ["iscsi", "secretRef", "name"], {"iscsi": {"iqn": "y", "secretRef": {"name": "x"}}}],
	"rbd": ["Secret", ["rbd", "secretRef", "name"], {"rbd": {"image": "y", "secretRef": {"name": "x"}}}],
	"scaleio": ["Secret", ["scaleIO", "secretRef", "name"], {"scaleIO": {"system": "y", "secretRef": {"name": "x"}}}],
	"storageos": ["Secret", ["storageos", "secretRef", "name"], {"storageos": {"volumeName": "y", "secretRef": {"name": "x"}}}],
	"a projection": [
		"ConfigMap", ["projected", "sources", 1, "configMap", "name"],
		{"projected": {"sources": [null, {"configMap": {"name": "x"}}]}},
	],
	"a projected secret": [
		"Secret", ["projected", "sources", 1, "secret", "name"],
		{"projected": {"sources": [{"serviceAccountToken": {"path": "token"}}, {"secret": {"name": "x"}}]}},
	],
}

test_volumes[name] if {
	some name, [kind, steps, spec] in _volumes
	pod := _pod({"volumes": [object.union({"name": "data"}, spec)]})
	some use in reference.uses with input as pod
	use.kind == kind
	use.name == "x"
	use.path == array.concat(["spec", "volumes", 0], steps)
	use.label == `volume "data"`
	use.subject == {}
	not use.optional
	not use.text_only
	use.keys == []
	count(reference.uses) == 1 with input as pod
}

test_items if {
	items := [{"key": "a", "path": "a"}, null, {"key": "b", "path": "c"}]
	every source, steps in {
		"configMap": ["spec", "volumes", 0, "configMap", "items"],
		"projected": ["spec", "volumes", 0, "projected", "sources", 0, "configMap", "items"],
	} {
		config_map := {"name": "x", "items": items, "optional": true}
		specs := {"configMap": config_map, "projected": {"sources": [{"configMap": config_map}]}}
		some use in reference.uses with input as _pod({"volumes": [{"name": "data", source: specs[source]}]})
		use.optional
		use.keys == [
			{"name": "a", "path": array.concat(steps, [0, "key"])},
			{"name": "b", "path": array.concat(steps, [2, "key"])},
		]
	}
}

test_nothing_is_named[name] if {
	some name, spec in {
		"no volumes": {},
		"null": {"volumes": null, "containers": [{"name": "app", "env": null, "envFrom": null}]},
		"no source": {"volumes": [{"name": "data"}, null]},
		"another source": {"volumes": [{"name": "data", "emptyDir": {}}]},
		"a null source": {"volumes": [{"name": "data", "secret": null, "csi": {"nodePublishSecretRef": null}}]},
		"an empty name": {"volumes": [{"name": "data", "secret": {"secretName": ""}}, {"name": "b", "configMap": {"name": null}}]},
		"a name that is no text": {"volumes": [{"name": "data", "secret": {"secretName": 1}}]},
		"no sources": {"volumes": [{"name": "data", "projected": {"sources": null}}]},
		"a claim made for the pod": {"volumes": [{"name": "data", "ephemeral": {"volumeClaimTemplate": {"spec": {}}}}]},
		"pull secrets": {"imagePullSecrets": [{"name": "registry"}]},
	}
	reference.uses == [] with input as _pod(spec)
}

test_templates_of_a_set_replace_its_volumes if {
	template := {"spec": {"volumes": [
		{"name": "data", "persistentVolumeClaim": {"claimName": "replaced"}},
		{"name": "logs", "persistentVolumeClaim": {"claimName": "logs"}},
	]}}
	spec := {"template": template, "volumeClaimTemplates": [null, {"metadata": {"name": "data"}}]}
	set := {"apiVersion": "apps/v1", "kind": "StatefulSet", "spec": spec}
	[use.name | some use in reference.uses] == ["logs"] with input as set
	[use.name | some use in reference.uses] == ["replaced", "logs"] with input as object.union(set, {"kind": "DaemonSet"})
}

test_pull_secrets if {
	reference.pull_secrets == [{
		"kind": "Secret",
		"name": "registry",
		"path": ["spec", "imagePullSecrets", 3, "name"],
		"label": "pod",
		"subject": {},
		"text_only": false,
		"optional": true,
		"keys": [],
	}] with input as _pod({"imagePullSecrets": [null, {}, {"name": ""}, {"name": "registry"}]})
	reference.pull_secrets == [] with input as _pod({"imagePullSecrets": null})
}

test_no_pod if {
	object := {"apiVersion": "v1", "kind": "ServiceAccount", "imagePullSecrets": [{"name": "registry"}]}
	reference.uses == [] with input as object
	reference.pull_secrets == [] with input as object
}
