package reeve.policies.quotas["valid-quantities_test"]

import data.reeve.policies.quotas["valid-quantities"] as policy

denied["memory in thousandths of a byte"] := _pod({"containers": [_with({"limits": {"memory": "128m"}})]})

denied["memory with a fraction of a byte"] := _pod({"containers": [_with({"requests": {"memory": 2097152.5}})]})

denied["memory without a unit"] := _pod({"containers": [_with({"requests": {"memory": "512"}})]})

denied["cpu finer than a thousandth"] := _pod({"containers": [_with({"requests": {"cpu": "100u"}})]})

denied["less than nothing"] := _pod({"containers": [_with({"limits": {"cpu": "-1"}})]})

denied["a request above its limit"] := _pod({"containers": [_with({"requests": {"cpu": "2"}, "limits": {"cpu": "1500m"}})]})

denied["a request above a limit of null, which is zero"] := _pod({"containers": [_with({
	"requests": {"cpu": "2"},
	"limits": {"cpu": null},
})]})

denied["half a device"] := _pod({"containers": [_with({"limits": {"nvidia.com/gpu": "0.5"}})]})

denied["a device without a limit"] := _pod({"containers": [_with({"requests": {"nvidia.com/gpu": 1}})]})

denied["more devices as a limit"] := _pod({"containers": [_with({
	"requests": {"nvidia.com/gpu": 1},
	"limits": {"nvidia.com/gpu": 2},
})]})

denied["a part of a huge page"] := _pod({"containers": [_with({"limits": {"cpu": 1, "hugepages-2Mi": "3Mi"}})]})

denied["huge pages alone"] := _pod({"containers": [_with({"limits": {"hugepages-2Mi": "4Mi"}})]})

denied["local storage with a fraction of a byte"] := _pod({"containers": [_with({"limits": {"ephemeral-storage": "1500m"}})]})

denied["an init container"] := _pod({"initContainers": [_with({"limits": {"memory": "128m"}})]})

denied["a sidecar"] := _pod({"initContainers": [object.union({"restartPolicy": "Always"}, _with({"limits": {"memory": "1k"}}))]})

denied["the pod itself"] := _pod({"resources": {"limits": {"memory": "128m"}}, "containers": [{"name": "app"}]})

denied["the claim of a volume"] := _pod({"volumes": [{"name": "data", "ephemeral": {"volumeClaimTemplate": {"spec": _storage("1.5")}}}]})

denied["a claim"] := _object("PersistentVolumeClaim", _storage("100m"))

denied["the template of a claim"] := {
	"apiVersion": "apps/v1",
	"kind": "StatefulSet",
	"metadata": {"name": "db"},
	"spec": {"volumeClaimTemplates": [{"metadata": {"name": "data"}, "spec": _storage("-1")}], "template": {"spec": {}}},
}

denied["a LimitRange"] := _object("LimitRange", {"limits": [{"type": "Container"}, {"type": "Container", "max": {"memory": "512"}}]})

denied["a LimitRange with a fraction"] := _object("LimitRange", {"limits": [{"type": "Container", "default": {"cpu": "0.0001"}}]})

denied["a ResourceQuota"] := _object("ResourceQuota", {"hard": {"requests.memory": "100m", "pods": "10"}})

denied["a ResourceQuota on storage of a class"] := _object("ResourceQuota", {"hard": {"fast.storageclass.storage.k8s.io/requests.storage": "0.5"}})

denied["a ResourceQuota on huge pages"] := _object("ResourceQuota", {"hard": {"requests.hugepages-2Mi": "1Mi"}})

allowed["usual amounts"] := _pod({"containers": [_with({
	"requests": {"cpu": "100m", "memory": "128Mi", "ephemeral-storage": "1.5Gi", "nvidia.com/gpu": 1},
	"limits": {"cpu": 0.5, "memory": 134217728, "ephemeral-storage": "2G", "nvidia.com/gpu": "1"},
})]})

allowed["zero"] := _pod({"containers": [_with({"requests": {"cpu": 0, "memory": "0"}, "limits": {"memory": null}})]})

allowed["huge pages"] := _pod({"containers": [_with({"limits": {"memory": "1Gi", "hugepages-2Mi": "4Mi", "hugepages-1Gi": "1Gi"}})]})

allowed["a limit alone"] := _pod({"containers": [_with({"limits": {"nvidia.com/gpu": 1}})]})

allowed["nothing"] := _pod({"containers": [{"name": "app"}, _with(null), _with({"requests": null, "limits": {}})]})

allowed["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

allowed["a claim of a size"] := _object("PersistentVolumeClaim", _storage("10Gi"))

allowed["a claim without a size"] := _object("PersistentVolumeClaim", {"resources": null})

allowed["a LimitRange of amounts"] := _object("LimitRange", {"limits": [
	{"type": "Container", "max": {"memory": "1Gi", "cpu": "1"}, "maxLimitRequestRatio": {"memory": "1.5"}},
	null,
]})

allowed["a ResourceQuota of amounts"] := _object("ResourceQuota", {"hard": {
	"cpu": "10",
	"requests.memory": "1Gi",
	"pods": "10",
	"count/deployments.apps": "3",
	"requests.nvidia.com/gpu": "4",
	"requests.storage": "100Gi",
	"fast.storageclass.storage.k8s.io/persistentvolumeclaims": "2",
}})

allowed["a ResourceQuota below zero, which another policy finds"] := _object("ResourceQuota", {"hard": {"cpu": "-1"}})

allowed["null"] := _object("ResourceQuota", {"hard": null})

_with(resources) := {"name": "app", "resources": resources}

_storage(text) := {"resources": {"requests": {"storage": text}}}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_object(kind, spec) := {"apiVersion": "v1", "kind": kind, "metadata": {"name": "main", "namespace": "shop"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, [msg, path] in {
		"memory in thousandths of a byte": [
			"memory limit of container \"app\", 128m, has a fraction of a byte",
			["spec", "containers", 0, "resources", "limits", "memory"],
		],
		"memory without a unit": [
			"memory request of container \"app\", 512, is 512 bytes, suspiciously little",
			["spec", "containers", 0, "resources", "requests", "memory"],
		],
		"cpu finer than a thousandth": [
			"cpu request of container \"app\", 100u, is finer than 1m, to which it is rounded up",
			["spec", "containers", 0, "resources", "requests", "cpu"],
		],
		"a request above its limit": [
			"container \"app\" requests 2 of cpu, above its limit of 1500m",
			["spec", "containers", 0, "resources", "requests", "cpu"],
		],
		"half a device": [
			"nvidia.com/gpu limit of container \"app\", 0.5, has a fraction, and is counted in whole numbers",
			["spec", "containers", 0, "resources", "limits", "nvidia.com/gpu"],
		],
		"a device without a limit": [
			"container \"app\" requests 1 of nvidia.com/gpu without the same limit",
			["spec", "containers", 0, "resources", "requests", "nvidia.com/gpu"],
		],
		"a part of a huge page": [
			"hugepages-2Mi limit of container \"app\", 3Mi, is no multiple of its page size, 2Mi",
			["spec", "containers", 0, "resources", "limits", "hugepages-2Mi"],
		],
		"huge pages alone": [
			"container \"app\" has huge pages without any cpu or memory",
			["spec", "containers", 0, "resources"],
		],
	}
	policy.violation == {{"msg": msg, "path": path, "container": "app"}} with input as denied[name]
}

test_verdict_outside_of_containers[name] if {
	some name, [msg, path] in {
		"the pod itself": [
			"memory limit of pod, 128m, has a fraction of a byte",
			["spec", "resources", "limits", "memory"],
		],
		"the template of a claim": [
			"request of claim template \"data\" of storage, -1, is negative",
			["spec", "volumeClaimTemplates", 0, "spec", "resources", "requests", "storage"],
		],
		"a LimitRange": [
			"max of memory, 512, is 512 bytes, suspiciously little",
			["spec", "limits", 1, "max", "memory"],
		],
		"a ResourceQuota": [
			"hard limit of requests.memory, 100m, has a fraction of a byte",
			["spec", "hard", "requests.memory"],
		],
	}
	policy.violation == {{"msg": msg, "path": path}} with input as denied[name]
}

test_what_is_suspicious[bound] if {
	some bound, wanted in {"512": 0, "513": 1}
	found := policy.violation with input as denied["memory without a unit"]
		with data.reeve_parameters as {"quotas/valid-quantities": {"suspiciousMemoryBelow": bound}}
	count(found) == wanted
}

test_no_other_kind if {
	quota := object.union(denied["a ResourceQuota"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as quota
}
