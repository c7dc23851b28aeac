package reeve.policies.quotas["limit-range-pod-vs-container_test"]

import data.reeve.policies.quotas["limit-range-pod-vs-container"] as policy

denied["a default above what a pod may have"] := _range([
	{"type": "Pod", "max": {"memory": "1Gi"}},
	{"type": "Container", "default": {"memory": "2Gi"}},
])

denied["a maximum, which is the default, above what a pod may have"] := _range([
	{"type": "Container", "max": {"cpu": "2"}},
	{"type": "Pod", "max": {"cpu": "1500m"}},
])

denied["a maximum that no container reaches"] := _range([
	{"type": "Container", "max": {"cpu": "2"}, "default": {"cpu": "1"}},
	{"type": "Pod", "max": {"cpu": "1"}},
])

denied["a maximum below what a pod must have"] := _range([
	{"type": "Container", "max": {"cpu": "1"}},
	{"type": "Pod", "min": {"cpu": "2"}},
])

denied["a bound for pods without a default"] := _range([{"type": "Pod", "max": {"cpu": "1"}}])

denied["a bound for pods without a default of that resource"] := _range([
	{"type": "Container", "default": {"memory": "1Gi"}},
	{"type": "Pod", "max": {"cpu": "1"}},
])

denied["a minimum for pods without a default request"] := _range([{"type": "Pod", "min": {"cpu": "1"}}, null])

allowed["bounds that fit"] := _range([
	{"type": "Container", "max": {"cpu": "2"}, "default": {"cpu": "1"}},
	{"type": "Pod", "min": {"cpu": "1"}, "max": {"cpu": 2}},
])

allowed["containers only"] := _range([{"type": "Container", "max": {"cpu": "2"}}])

allowed["a ratio for pods"] := _range([{"type": "Pod", "maxLimitRequestRatio": {"cpu": "2"}, "max": null}])

allowed["a minimum of containers, which is their default request"] := _range([
	{"type": "Container", "min": {"cpu": "1"}},
	{"type": "Pod", "min": {"cpu": "1"}},
])

allowed["claims"] := _range([{"type": "PersistentVolumeClaim", "max": {"storage": "1Gi"}}])

allowed["no items"] := _range(null)

_range(items) := {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": "main", "namespace": "shop"},
	"spec": {"limits": items},
}

_other(name, items) := {"namespace": {"shop": {"v1": {"LimitRange": {name: {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": {"limits": items},
}}}}}}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, [msg, index, field, resource] in {
		"a default above what a pod may have": [
			"default of memory for containers, 2Gi, is above the max of 1Gi for pods",
			1,
			"default",
			"memory",
		],
		"a maximum below what a pod must have": [
			"max of cpu for containers, 1, is below the min of 2 for pods",
			0,
			"max",
			"cpu",
		],
		"a bound for pods without a default": ["max of cpu for pods, which containers get no default of", 0, "max", "cpu"],
		"a minimum for pods without a default request": [
			"min of cpu for pods, which containers get no defaultRequest of",
			0,
			"min",
			"cpu",
		],
	}
	policy.violation == {{"msg": msg, "path": ["spec", "limits", index, field, resource]}} with input as denied[name]
}

test_what_cannot_be_reached_is_less_urgent if {
	policy.violation == {{
		"msg": "max of cpu for containers, 2, is above the max of 1 for pods",
		"path": ["spec", "limits", 0, "max", "cpu"],
		"severity": "low",
	}} with input as denied["a maximum that no container reaches"]
}

test_other_limit_ranges_of_the_namespace[name] if {
	some name, case in {
		"one that gives the default": {
			"others": _other("other", [{"type": "Container", "default": {"cpu": "1"}}]),
			"wanted": set(),
		},
		"one that gives too much": {
			"others": _other("other", [{"type": "Container", "default": {"cpu": "2"}}]),
			"wanted": {"default of cpu for containers, 2, is above the max of 1 for pods"},
		},
		"one for pods": {
			"others": _other("other", [{"type": "Pod", "max": {"cpu": "1"}}]),
			"wanted": {"max of cpu for pods, which containers get no default of"},
		},
		"one that is replaced": {
			"others": _other("main", [{"type": "Container", "default": {"cpu": "1"}}]),
			"wanted": {"max of cpu for pods, which containers get no default of"},
		},
	}
	found := policy.violation with input as denied["a bound for pods without a default"] with data.inventory as case.others
	{one.msg | some one in found} == case.wanted
	every one in found {
		one.path == ["spec", "limits", 0, "max", "cpu"]
	}
}

test_a_fault_among_others_only_is_theirs if {
	others := _other("other", denied["a default above what a pod may have"].spec.limits)
	count(policy.violation) == 0 with input as _range([{"type": "Container", "default": {"cpu": "1"}}])
		with data.inventory as others
}

test_no_other_kind if {
	range := object.union(denied["a bound for pods without a default"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as range
}
