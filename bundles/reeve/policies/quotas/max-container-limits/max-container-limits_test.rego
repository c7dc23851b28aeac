package reeve.policies.quotas["max-container-limits_test"]

import data.reeve.policies.quotas["max-container-limits"] as policy

parameters := {"max": {"cpu": "4", "memory": "8Gi", "ephemeral-storage": "1Gi", "nvidia.com/gpu": "1"}}

_given := {"quotas/max-container-limits": parameters}

denied["cpu above the maximum"] := _pod({"containers": [_limits({"cpu": "4001m"})]})

denied["memory above the maximum"] := _pod({"containers": [_limits({"cpu": 1, "memory": "8193Mi"})]})

denied["local storage above the maximum"] := _pod({"containers": [_limits({"ephemeral-storage": "2Gi"})]})

denied["another resource above the maximum"] := _pod({"containers": [_limits({"nvidia.com/gpu": 2})]})

denied["an init container"] := _pod({"initContainers": [_limits({"cpu": "5"})], "containers": [_limits({"cpu": "1"})]})

denied["a sidecar"] := _pod({"initContainers": [object.union({"restartPolicy": "Always"}, _limits({"cpu": "5"}))]})

denied["a container that has the limit of its pod"] := _pod({
	"resources": {"limits": {"cpu": "8"}},
	"containers": [_limits({"cpu": "4"}), {"name": "log"}],
})

denied["the limit of a Windows pod"] := _pod({"os": {"name": "windows"}, "containers": [_limits({"cpu": "5"})]})

allowed["the maximum"] := _pod({"containers": [_limits({
	"cpu": 4,
	"memory": "8192Mi",
	"ephemeral-storage": "1024Mi",
	"nvidia.com/gpu": "1",
})]})

allowed["no limits"] := _pod({"containers": [{"name": "app"}, _limits(null), _limits({"cpu": null})]})

allowed["a resource without a maximum"] := _pod({"containers": [_limits({"amd.com/gpu": "8"})]})

allowed["a request"] := _pod({"containers": [{"name": "app", "resources": {"requests": {"cpu": "5"}}}]})

allowed["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

allowed["a high limit of a pod whose containers have their own"] := _pod({
	"resources": {"limits": {"cpu": "8"}},
	"containers": [_limits({"cpu": "4"}), _limits({"cpu": "4"})],
})

_limits(limits) := {"name": "app", "resources": {"limits": limits}}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_parameters as _given
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_parameters as _given
}

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" limits memory to 8193Mi, above the maximum of 8Gi",
		"path": ["spec", "containers", 0, "resources", "limits", "memory"],
		"container": "app",
	}} with input as denied["memory above the maximum"]
		with data.reeve_parameters as _given
}

test_verdict_on_the_limit_of_the_pod if {
	policy.violation == {{
		"msg": "container \"log\" has no cpu limit but that of its pod, 8, above the maximum of 4",
		"path": ["spec", "resources", "limits", "cpu"],
		"container": "log",
	}} with input as denied["a container that has the limit of its pod"]
		with data.reeve_parameters as _given
	count(policy.violation) == 0 with input as denied["a container that has the limit of its pod"]
		with data.reeve_parameters as _given
		with data.reeve_config as {"k8sVersion": "v1.33"}
}

test_without_parameters_there_is_no_maximum[name] if {
	some name, object in denied
	count(policy.violation) == 0 with input as object
}

test_one_maximum if {
	only := {"quotas/max-container-limits": {"max": {"memory": "1Gi"}}}
	count(policy.violation) == 1 with input as denied["memory above the maximum"] with data.reeve_parameters as only
	count(policy.violation) == 0 with input as denied["cpu above the maximum"] with data.reeve_parameters as only
}
