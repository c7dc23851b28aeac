package reeve.policies.quotas["requests-equal-limits_test"]

import data.reeve.policies.quotas["requests-equal-limits"] as policy

denied["a higher limit"] := _pod({"containers": [_with({"requests": {"memory": "1Gi"}, "limits": {"memory": "2Gi"}})]})

denied["no limit"] := _pod({"containers": [_with({"requests": {"memory": "1Gi"}})]})

denied["a request of zero"] := _pod({"containers": [_with({"requests": {"memory": 0}, "limits": {"memory": "2Gi"}})]})

denied["an init container"] := _pod({"initContainers": [_with({"requests": {"memory": "1Gi"}})]})

denied["a sidecar"] := _pod({"initContainers": [object.union(
	{"restartPolicy": "Always"},
	_with({"requests": {"memory": "1Gi"}}),
)]})

denied["the pod itself"] := _pod({
	"resources": {"requests": {"memory": "1Gi"}, "limits": {"memory": "2Gi"}},
	"containers": [_with({"requests": {"memory": "1Gi"}})],
})

allowed["the same"] := _pod({"containers": [_with({"requests": {"memory": "1Gi"}, "limits": {"memory": "1024Mi"}})]})

allowed["a limit, which is the request too"] := _pod({"containers": [_with({"limits": {"memory": "1Gi"}})]})

allowed["neither"] := _pod({"containers": [_with(null), _with({"requests": null})]})

allowed["zero and no limit"] := _pod({"containers": [_with({"requests": {"memory": "0"}}), _with({"requests": {"memory": null}})]})

allowed["another resource"] := _pod({"containers": [_with({"requests": {"cpu": "1"}})]})

allowed["a pod that has both itself"] := _pod({
	"resources": {"requests": {"memory": "2Gi"}, "limits": {"memory": "2Gi"}},
	"containers": [_with({"requests": {"memory": "1Gi"}})],
})

allowed["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

_with(resources) := {"name": "app", "resources": resources}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

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
		"msg": "container \"app\" requests 1Gi of memory and limits it to 2Gi",
		"path": ["spec", "containers", 0, "resources", "limits", "memory"],
		"container": "app",
	}} with input as denied["a higher limit"]
	some found in policy.violation with input as denied["no limit"]
	found.msg == "container \"app\" requests 1Gi of memory and has no limit"
	policy.violation == {{
		"msg": "pod requests 1Gi of memory and limits it to 2Gi",
		"path": ["spec", "resources", "limits", "memory"],
	}} with input as denied["the pod itself"]
}

test_other_resources if {
	both := {"quotas/requests-equal-limits": {"resources": ["cpu", "memory"]}}
	count(policy.violation) == 1 with input as allowed["another resource"] with data.reeve_parameters as both
	count(policy.violation) == 0 with input as allowed["the same"] with data.reeve_parameters as both
}

test_before_v1_34_containers_count_alone if {
	count(policy.violation) == 1 with input as allowed["a pod that has both itself"]
		with data.reeve_config as {"k8sVersion": "v1.33"}
}
