package reeve.policies.quotas["require-qos-class_test"]

import data.reeve.policies.quotas["require-qos-class"] as policy

denied["no resources"] := _pod({"containers": [{"name": "app"}, {"name": "log", "resources": null}]})

denied["zero, which is unset"] := _pod({"containers": [_with({"requests": {"cpu": 0}, "limits": {"memory": "0"}})]})

denied["a request that does not count"] := _pod({"containers": [_with({"requests": {"ephemeral-storage": "1Gi"}})]})

denied["a pod of its own resources that do not count"] := _pod({
	"resources": {"limits": {"hugepages-2Mi": "2Mi"}},
	"containers": [{"name": "app"}],
})

denied["an ephemeral container"] := _pod({"containers": [{"name": "app"}], "ephemeralContainers": [{"name": "debug"}]})

allowed["a request"] := _pod({"containers": [_with({"requests": {"cpu": "1m"}})]})

allowed["a limit"] := _pod({"containers": [_with({"limits": {"memory": "1Gi"}})]})

allowed["a request of one of two"] := _pod({"containers": [{"name": "app"}, _with({"requests": {"memory": "1Gi"}})]})

allowed["a request of an init container"] := _pod({
	"initContainers": [_with({"requests": {"cpu": "1"}})],
	"containers": [{"name": "app"}],
})

allowed["a request of the pod"] := _pod({"resources": {"requests": {"cpu": "1"}}, "containers": [{"name": "app"}]})

allowed["limits of all containers"] := _pod({
	"initContainers": [object.union({"restartPolicy": "Always"}, _with({"limits": {"cpu": 1, "memory": "1Gi"}}))],
	"containers": [_with({"limits": {"cpu": 1, "memory": "1Gi"}, "requests": {"cpu": "1000m"}})],
})

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
		"msg": "pod gets the quality of service BestEffort, below Burstable",
		"path": ["spec", "containers"],
	}} with input as denied["no resources"]
}

test_guaranteed[name] if {
	some name, wanted in {
		"a request": {"Burstable"},
		"a limit": {"Burstable"},
		"a request of one of two": {"Burstable"},
		"limits of all containers": set(),
	}
	found := policy.violation with input as allowed[name]
		with data.reeve_parameters as {"quotas/require-qos-class": {"minimum": "Guaranteed"}}
	found == {{"msg": sprintf("pod gets the quality of service %s, below Guaranteed", [class]), "path": ["spec", "containers"]} |
		some class in wanted
	}
}

test_what_a_limit_range_gives if {
	range := {
		"apiVersion": "v1",
		"kind": "LimitRange",
		"metadata": {"name": "main", "namespace": "default"},
		"spec": {"limits": [{"type": "Container", "default": {"cpu": "1", "memory": "1Gi"}}]},
	}
	every class in ["Burstable", "Guaranteed"] {
		count(policy.violation) == 0 with input as denied["no resources"]
			with data.inventory as {"namespace": {"default": {"v1": {"LimitRange": {"main": range}}}}}
			with data.reeve_parameters as {"quotas/require-qos-class": {"minimum": class}}
	}
}

test_the_resources_of_the_pod_count_from_v1_34[version] if {
	some version, wanted in {"v1.33": 1, "v1.34": 0}
	found := policy.violation with input as allowed["a request of the pod"] with data.reeve_config as {"k8sVersion": version}
	count(found) == wanted
}
