package reeve.policies.quotas["limit-range-implicit-default_test"]

import data.reeve.policies.quotas["limit-range-implicit-default"] as policy

denied["a maximum alone"] := _range([{"type": "Container", "max": {"cpu": "2"}}])

denied["a maximum and a default request"] := _range([{"type": "Container", "max": {"memory": "2Gi"}, "defaultRequest": {"memory": "1Gi"}}])

denied["a default of another resource"] := _range([
	{"type": "Pod", "max": {"cpu": "4"}},
	{"type": "Container", "max": {"cpu": "2"}, "default": {"memory": "1Gi"}},
])

denied["a null default"] := _range([{"type": "Container", "max": {"cpu": "2"}, "default": null}])

allowed["a default"] := _range([{"type": "Container", "max": {"cpu": "2"}, "default": {"cpu": "1"}}])

allowed["a default that is the maximum, as the API server stores it"] := _range([{
	"type": "Container",
	"max": {"cpu": "2"},
	"default": {"cpu": "2"},
	"defaultRequest": {"cpu": "2"},
}])

allowed["no maximum"] := _range([{"type": "Container", "min": {"cpu": "1m"}, "max": null}])

allowed["pods and claims"] := _range([
	{"type": "Pod", "max": {"cpu": "2"}},
	{"type": "PersistentVolumeClaim", "max": {"storage": "1Gi"}},
])

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

test_verdict if {
	policy.violation == {{
		"msg": "max of cpu for containers, 2, is their default limit and request too",
		"path": ["spec", "limits", 0, "max", "cpu"],
	}} with input as denied["a maximum alone"]
	policy.violation == {{
		"msg": "max of memory for containers, 2Gi, is their default limit too",
		"path": ["spec", "limits", 0, "max", "memory"],
	}} with input as denied["a maximum and a default request"]
}

test_no_other_kind if {
	range := object.union(denied["a maximum alone"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as range
}
