package reeve.policies.quotas["pod-level-resources-consistent_test"]

import data.reeve.policies.quotas["pod-level-resources-consistent"] as policy

denied["requests below those of the containers in sum"] := _pod({
	"resources": {"requests": {"cpu": "1"}},
	"initContainers": [object.union({"restartPolicy": "Always"}, _with({"requests": {"cpu": "500m"}}))],
	"containers": [_with({"requests": {"cpu": "501m"}})],
})

denied["requests below those of an init container"] := _pod({
	"resources": {"requests": {"memory": "1Gi"}},
	"initContainers": [_with({"requests": {"memory": "2Gi"}})],
})

denied["requests below the limits of a container, which are its requests"] := _pod({
	"resources": {"requests": {"cpu": "1"}},
	"containers": [_with({"limits": {"cpu": "2"}})],
})

denied["a container with a higher limit"] := _pod({
	"resources": {"limits": {"cpu": "1"}},
	"containers": [_with({"requests": {"cpu": "1"}, "limits": {"cpu": 2}})],
})

denied["a request above the limit"] := _pod({
	"resources": {"requests": {"memory": "2Gi"}, "limits": {"memory": "1024Mi"}},
	"containers": [{"name": "app"}],
})

denied["a resource that a pod cannot have"] := _pod({
	"resources": {"limits": {"ephemeral-storage": "1Gi"}},
	"containers": [{"name": "app"}],
})

denied["a device"] := _pod({"resources": {"limits": {"nvidia.com/gpu": 1}}})

denied["claims"] := _pod({"resources": {"claims": [{"name": "gpu"}]}})

denied["huge pages below those of the containers in sum"] := _pod({
	"resources": {"limits": {"cpu": 1, "hugepages-2Mi": "4Mi"}},
	"containers": [
		_with({"limits": {"cpu": "1m", "hugepages-2Mi": "4Mi"}}),
		_with({"limits": {"cpu": "1m", "hugepages-2Mi": "2Mi"}}),
	],
})

denied["huge pages without a limit"] := _pod({"resources": {"requests": {"cpu": 1, "hugepages-2Mi": "4Mi"}}})

denied["a limit below the requests of the containers in sum"] := _pod({
	"resources": {"limits": {"cpu": "1"}},
	"containers": [_with({"requests": {"cpu": "600m"}}), _with({"requests": {"cpu": "600m"}})],
})

denied["a device that is requested"] := _pod({"resources": {"requests": {"nvidia.com/gpu": 1}}})

denied["huge pages alone"] := _pod({"resources": {"limits": {"hugepages-2Mi": "4Mi"}}})

denied["Windows"] := _pod({"os": {"name": "windows"}, "resources": {"limits": {"cpu": 1, "ephemeral-storage": "1Gi"}}})

allowed["as much as the containers in sum"] := _pod({
	"resources": {"requests": {"cpu": "1"}, "limits": {"cpu": 2}},
	"initContainers": [_with({"requests": {"cpu": "1"}})],
	"containers": [_with({"requests": {"cpu": "500m"}, "limits": {"cpu": 2}}), _with({"requests": {"cpu": 0.5}})],
})

allowed["an init container with a higher limit"] := _pod({
	"resources": {"limits": {"cpu": "1"}},
	"initContainers": [_with({"requests": {"cpu": "1"}, "limits": {"cpu": 2}})],
	"containers": [{"name": "app"}],
})

allowed["resources of which only one side has some"] := _pod({
	"resources": {"requests": {"cpu": "2"}, "limits": {"memory": "1Gi"}},
	"containers": [_with({"requests": {"memory": "1Gi"}, "limits": {"cpu": 2}})],
})

allowed["huge pages"] := _pod({
	"resources": {"requests": {"hugepages-2Mi": "4Mi"}, "limits": {"cpu": 1, "hugepages-2Mi": "4096Ki"}},
	"containers": [_with({"limits": {"cpu": "1m", "hugepages-2Mi": "4Mi"}})],
})

allowed["no resources of its own"] := _pod({"containers": [_with({"requests": {"cpu": "1"}})]})

allowed["huge pages and the memory of a container"] := _pod({
	"resources": {"limits": {"hugepages-2Mi": "4Mi"}},
	"containers": [_with({"requests": {"memory": "1Gi"}})],
})

allowed["huge pages whose limit is that of the container"] := _pod({
	"resources": {"requests": {"hugepages-2Mi": "4Mi"}},
	"containers": [_with({"limits": {"cpu": "1", "hugepages-2Mi": "4Mi"}})],
})

allowed["null"] := _pod({"resources": null, "containers": [{"name": "app"}]})

allowed["nothing in them"] := _pod({"resources": {"claims": null}, "containers": [{"name": "app"}]})

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

test_verdict[name] if {
	some name, [msg, path] in {
		"requests below those of the containers in sum": [
			"pod requests 1 of cpu, less than its containers in sum, 1001m",
			["spec", "resources", "requests", "cpu"],
		],
		"a request above the limit": [
			"pod requests 2Gi of memory, above its limit of 1024Mi",
			["spec", "resources", "requests", "memory"],
		],
		"a device": [
			"pod has nvidia.com/gpu among resources of its own, which only containers can have",
			["spec", "resources", "limits", "nvidia.com/gpu"],
		],
		"claims": [
			"pod has claims among resources of its own, which only containers can have",
			["spec", "resources", "claims"],
		],
		"a limit below the requests of the containers in sum": [
			"pod limits cpu to 1, less than its containers request in sum",
			["spec", "resources", "limits", "cpu"],
		],
		"huge pages alone": [
			"pod has huge pages of its own without any cpu or memory",
			["spec", "resources"],
		],
		"huge pages without a limit": [
			"pod requests 4Mi of hugepages-2Mi without the same limit",
			["spec", "resources", "requests", "hugepages-2Mi"],
		],
		"huge pages below those of the containers in sum": [
			"pod limits hugepages-2Mi to 4Mi, less than its containers in sum",
			["spec", "resources", "limits", "hugepages-2Mi"],
		],
		"Windows": [
			"pod has resources of its own, which a pod on Windows cannot have",
			["spec", "resources"],
		],
	}
	policy.violation == {{"msg": msg, "path": path}} with input as denied[name]
}

test_verdict_on_a_container if {
	policy.violation == {{
		"msg": "container \"app\" limits cpu to 2, above the limit of its pod, 1",
		"path": ["spec", "containers", 0, "resources", "limits", "cpu"],
		"container": "app",
	}} with input as denied["a container with a higher limit"]
}

test_before_v1_34_they_are_dropped[name] if {
	some name in ["as much as the containers in sum", "huge pages"]
	policy.violation == {{
		"msg": "pod has resources of its own, which Kubernetes drops in v1.33",
		"path": ["spec", "resources"],
	}} with input as allowed[name]
		with data.reeve_config as {"k8sVersion": "v1.33"}
	count(policy.violation) == 0 with input as allowed[name] with data.reeve_config as {"k8sVersion": "v1.34"}
}
