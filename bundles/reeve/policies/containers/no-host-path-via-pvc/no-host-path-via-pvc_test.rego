package reeve.policies.containers["no-host-path-via-pvc_test"]

import data.reeve.policies.containers["no-host-path-via-pvc"] as policy

inventory := {
	"namespace": {"shop": {"v1": {"PersistentVolumeClaim": {name: {
		"apiVersion": "v1",
		"kind": "PersistentVolumeClaim",
		"metadata": {"name": name, "namespace": "shop"},
		"spec": spec,
	} |
		some name, spec in {
			"by-name": {"volumeName": "host", "storageClassName": ""},
			"by-reference": {"storageClassName": ""},
			"by-labels": {"storageClassName": "", "selector": {"matchLabels": {"disk": "local"}}},
			"by-class": {"storageClassName": "local-path"},
			"by-default": {},
			"on-nfs": {"volumeName": "nfs", "storageClassName": ""},
			"of-csi": {"storageClassName": "csi"},
			"of-no-class": {"storageClassName": ""},
			"of-a-missing-class": {"storageClassName": "none"},
		}
	}}}},
	"cluster": {
		"v1": {"PersistentVolume": {
			"host": _volume_object("host", {}, {"hostPath": {"path": "/srv/data"}, "storageClassName": "local-path"}),
			"claimed": _volume_object("claimed", {}, {
				"hostPath": {"path": "/srv/claimed"},
				"claimRef": {"namespace": "shop", "name": "by-reference"},
			}),
			"labelled": _volume_object("labelled", {"disk": "local"}, {"hostPath": {"path": "/srv/labelled"}}),
			"nfs": _volume_object("nfs", {}, {"nfs": {"server": "files", "path": "/"}, "hostPath": null}),
		}},
		"storage.k8s.io/v1": {"StorageClass": {
			"local-path": _class("local-path", {"provisioner": "rancher.io/local-path"}),
			"csi": _class("csi", {"provisioner": "disk.csi.example.com"}),
			"minikube": object.union(_class("minikube", {"provisioner": "k8s.io/minikube-hostpath"}), {"metadata": {"annotations": {
				"storageclass.kubernetes.io/is-default-class": "true",
			}}}),
		}},
	},
	"complete": {
		"PersistentVolumeClaim": {"*": true},
		"PersistentVolume": {"*": true},
		"storage.k8s.io/StorageClass": {"*": true},
	},
}

_volume_object(name, labels, spec) := {
	"apiVersion": "v1",
	"kind": "PersistentVolume",
	"metadata": {"name": name, "labels": labels},
	"spec": object.union({"storageClassName": ""}, spec),
}

_class(name, fields) := object.union(
	{"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": name}},
	fields,
)

denied["a claim that names the volume"] := _claiming("by-name")

denied["a claim that the volume names"] := _claiming("by-reference")

denied["a claim that can get no other volume"] := _claiming("by-labels")

denied["a claim of such a class"] := _claiming("by-class")

denied["a claim of the default class"] := _claiming("by-default")

denied["a claim made for the pod"] := _volume({"ephemeral": {"volumeClaimTemplate": {"spec": {"storageClassName": "local-path"}}}})

denied["a claim that a StatefulSet makes"] := _set([
	{"metadata": {"name": "logs"}, "spec": {"storageClassName": "csi"}},
	{"metadata": {"name": "data"}, "spec": {"storageClassName": "local-path"}},
])

allowed["a claim on other storage"] := _claiming("on-nfs")

allowed["a claim of another class"] := _claiming("of-csi")

allowed["a claim that nothing is bound to"] := _claiming("of-no-class")

allowed["a class that does not exist"] := _claiming("of-a-missing-class")

allowed["a claim that does not exist, which is for another policy"] := _claiming("gone")

allowed["a claim of another namespace"] := object.union(_claiming("by-name"), {"metadata": {"name": "web", "namespace": "blog"}})

allowed["a claim made for the pod of another class"] := _volume({"ephemeral": {"volumeClaimTemplate": {"spec": {"storageClassName": "csi"}}}})

allowed["a path of the node itself, which is for another policy"] := _volume({"hostPath": {"path": "/srv/data"}})

allowed["another volume"] := _volume({"emptyDir": {}})

allowed["a null claim"] := _volume({"persistentVolumeClaim": null})

allowed["no volumes"] := _pod({"volumes": null})

allowed["a StatefulSet that makes no claims"] := _set(null)

_claiming(name) := _volume({"persistentVolumeClaim": {"claimName": name}})

_volume(source) := _pod({"volumes": [object.union({"name": "data"}, source)]})

_pod(spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"containers": [{"name": "app"}]}, spec),
}

_set(templates) := {
	"apiVersion": "apps/v1",
	"kind": "StatefulSet",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"template": {"spec": {"containers": [{"name": "app"}]}}, "volumeClaimTemplates": templates},
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
		"msg": concat("", [
			"volume \"data\" by the claim \"by-name\" reaches the path \"/srv/data\" of the node, ",
			"which is the persistent volume \"host\"",
		]),
		"path": ["spec", "volumes", 0, "persistentVolumeClaim", "claimName"],
		"related": [{"object": {"apiVersion": "v1", "kind": "PersistentVolume", "name": "host"}}],
	}} with input as denied["a claim that names the volume"]
		with data.inventory as inventory
}

test_verdict_on_a_class if {
	policy.violation == {{
		"msg": concat("", [
			"claim template \"data\" reaches the node by the storage class \"local-path\", ",
			"whose provisioner is \"rancher.io/local-path\"",
		]),
		"path": ["spec", "volumeClaimTemplates", 1, "spec"],
		"related": [{"object": {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "name": "local-path"}}],
	}} with input as denied["a claim that a StatefulSet makes"]
		with data.inventory as inventory
}

test_provisioners if {
	given := {"containers/no-host-path-via-pvc": {"provisioners": ["disk.csi.example.com"]}}
	every name in ["a claim of such a class", "a claim of the default class"] {
		count(policy.violation) == 0 with input as denied[name] with data.inventory as inventory with data.reeve_parameters as given
	}
	count(policy.violation) == 1 with input as allowed["a claim of another class"]
		with data.inventory as inventory
		with data.reeve_parameters as given
	count(policy.violation) == 1 with input as denied["a claim that names the volume"]
		with data.inventory as inventory
		with data.reeve_parameters as given
}

test_a_path_that_is_not_said if {
	known := object.union(inventory, {"cluster": {"v1": {"PersistentVolume": {"host": {"spec": {"hostPath": {"path": null}}}}}}})
	some found in policy.violation with input as denied["a claim that names the volume"] with data.inventory as known
	contains(found.msg, "reaches the path \"\" of the node")
}

test_claims_that_nobody_knows if {
	every known in [{}, {"cluster": inventory.cluster, "complete": {"PersistentVolumeClaim": {"blog": true}}}] {
		count(policy.violation) == 0 with input as denied["a claim that names the volume"] with data.inventory as known
		policy.unknown == {{
			"msg": "whether volume \"data\" by the claim \"by-name\" reaches the node",
			"needs": ["PersistentVolumeClaim"],
		}} with input as denied["a claim that names the volume"]
			with data.inventory as known
	}
}

# What is open about a claim that is known, where the rest is not complete.
test_what_is_behind_a_claim_that_nobody_knows[name] if {
	some name, needs in {
		"a claim that names the volume": ["PersistentVolume"],
		"a claim of another class": ["PersistentVolume", "storage.k8s.io/StorageClass"],
	}
	known := {"namespace": inventory.namespace}
	samples := object.union(denied, allowed)
	{found.needs | some found in policy.unknown} == {needs} with input as samples[name] with data.inventory as known
	count(policy.violation) == 0 with input as samples[name] with data.inventory as known
}

test_what_is_known_needs_no_completeness[name] if {
	some name in ["a claim that names the volume", "a claim that the volume names", "a claim of such a class", "a claim on other storage"]
	samples := object.union(denied, allowed)
	known := {"namespace": inventory.namespace, "cluster": inventory.cluster}
	count(policy.unknown) == 0 with input as samples[name] with data.inventory as known
}
