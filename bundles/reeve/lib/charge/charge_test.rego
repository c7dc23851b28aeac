package reeve.lib.charge_test

import data.reeve.lib.charge

_one := 1000000000

_pod := {"spec": {"containers": [{"resources": {
	"requests": {"cpu": "1", "memory": "1", "hugepages-2Mi": "2", "nvidia.com/gpu": 1},
	"limits": {"cpu": "2", "ephemeral-storage": "3", "nvidia.com/gpu": 1},
}}]}}

test_a_pod if {
	charge.of("Pod", _pod) == {
		"count/pods": _one,
		"pods": _one,
		"cpu": _one,
		"requests.cpu": _one,
		"limits.cpu": 2 * _one,
		"memory": _one,
		"requests.memory": _one,
		"hugepages-2Mi": 2 * _one,
		"requests.hugepages-2Mi": 2 * _one,
		"limits.ephemeral-storage": 3 * _one,
		"requests.nvidia.com/gpu": _one,
	}
}

test_a_pod_that_has_ended[name] if {
	some name, state in {
		"succeeded": {"status": {"phase": "Succeeded"}},
		"failed": {"status": {"phase": "Failed"}},
		"past its grace": {"metadata": {"deletionTimestamp": "2026-01-01T00:00:00Z", "deletionGracePeriodSeconds": 30}},
	}
	charge.of("Pod", object.union(_pod, state)) == {"count/pods": _one} with data.reeve_config as {"now": "2026-01-01T00:00:31Z"}
}

test_a_pod_that_has_not[name] if {
	some name, state in {
		"running": {"status": {"phase": "Running"}},
		"within its grace": {"metadata": {"deletionTimestamp": "2026-01-01T00:00:00Z", "deletionGracePeriodSeconds": 30}},
		"null": {"status": null, "metadata": null},
	}
	charge.of("Pod", object.union(_pod, state)).pods == _one with data.reeve_config as {"now": "2026-01-01T00:00:30Z"}
}

_service(spec) := object.filter(charge.of("Service", {"spec": spec}), ["services.loadbalancers", "services.nodeports"])

_counts(balancers, ports) := {"services.loadbalancers": balancers * _one, "services.nodeports": ports * _one}

test_services if {
	ports := [{"port": 1}, {"port": 2, "nodePort": 30000}, {"port": 3, "nodePort": 0}, {"port": 4, "nodePort": null}]
	_service({"ports": ports}) == _counts(0, 0)
	_service({"type": "NodePort", "ports": ports}) == _counts(0, 4)
	_service({"type": "NodePort", "ports": null}) == _counts(0, 0)
	_service({"type": "LoadBalancer", "ports": ports}) == _counts(1, 4)
	_service({"type": "LoadBalancer", "ports": ports, "allocateLoadBalancerNodePorts": false}) == _counts(1, 1)
	charge.of("Service", {}).services == _one
}

test_a_claim if {
	charge.of("PersistentVolumeClaim", {"spec": {"storageClassName": "gold", "resources": {"requests": {"storage": "1500m"}}}}) == {
		"count/persistentvolumeclaims": _one,
		"persistentvolumeclaims": _one,
		"requests.storage": 2 * _one,
		"gold.storageclass.storage.k8s.io/requests.storage": 2 * _one,
		"gold.storageclass.storage.k8s.io/persistentvolumeclaims": _one,
	}
}

test_a_claim_that_grows_counts_as_what_is_allocated if {
	claim := {"spec": {"resources": {"requests": {"storage": "1"}}}, "status": {"allocatedResources": {"storage": "3"}}}
	charge.of("PersistentVolumeClaim", claim)["requests.storage"] == 3 * _one
}

test_the_class_of_a_claim if {
	annotated := {"metadata": {"annotations": {"volume.beta.kubernetes.io/storage-class": "old"}}, "spec": {"storageClassName": "new"}}
	charge.storage_class(annotated) == "old"
	charge.storage_class({"spec": {"storageClassName": "new"}}) == "new"
	charge.storage_class({}) == ""
}

test_claims_of_devices if {
	claim := {"spec": {"devices": {"requests": [
		{"exactly": {"deviceClassName": "gpu", "count": 2}},
		{"exactly": {"deviceClassName": "gpu"}},
		{"exactly": {"deviceClassName": "nic", "allocationMode": "All"}},
		{"firstAvailable": [{"deviceClassName": "gpu", "count": 4}, {"deviceClassName": "gpu", "count": 3}, {"deviceClassName": "fpga"}]},
	]}}}
	by_class := {
		"count/resourceclaims.resource.k8s.io": _one,
		"gpu.deviceclass.resource.k8s.io/devices": 7 * _one,
		"nic.deviceclass.resource.k8s.io/devices": 32 * _one,
		"fpga.deviceclass.resource.k8s.io/devices": _one,
	}
	charge.of("resource.k8s.io/ResourceClaim", claim) == by_class with data.reeve_config as {"k8sVersion": "v1.35"}
	classes := {"gpu": {"spec": {"extendedResourceName": "example.com/gpu"}}, "nic": {"spec": {}}}
	charge.of("resource.k8s.io/ResourceClaim", claim) == object.union(by_class, {
		"requests.deviceclass.resource.kubernetes.io/gpu": 7 * _one,
		"requests.deviceclass.resource.kubernetes.io/nic": 32 * _one,
		"requests.deviceclass.resource.kubernetes.io/fpga": _one,
		"requests.example.com/gpu": 7 * _one,
	}) with data.inventory as {"cluster": {"resource.k8s.io/v1": {"DeviceClass": classes}}}
}

test_devices_as_they_were_asked_for_before_v1 if {
	claim := {"spec": {"devices": {"requests": [{"deviceClassName": "gpu", "allocationMode": "All"}, {"deviceClassName": "gpu", "count": null}]}}}
	charge.of("resource.k8s.io/ResourceClaim", claim)["gpu.deviceclass.resource.k8s.io/devices"] == 33 * _one
}

test_other_kinds_are_only_counted if {
	charge.of("Secret", {}) == {"count/secrets": _one, "secrets": _one}
	charge.of("apps/Deployment", {}) == {"count/deployments.apps": _one}
}
