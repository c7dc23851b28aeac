package reeve.lib.claim_test

import data.reeve.lib.claim

_pod(volumes) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"volumes": volumes},
}

_data := {"metadata": {"name": "data", "namespace": "shop"}, "spec": {"volumeName": "pv-1"}}

_known := {"namespace": {"shop": {"v1": {"PersistentVolumeClaim": {"data": _data, "bare": {"kind": "PersistentVolumeClaim"}}}}}}

test_claims_that_are_named if {
	claim.claims == [
		{
			"label": `volume "a" by the claim "data"`,
			"name": "data",
			"path": ["spec", "volumes", 0, "persistentVolumeClaim", "claimName"],
			"metadata": _data.metadata,
			"spec": _data.spec,
		},
		{
			"label": `volume "b" by the claim "bare"`,
			"name": "bare",
			"path": ["spec", "volumes", 1, "persistentVolumeClaim", "claimName"],
			"metadata": {},
			"spec": {},
		},
	] with data.inventory as _known
		with input as _pod([
			{"name": "a", "persistentVolumeClaim": {"claimName": "data"}},
			{"name": "b", "persistentVolumeClaim": {"claimName": "bare"}},
			{"name": "c", "persistentVolumeClaim": {"claimName": "gone"}},
			{"name": "d", "secret": {"secretName": "data"}},
		])
}

test_claims_that_are_made if {
	volumes := [{"name": "a", "emptyDir": {}}, {"name": "b", "ephemeral": {"volumeClaimTemplate": {"spec": {"storageClassName": "fast"}}}}]
	of_volume := {
		"label": `volume "b"`,
		"name": "",
		"path": ["spec", "template", "spec", "volumes", 1, "ephemeral", "volumeClaimTemplate", "spec"],
		"metadata": {},
		"spec": {"storageClassName": "fast"},
	}
	of_set := {
		"label": `claim template "data"`,
		"name": "",
		"path": ["spec", "volumeClaimTemplates", 0, "spec"],
		"metadata": {"name": "data"},
		"spec": {},
	}
	set := {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "web"}, "spec": {
		"template": {"spec": {"volumes": volumes}},
		"volumeClaimTemplates": [{"metadata": {"name": "data"}, "spec": null}],
	}}
	claim.claims == [of_volume, of_set] with input as set
	claim.claims == [of_volume] with input as object.union(set, {"kind": "Deployment"})
}

_claim(name, spec) := {"label": "volume \"a\"", "name": name, "path": [], "metadata": {}, "spec": spec}

_cluster(persistent, storage_classes) := {"cluster": {
	"v1": {"PersistentVolume": persistent},
	"storage.k8s.io/v1": {"StorageClass": storage_classes},
}}

_persistent := {
	"pv-1": {"spec": {"nfs": {}}},
	"taken": {"metadata": {"labels": {"disk": "ssd"}}, "spec": {
		"storageClassName": "manual",
		"claimRef": {"namespace": "shop", "name": "data"},
	}},
	"free": {"metadata": {"labels": {"disk": "ssd"}}, "spec": {"storageClassName": "manual"}},
	"classless": {"metadata": {"labels": {"disk": "ssd"}}, "spec": {}},
}

_ssd := {"matchLabels": {"disk": "ssd"}}

test_volumes[name] if {
	some name, row in {
		"by name": {"claim": _claim("other", {"volumeName": "pv-1"}), "names": {"pv-1"}},
		"by a name that nobody knows": {"claim": _claim("data", {"volumeName": "gone", "selector": _ssd}), "names": set()},
		"by what the volume says": {"claim": _claim("data", {"volumeName": ""}), "names": {"taken"}},
		"none": {"claim": _claim("other", {}), "names": set()},
		"by labels": {"claim": _claim("other", {"selector": _ssd, "storageClassName": "manual"}), "names": {"free"}},
		"by labels, without a class": {"claim": _claim("", {"selector": _ssd, "storageClassName": ""}), "names": {"classless"}},
		"by labels, of another class": {"claim": _claim("", {"selector": _ssd, "storageClassName": "fast"}), "names": set()},
		"by labels, of a class that is not said": {"claim": _claim("", {"selector": _ssd}), "names": set()},
		"null labels": {"claim": _claim("", {"selector": null, "storageClassName": "manual"}), "names": set()},
	}
	object.keys(claim.volumes(row.claim)) == row.names with data.inventory as _cluster(_persistent, {})
		with input as _pod([])
}

test_volumes_of_another_namespace if {
	claim.volumes(_claim("data", {})) == {} with data.inventory as _cluster(_persistent, {})
		with input as {"apiVersion": "v1", "kind": "Pod", "metadata": {"namespace": "blog"}}
}

_is_default(value) := {"metadata": {"annotations": {"storageclass.kubernetes.io/is-default-class": value}}}

_classes := {
	"fast": {"provisioner": "a"},
	"slow": object.union({"provisioner": "b"}, _is_default("true")),
	"old": object.union({"provisioner": "c"}, _is_default("false")),
}

test_classes[name] if {
	some name, row in {
		"by name": {"claim": _claim("", {"storageClassName": "fast"}), "names": {"fast"}},
		"a name that nobody knows": {"claim": _claim("", {"storageClassName": "gone"}), "names": set()},
		"none": {"claim": _claim("", {"storageClassName": ""}), "names": set()},
		"the default": {"claim": _claim("", {}), "names": {"slow"}},
		"null, which is the same": {"claim": _claim("", {"storageClassName": null}), "names": {"slow"}},
		"by the annotation": {
			"claim": object.union(_claim("", {"storageClassName": "fast"}), {"metadata": {"annotations": {
				"volume.beta.kubernetes.io/storage-class": "old",
			}}}),
			"names": {"old"},
		},
		"an annotation that is null": {
			"claim": object.union(_claim("", {"storageClassName": "fast"}), {"metadata": {"annotations": {
				"volume.beta.kubernetes.io/storage-class": null,
			}}}),
			"names": {"fast"},
		},
	}
	object.keys(claim.classes(row.claim)) == row.names with data.inventory as _cluster({}, _classes)
}

_volume := "PersistentVolume"

_class := "storage.k8s.io/StorageClass"

test_missing[name] if {
	some name, row in {
		"everything": {"spec": {}, "known": {}, "kinds": [_volume, _class]},
		"nothing, by what is bound": {"spec": {"volumeName": "pv-1"}, "known": _cluster(_persistent, {}), "kinds": []},
		"nothing, by what is complete": {
			"spec": {"storageClassName": "gone"},
			"known": {"complete": {_volume: {"*": true}, "storage.k8s.io/*": {"*": true}}},
			"kinds": [],
		},
		"the volume that is named": {"spec": {"volumeName": "gone", "storageClassName": ""}, "known": {}, "kinds": [_volume]},
		"the class that is named": {
			"spec": {"storageClassName": "gone"},
			"known": {"complete": {_volume: {"*": true}}},
			"kinds": [_class],
		},
		"the default class": {"spec": {}, "known": {"complete": {_volume: {"*": true}}}, "kinds": [_class]},
		"volumes that could be bound": {"spec": {"storageClassName": "fast"}, "known": _cluster({}, _classes), "kinds": [_volume]},
		"more volumes than those that the labels leave": {
			"spec": {"storageClassName": "", "selector": _ssd},
			"known": _cluster(_persistent, {}),
			"kinds": [_volume],
		},
	}
	claim.missing(_claim("other", row.spec)) == row.kinds with data.inventory as row.known with input as _pod([])
}
