package reeve.policies.quotas["pvc-fits-quota_test"]

import data.reeve.policies.quotas["pvc-fits-quota"] as policy

inventory := {
	"namespace": {
		"shop": {"v1": {"ResourceQuota": {"main": _quota("shop", {
			"requests.storage": "10Gi",
			"persistentvolumeclaims": 3,
			"gold.storageclass.storage.k8s.io/requests.storage": "2Gi",
			"fast.storageclass.storage.k8s.io/persistentvolumeclaims": 0,
		})}}},
		"busy": {
			"v1": {"PersistentVolumeClaim": {
				"data-db-0": object.union(_claim("busy", "silver", "1Gi"), {"metadata": {"name": "data-db-0"}}),
				"files": object.union(_claim("busy", "silver", "1Gi"), {"metadata": {"name": "files"}}),
			}},
			"apps/v1": {"StatefulSet": {"db": _set("busy", 3, "silver", "1Gi")}},
		},
	},
	"cluster": {"storage.k8s.io/v1": {"StorageClass": {"fast": {
		"apiVersion": "storage.k8s.io/v1",
		"kind": "StorageClass",
		"metadata": {"name": "fast", "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}},
		"provisioner": "example.com/disk",
	}}}},
	"complete": {"ResourceQuota": {"*": true}},
}

_quota(namespace, hard) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": "main", "namespace": namespace},
	"spec": {"hard": hard},
}

denied["too much storage"] := _claim("shop", "silver", "11Gi")

denied["a byte too much"] := _claim("shop", "silver", "10737418240.1")

denied["too much of a class"] := _claim("shop", "gold", "3Gi")

denied["too much of a class by the annotation"] := object.union(
	_claim("shop", "silver", "3Gi"),
	{"metadata": {"annotations": {"volume.beta.kubernetes.io/storage-class": "gold"}}},
)

denied["a claim of the default class"] := _claim("shop", null, "1Gi")

denied["too many claims"] := _set("shop", 4, "silver", "1Gi")

denied["too much for all replicas"] := _set("shop", 3, "silver", "4Gi")

denied["a quota for all claims together"] := _quota("busy", {"requests.storage": "3Gi"})

allowed["a claim that fits"] := _claim("shop", "silver", "10Gi")

allowed["a claim of no class"] := _claim("shop", "", "3Gi")

allowed["a set that fits"] := _set("shop", 3, "silver", "3Gi")

allowed["a set without replicas"] := _set("shop", 0, "gold", "3Gi")

allowed["a set without claims"] := object.union(_set("shop", 9, "gold", "3Gi"), {"spec": {"volumeClaimTemplates": null}})

allowed["a namespace without quotas"] := _claim("blog", "gold", "1Ti")

allowed["a quota that is large enough"] := _quota("busy", {"requests.storage": "4Gi", "count/persistentvolumeclaims": 4})

_claim(namespace, class, size) := {
	"apiVersion": "v1",
	"kind": "PersistentVolumeClaim",
	"metadata": {"name": "data", "namespace": namespace},
	"spec": {"storageClassName": class, "resources": {"requests": {"storage": size}}},
}

_set(namespace, replicas, class, size) := {
	"apiVersion": "apps/v1",
	"kind": "StatefulSet",
	"metadata": {"name": "db", "namespace": namespace},
	"spec": {
		"replicas": replicas,
		"volumeClaimTemplates": [{"metadata": {"name": "data"}, "spec": _claim(namespace, class, size).spec}],
		"template": {"spec": {"containers": [{"name": "app"}]}},
	},
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

test_verdict[name] if {
	some name, [message, path] in {
		"too much storage": ["claims ask for 11Gi of requests.storage, and the quota \"main\" has 10Gi", ["spec"]],
		"too much of a class": [
			"claims ask for 3Gi of gold.storageclass.storage.k8s.io/requests.storage, and the quota \"main\" has 2Gi",
			["spec"],
		],
		"too many claims": [
			"claims ask for 4 of persistentvolumeclaims, and the quota \"main\" has 3",
			["spec", "volumeClaimTemplates"],
		],
		"a quota for all claims together": [
			"claims of namespace \"busy\" ask for 4Gi of requests.storage, and 3Gi is the limit",
			["spec", "hard", "requests.storage"],
		],
	}
	policy.violation == {{"msg": message, "path": path}} with input as denied[name] with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	policy.unknown == {{
		"msg": "which quotas namespace \"blog\" has",
		"needs": ["ResourceQuota"],
	}} with input as allowed["a namespace without quotas"]
}
