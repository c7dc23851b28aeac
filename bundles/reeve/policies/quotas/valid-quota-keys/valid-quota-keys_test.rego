package reeve.policies.quotas["valid-quota-keys_test"]

import data.reeve.policies.quotas["valid-quota-keys"] as policy

denied["a limit of an extended resource"] := _quota({"limits.nvidia.com/gpu": 1})

denied["an extended resource without requests"] := _quota({"nvidia.com/gpu": 1})

denied["a wrong plural"] := _quota({"count/deployment.apps": 1})

denied["a kind without its group"] := _quota({"count/deployments": 1})

denied["the group of another kind"] := _quota({"count/jobs.apps": 1})

denied["a group that is gone"] := _quota({"count/deployments.extensions": 1})

denied["what has no namespace"] := _quota({"count/namespaces": 1})

denied["events, which quotas leave alone"] := _quota({"count/events": 1})

denied["an unknown part of a storage class"] := _quota({"gold.storageclass.storage.k8s.io/limits.storage": 1})

denied["an unknown part of a device class"] := _quota({"gpu.deviceclass.resource.k8s.io/claims": 1})

denied["a name that the API server refuses"] := _quota({"deployments": 1})

denied["limits of huge pages"] := _quota({"limits.hugepages-2Mi": "2Mi"})

denied["one resource with two limits"] := _quota({"cpu": 1, "requests.cpu": 2})

denied["one kind with two limits"] := _quota({"secrets": 1, "count/secrets": 2})

allowed["all that is counted"] := _quota({name: 1 |
	some name in [
		"pods", "services.nodeports", "requests.storage", "hugepages-2Mi", "requests.hugepages-1Gi",
		"requests.nvidia.com/gpu", "count/pods", "count/deployments.apps", "count/jobs.batch", "count/widgets.example.com",
		"gold.storageclass.storage.k8s.io/requests.storage", "gold.storageclass.storage.k8s.io/persistentvolumeclaims",
		"gpu.deviceclass.resource.k8s.io/devices", "requests.deviceclass.resource.kubernetes.io/gpu",
	]
})

allowed["two names and one limit"] := _quota({"cpu": "1000m", "requests.cpu": 1})

allowed["null"] := _quota(null)

_quota(hard) := _object({"hard": hard})

_object(spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": "main", "namespace": "shop"},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "\"limits.nvidia.com/gpu\" is nothing that quotas count",
		"path": ["spec", "hard", "limits.nvidia.com/gpu"],
	}} with input as denied["a limit of an extended resource"]
	policy.violation == {{
		"msg": "limit of cpu is 1 and of requests.cpu, which is the same, 2",
		"path": ["spec", "hard", "cpu"],
		"severity": "low",
	}} with input as denied["one resource with two limits"]
}

test_extra_names if {
	count(policy.violation) == 0 with input as denied["a limit of an extended resource"]
		with data.reeve_parameters as {"quotas/valid-quota-keys": {"extra": ["limits.nvidia.com/gpu"]}}
}
