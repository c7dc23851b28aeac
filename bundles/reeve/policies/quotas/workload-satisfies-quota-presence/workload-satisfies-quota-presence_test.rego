package reeve.policies.quotas["workload-satisfies-quota-presence_test"]

import data.reeve.policies.quotas["workload-satisfies-quota-presence"] as policy

inventory := {
	"namespace": {
		"shop": {"v1": {
			"ResourceQuota": {"main": _quota("main", "shop", {"hard": {"requests.cpu": "4", "limits.memory": "8Gi"}})},
			"LimitRange": {"main": {
				"apiVersion": "v1",
				"kind": "LimitRange",
				"metadata": {"name": "main", "namespace": "shop"},
				"spec": {"limits": [{"type": "Container", "default": {"memory": "1Gi"}}]},
			}},
		}},
		"scoped": {"v1": {"ResourceQuota": {"main": _quota("main", "scoped", {
			"hard": {"memory": "1Gi"},
			"scopes": ["NotBestEffort"],
		})}}},
		"status": {"v1": {"ResourceQuota": {"main": object.union(
			_quota("main", "status", {"hard": {"cpu": 1}}),
			{"status": {"hard": {"pods": 1}}},
		)}}},
	},
	"complete": {"LimitRange": {"*": true}, "ResourceQuota": {"*": true}},
}

_quota(name, namespace, spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
}

denied["no request"] := _pod("shop", {"containers": [{"name": "app"}]})

denied["an init container without one"] := _pod("shop", {"initContainers": [{"name": "setup"}], "containers": [_with({"requests": {"cpu": 1}})]})

denied["a sidecar without one"] := _pod("shop", {
	"initContainers": [{"name": "proxy", "restartPolicy": "Always", "resources": null}],
	"containers": [_with({"requests": {"cpu": 1}})],
})

denied["a request of something else"] := _pod("shop", {"containers": [_with({"requests": {"memory": 1}})]})

denied["a pod in the scope"] := _pod("scoped", {"containers": [_with({"requests": {"cpu": 1}})]})

allowed["a request, and the limit by default"] := _pod("shop", {"containers": [_with({"requests": {"cpu": 1}})]})

allowed["a limit, which is the request too"] := _pod("shop", {"containers": [_with({"limits": {"cpu": 1}})]})

allowed["a request of zero, which is there"] := _pod("shop", {"containers": [_with({"requests": {"cpu": 0}})]})

allowed["null, which is zero"] := _pod("shop", {"containers": [_with({"requests": {"cpu": null}})]})

allowed["ephemeral containers, which have none"] := _pod("shop", {
	"containers": [_with({"requests": {"cpu": 1}})],
	"ephemeralContainers": [{"name": "debug"}],
})

allowed["requests of the pod itself"] := _pod("shop", {"resources": {"requests": {"cpu": 1}}, "containers": [{"name": "app"}]})

allowed["a pod out of scope"] := _pod("scoped", {"containers": [{"name": "app"}]})

allowed["a namespace without quotas"] := _pod("blog", {"containers": [{"name": "app"}]})

allowed["what the status does not know yet"] := _pod("status", {"containers": [{"name": "app"}]})

_with(resources) := {"name": "app", "resources": resources}

_pod(namespace, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "init container \"setup\" has no cpu request, which the quota \"main\" demands for requests.cpu",
		"path": ["spec", "initContainers", 0, "resources", "requests", "cpu"],
		"container": "setup",
	}} with input as denied["an init container without one"]
		with data.inventory as inventory
}

test_verdict_on_a_deployment if {
	deployment := {
		"apiVersion": "apps/v1",
		"kind": "Deployment",
		"metadata": {"name": "web", "namespace": "shop"},
		"spec": {"template": {"spec": {"containers": [{"name": "app"}]}}},
	}
	some found in policy.violation with input as deployment with data.inventory as inventory
	found.path == ["spec", "template", "spec", "containers", 0, "resources", "requests", "cpu"]
}

test_resources_of_the_pod_count_from_v1_34 if {
	count(policy.violation) == 1 with input as allowed["requests of the pod itself"]
		with data.inventory as inventory
		with data.reeve_config as {"k8sVersion": "v1.33"}
}

test_pods_are_judged_when_they_are_made if {
	object := denied["no request"]
	request := {"operation": "UPDATE", "object": object, "oldObject": object}
	count(policy.violation) == 0 with input as {"review": request} with data.inventory as inventory
	count(policy.unknown) == 0 with input as {"review": request}
}

test_what_is_not_known if {
	{u.needs[0] | some u in policy.unknown} == {"LimitRange", "ResourceQuota"} with input as denied["no request"]
		with data.inventory as {"namespace": inventory.namespace}
	{u.msg | some u in policy.unknown} == {"which quotas namespace \"blog\" has"} with input as allowed["a namespace without quotas"]
	count(policy.violation) == 0 with input as denied["no request"] with data.inventory as {"namespace": inventory.namespace}
}
