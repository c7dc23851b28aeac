package reeve.lib.compute_test

import data.reeve.lib.compute

_inventory := {"namespace": {"shop": {"v1": {"LimitRange": {"main": {"spec": {"limits": [{
	"type": "Container",
	"default": {"cpu": "2", "memory": "1Gi"},
	"defaultRequest": {"cpu": "1"},
}]}}}}}}}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": spec}

_web := _pod({
	"initContainers": [{"name": "proxy", "restartPolicy": "Always"}],
	"containers": [{"name": "app", "restartPolicy": "Always", "resources": {"limits": {"cpu": "4"}, "requests": {"memory": null}}}],
	"ephemeralContainers": [{"name": "debug"}],
})

test_containers if {
	compute.containers == [
		{
			"list": "initContainers",
			"name": "proxy",
			"path": ["spec", "initContainers", 0],
			"sidecar": true,
			"own": {"requests": {}, "limits": {}},
			"stored": {"requests": {}, "limits": {}},
			"given": {"requests": {"cpu": "1", "memory": "1Gi"}, "limits": {"cpu": "2", "memory": "1Gi"}},
		},
		{
			"list": "containers",
			"name": "app",
			"path": ["spec", "containers", 0],
			"sidecar": false,
			"own": {"requests": {"memory": null}, "limits": {"cpu": "4"}},
			"stored": {"requests": {"cpu": "4", "memory": null}, "limits": {"cpu": "4"}},
			"given": {"requests": {"cpu": "4", "memory": null}, "limits": {"cpu": "4", "memory": "1Gi"}},
		},
	] with input as _web
		with data.inventory as _inventory
}

test_the_pod_itself if {
	web := _pod({
		"resources": {"limits": {"cpu": "4", "ephemeral-storage": "1Gi"}, "requests": null},
		"containers": [{"name": "app", "resources": {"requests": {"memory": "1Mi"}}}],
	})
	compute.pod == {"requests": {}, "limits": {"cpu": "4"}} with input as web
	compute.pod == {"requests": {}, "limits": {}} with input as web with data.reeve_config as {"k8sVersion": "v1.33"}
	[[compute.label(holder), compute.subject(holder), holder.given] | some holder in compute.holders] == [
		["pod", {}, {"requests": {"cpu": "4", "memory": "1Mi"}, "limits": {"cpu": "4"}}],
		["container \"app\"", {"container": "app"}, {"requests": {"memory": "1Mi"}, "limits": {}}],
	] with input as web
	count(compute.holders) == 1 with input as web with data.reeve_config as {"k8sVersion": "v1.33"}
}

test_lacks[name] if {
	some name, wanted in {"cpu": false, "memory": true, "storage": true, "pods": true}
	[true | compute.lacks({"cpu": "1m", "memory": "0Mi", "storage": null}, name)] == [true | wanted]
}

test_lack if {
	container := {"list": "containers", "name": "app", "path": ["spec", "containers", 0], "given": {"limits": {"ephemeral-storage": "0"}}}
	compute.lack(container, "limits", "cpu") == {
		"msg": "container \"app\" has no cpu limit",
		"container": "app",
		"path": ["spec", "containers", 0, "resources", "limits", "cpu"],
	}
	compute.lack(container, "limits", "ephemeral-storage").msg == "container \"app\" has an ephemeral-storage limit of 0, which is none"
}

test_side_of if {
	container := {"own": {"requests": {"cpu": null}, "limits": {"cpu": "1", "memory": "1Gi"}}}
	compute.side_of(container, "requests", "cpu") == "requests"
	compute.side_of(container, "requests", "memory") == "limits"
	compute.side_of(container, "limits", "memory") == "limits"
}

test_no_pod_has_no_containers if {
	compute.containers == [] with input as {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}
}
