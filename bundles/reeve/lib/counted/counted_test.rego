package reeve.lib.counted_test

import data.reeve.lib.counted

_names := {
	"ConfigMap": {"count/configmaps", "configmaps"},
	"Endpoints": {"count/endpoints"},
	"Pod": {"count/pods"},
	"apps/Deployment": {"count/deployments.apps"},
	"networking.k8s.io/Ingress": {"count/ingresses.networking.k8s.io"},
	"networking.k8s.io/NetworkPolicy": {"count/networkpolicies.networking.k8s.io"},
	"example.com/Gateway": {"count/gateways.example.com"},
}

test_names[kind] if {
	some kind, wanted in _names
	counted.names(kind) == wanted
}

test_covers[kind] if {
	some kind, names in {
		"Pod": ["pods", "count/pods", "cpu", "limits.memory", "requests.ephemeral-storage", "hugepages-2Mi", "requests.hugepages-1Gi", "requests.nvidia.com/gpu"],
		"Service": ["services", "count/services", "services.nodeports", "services.loadbalancers"],
		"PersistentVolumeClaim": ["persistentvolumeclaims", "requests.storage", "gold.storageclass.storage.k8s.io/requests.storage", "gold.storageclass.storage.k8s.io/persistentvolumeclaims"],
		"resource.k8s.io/ResourceClaim": ["count/resourceclaims.resource.k8s.io", "gpu.deviceclass.resource.k8s.io/devices"],
	}
	every name in names { counted.covers(kind, name) }
	every name in ["nvidia.com/gpu", "limits.nvidia.com/gpu", "limits.hugepages-2Mi", "secrets", "count/jobs.batch", "storage"] {
		not counted.covers(kind, name)
	}
}

test_classes_that_pods_can_ask_for_by_name if {
	classes := {"gpu": {"spec": {"extendedResourceName": "example.com/card"}}, "nic": {"spec": {}}}
	known := {"cluster": {"resource.k8s.io/v1": {"DeviceClass": classes}}}
	every name in ["requests.example.com/card", "requests.deviceclass.resource.kubernetes.io/gpu"] {
		counted.covers("resource.k8s.io/ResourceClaim", name) with data.inventory as known
		not counted.covers("resource.k8s.io/ResourceClaim", name)
		not counted.covers("resource.k8s.io/ResourceClaim", name) with data.inventory as known
			with data.reeve_config as {"k8sVersion": "v1.35"}
	}
	not counted.covers("resource.k8s.io/ResourceClaim", "requests.deviceclass.resource.kubernetes.io/nic") with data.inventory as known
}

test_extended_resources if {
	counted.is_extended("nvidia.com/gpu")
	counted.is_extended("deviceclass.resource.kubernetes.io/gpu")
	not counted.is_extended("cpu")
	not counted.is_extended("kubernetes.io/batch")
}

test_kinds if {
	counted.kinds({"pods": 1, "requests.storage": 1, "count/jobs.batch": 1}) == {"Pod", "PersistentVolumeClaim", "batch/Job"}
	counted.kinds({}) == set()
}

test_known_names if {
	every name in [
		"pods", "secrets", "count/secrets", "count/leases.coordination.k8s.io", "count/csistoragecapacities.storage.k8s.io",
		"count/widgets.example.com", "requests.nvidia.com/gpu", "requests.deviceclass.resource.kubernetes.io/gpu",
	] {
		counted.is_known(name)
	}
	every name in [
		"deployments", "count/deployments", "count/deployments.extensions", "count/events", "count/nodes", "nvidia.com/gpu",
		"limits.nvidia.com/gpu", "requests.kubernetes.io/gpu",
	] {
		not counted.is_known(name)
	}
}
