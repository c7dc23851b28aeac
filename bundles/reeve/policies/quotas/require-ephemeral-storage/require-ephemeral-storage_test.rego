package reeve.policies.quotas["require-ephemeral-storage_test"]

import data.reeve.policies.quotas["require-ephemeral-storage"] as policy

denied["no resources"] := _pod({"containers": [{"name": "app"}]})

denied["a request only"] := _pod({"containers": [_with({"requests": {"ephemeral-storage": "1Gi"}})]})

denied["a limit of zero, which bounds nothing"] := _pod({"containers": [_with({"limits": {"ephemeral-storage": 0}})]})

denied["a request of zero"] := _pod({"containers": [_with({
	"requests": {"ephemeral-storage": "0"},
	"limits": {"ephemeral-storage": "1Gi"},
})]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup"}], "containers": [_with(_limit)]})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "restartPolicy": "Always"}], "containers": [_with(_limit)]})

denied["a limit of the pod, which cannot have one"] := _pod({"resources": _limit, "containers": [{"name": "app"}]})

denied["a volume without a source, which is an emptyDir"] := _pod({
	"volumes": [{"name": "data"}],
	"containers": [{"name": "app"}],
})

allowed["a limit"] := _pod({"containers": [_with(_limit)]})

allowed["an emptyDir in memory"] := _pod({
	"volumes": [{"name": "tmp", "emptyDir": {"medium": "Memory"}}],
	"containers": [{"name": "app"}],
})

allowed["an emptyDir of huge pages"] := _pod({
	"volumes": [{"name": "tmp", "emptyDir": {"medium": "HugePages-2Mi"}}],
	"containers": [{"name": "app"}],
})

allowed["no emptyDir"] := _pod({
	"volumes": [{"name": "data", "configMap": {"name": "data"}, "emptyDir": null}],
	"containers": [{"name": "app"}],
})

allowed["no volumes"] := _pod({"volumes": null, "containers": [{"name": "app"}]})

allowed["an ephemeral container, which cannot have any"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

_limit := {"limits": {"ephemeral-storage": "1Gi"}}

_with(resources) := {"name": "app", "resources": resources}

_pod(spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": object.union({"volumes": [{"name": "tmp", "emptyDir": {}}]}, spec),
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
		"msg": "container \"app\" has no ephemeral-storage limit",
		"path": ["spec", "containers", 0, "resources", "limits", "ephemeral-storage"],
		"container": "app",
	}} with input as denied["no resources"]
	policy.violation == {{
		"msg": "container \"app\" has an ephemeral-storage request of 0, which is none",
		"path": ["spec", "containers", 0, "resources", "requests", "ephemeral-storage"],
		"container": "app",
	}} with input as denied["a request of zero"]
}

test_a_maximum[name] if {
	some name, case in {
		"the same": {"max": "1024Mi", "wanted": set()},
		"less": {"max": "1000Mi", "wanted": {{
			"msg": "container \"app\" has an ephemeral-storage limit of 1Gi, above the maximum of 1000Mi",
			"path": ["spec", "containers", 0, "resources", "limits", "ephemeral-storage"],
			"container": "app",
		}}},
	}
	found := policy.violation with input as allowed["a limit"]
		with data.reeve_parameters as {"quotas/require-ephemeral-storage": {"max": case.max}}
	found == case.wanted
}

test_asked_of_all_pods[name] if {
	some name in ["an emptyDir in memory", "no emptyDir", "no volumes"]
	count(policy.violation) == 1 with input as allowed[name]
		with data.reeve_parameters as {"quotas/require-ephemeral-storage": {"requireOnlyWithEmptyDir": false}}
}

test_what_a_limit_range_gives if {
	range := {
		"apiVersion": "v1",
		"kind": "LimitRange",
		"metadata": {"name": "main", "namespace": "default"},
		"spec": {"limits": [{"type": "Container", "default": {"ephemeral-storage": "1Gi"}}]},
	}
	count(policy.violation) == 0 with input as denied["no resources"]
		with data.inventory as {"namespace": {"default": {"v1": {"LimitRange": {"main": range}}}}}
}
