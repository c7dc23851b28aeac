package reeve.policies.quotas["limit-range-type-fields_test"]

import data.reeve.policies.quotas["limit-range-type-fields"] as policy

denied["a bound on the cpu of claims"] := _range([{"type": "PersistentVolumeClaim", "max": {"storage": "1Gi", "cpu": "1"}}])

denied["a default for claims"] := _range([{
	"type": "PersistentVolumeClaim",
	"max": {"storage": "1Gi"},
	"default": {"storage": "1Gi"},
}])

denied["a ratio for claims"] := _range([{
	"type": "PersistentVolumeClaim",
	"min": {"storage": "1Gi"},
	"maxLimitRequestRatio": {"storage": "2"},
}])

denied["no storage for claims"] := _range([{"type": "PersistentVolumeClaim"}])

denied["a default for pods"] := _range([{"type": "Pod", "default": {"cpu": "1"}}])

denied["a default request for pods"] := _range([{"type": "Pod", "max": {"cpu": "1"}, "defaultRequest": {"cpu": "1"}}])

denied["storage for containers"] := _range([{"type": "Container", "default": {"cpu": "1"}, "max": {"storage": "1Gi"}}])

denied["a resource for pods that does not exist"] := _range([{"type": "Pod", "min": {"gpu": "1"}}])

denied["a type that does not exist"] := _range([{"type": "Node", "max": {"cpu": "1"}}])

denied["a type in small letters"] := _range([{"type": "container", "max": {"cpu": "1"}}])

denied["no type"] := _range([{"max": {"cpu": "1"}}])

denied["a null item"] := _range([{"type": "Pod"}, null])

denied["a type that is ignored"] := _range([{"type": "example.com/Volume", "max": {"storage": "1Gi"}}])

denied["a type twice"] := _range([{"type": "Pod", "max": {"cpu": "1"}}, {"type": "Pod", "max": {"memory": "1Gi"}}])

denied["devices by default and by request"] := _range([{
	"type": "Container",
	"default": {"nvidia.com/gpu": 2},
	"defaultRequest": {"nvidia.com/gpu": 1},
}])

denied["huge pages, whose default is the maximum"] := _range([{
	"type": "Container",
	"max": {"hugepages-2Mi": "4Mi"},
	"defaultRequest": {"hugepages-2Mi": "2Mi"},
}])

allowed["one item of each type"] := _range([
	{
		"type": "Container",
		"min": {"cpu": "1m"},
		"max": {"cpu": "2", "memory": "1Gi", "ephemeral-storage": "1Gi", "nvidia.com/gpu": 1, "hugepages-2Mi": "4Mi"},
		"default": {"cpu": "1"},
		"defaultRequest": {"cpu": "500m", "nvidia.com/gpu": 1},
		"maxLimitRequestRatio": {"cpu": "4"},
	},
	{"type": "Pod", "max": {"cpu": "2"}, "maxLimitRequestRatio": {"memory": "2"}, "default": null, "defaultRequest": {}},
	{"type": "PersistentVolumeClaim", "max": {"storage": "1Gi"}},
	{"type": "openshift.io/Image", "max": {"storage": "1Gi"}},
])

allowed["a minimum of storage for claims"] := _range([{"type": "PersistentVolumeClaim", "min": {"storage": 1}}])

allowed["no items"] := _range(null)

_range(items) := {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": "main", "namespace": "shop"},
	"spec": {"limits": items},
}

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
		"a bound on the cpu of claims": ["max of cpu for claims, which have none", ["max", "cpu"]],
		"a default for claims": ["item for claims has a default, which is ignored", ["default"]],
		"no storage for claims": ["item for claims has neither a min nor a max of storage", []],
		"a default request for pods": ["item for pods has a defaultRequest, which only containers can have", ["defaultRequest"]],
		"storage for containers": ["max of storage for containers, which have none", ["max", "storage"]],
		"a type that does not exist": ["type \"Node\" is not one of Container, PersistentVolumeClaim and Pod", ["type"]],
		"a type that is ignored": ["type \"example.com/Volume\" is not one that Kubernetes knows, and ignored", ["type"]],
		"devices by default and by request": [
			"defaultRequest of nvidia.com/gpu for containers is not the default, which it must be for such a resource",
			["defaultRequest", "nvidia.com/gpu"],
		],
	}
	policy.violation == {{
		"msg": msg,
		"path": array.concat(["spec", "limits", 0], path),
	}} with input as denied[name]
}

test_verdict_on_a_type_twice if {
	policy.violation == {{
		"msg": "type \"Pod\" has an item before, and may have one",
		"path": ["spec", "limits", 1, "type"],
	}} with input as denied["a type twice"]
}

test_extra_types if {
	given := {"quotas/limit-range-type-fields": {"extraTypes": ["example.com/Volume"]}}
	count(policy.violation) == 0 with input as denied["a type that is ignored"] with data.reeve_parameters as given
	count(policy.violation) == 1 with input as allowed["one item of each type"] with data.reeve_parameters as given
}

# The defect of a peer, which asks every item for defaults.
test_an_item_for_pods_needs_no_defaults if {
	count(policy.violation) == 0 with input as _range([{"type": "Pod", "max": {"cpu": "2", "memory": "1Gi"}}])
}

test_no_other_kind if {
	range := object.union(denied["no type"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as range
}
