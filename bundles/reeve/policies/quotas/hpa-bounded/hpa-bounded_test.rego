package reeve.policies.quotas["hpa-bounded_test"]

import data.reeve.policies.quotas["hpa-bounded"] as policy

inventory := {
	"namespace": {"shop": {
		"apps/v1": {"Deployment": {
			"web": _deployment("web", {"containers": [_container("app", {"requests": {"cpu": "1"}}), _container("helper", {"limits": {"cpu": 1}})]}),
			"bare": _deployment("bare", {"containers": [_container("app", {"requests": {"cpu": 1}}), _container("helper", null)]}),
			"whole": _deployment("whole", {"resources": {"requests": {"cpu": 1}}, "containers": [_container("app", null)]}),
		}},
	}},
	"complete": {"apps/Deployment": {"*": true}},
}

_deployment(name, spec) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": {"template": {"spec": spec}},
}

_container(name, resources) := {"name": name, "resources": resources}

denied["very many replicas"] := _scaler("web", {"maxReplicas": 51})

denied["more at least than at most"] := _scaler("web", {"minReplicas": 5, "maxReplicas": 4})

denied["a target that does not exist"] := _scaler("missing", {"maxReplicas": 5})

denied["a container without a request"] := _scaler("bare", {"maxReplicas": 5})

denied["a container without a request of memory"] := _scaler("web", {"maxReplicas": 5, "metrics": [
	{"type": "ContainerResource", "containerResource": {"name": "memory", "container": "app", "target": {"type": "Utilization"}}},
]})

denied["no metrics, which is cpu"] := _scaler("bare", {"maxReplicas": 5, "metrics": null})

allowed["requests of all containers"] := _scaler("web", {"maxReplicas": 50, "minReplicas": 2, "metrics": [
	{"type": "Resource", "resource": {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 80}}},
]})

allowed["a request of the pod itself"] := _scaler("whole", {"maxReplicas": 5})

allowed["a container that has one"] := _scaler("bare", {"maxReplicas": 5, "metrics": [
	{"type": "ContainerResource", "containerResource": {"name": "cpu", "container": "app", "target": {"type": "Utilization"}}},
]})

allowed["an average value"] := _scaler("bare", {"maxReplicas": 5, "metrics": [
	{"type": "Resource", "resource": {"name": "cpu", "target": {"type": "AverageValue", "averageValue": "1"}}},
]})

allowed["another metric"] := _scaler("bare", {"maxReplicas": 5, "metrics": [{"type": "External", "external": {}}]})

allowed["a target of another kind"] := object.union(
	_scaler("web", {"maxReplicas": 5}),
	{"spec": {"scaleTargetRef": {"apiVersion": "example.com/v1", "kind": "Widget"}}},
)

_scaler(target, spec) := {
	"apiVersion": "autoscaling/v2",
	"kind": "HorizontalPodAutoscaler",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": target}}, spec),
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

test_verdict[name] if {
	some name, [message, path] in {
		"very many replicas": ["autoscaler may go to 51 replicas, more than 50", ["spec", "maxReplicas"]],
		"more at least than at most": ["autoscaler has 5 replicas at least and 4 at most", ["spec", "minReplicas"]],
		"a target that does not exist": [
			"autoscaler is for the Deployment \"missing\", which does not exist",
			["spec", "scaleTargetRef"],
		],
		"a container without a request": [
			"autoscaler watches the utilization of cpu, of which container \"helper\" requests none",
			["spec"],
		],
	}
	policy.violation == {{"msg": message, "path": path}} with input as denied[name] with data.inventory as inventory
}

test_the_bound if {
	count(policy.violation) == 1 with input as allowed["a request of the pod itself"]
		with data.inventory as inventory
		with data.reeve_parameters as {"quotas/hpa-bounded": {"max": 4}}
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	policy.unknown == {{
		"msg": "whether the Deployment \"missing\" exists",
		"needs": ["apps/Deployment"],
	}} with input as denied["a target that does not exist"]
	count(policy.violation) == 0 with input as denied["a target that does not exist"]
}

test_no_other_kind if {
	every name in object.keys(denied) {
		other := object.union(denied[name], {"apiVersion": "example.com/v1"})
		count(policy.violation) == 0 with input as other with data.inventory as inventory
	}
}
