package reeve.policies.quotas["limit-range-ratio_test"]

import data.reeve.policies.quotas["limit-range-ratio"] as policy

denied["below 1"] := _container({"maxLimitRequestRatio": {"cpu": "500m"}})

denied["below 1 for pods"] := _range([{"type": "Pod", "maxLimitRequestRatio": {"cpu": 0}}])

denied["above what the bounds leave"] := _range([{
	"type": "Pod",
	"maxLimitRequestRatio": {"cpu": "4.001"},
	"min": {"cpu": "500m"},
	"max": {"cpu": "2"},
}])

denied["no defaults"] := _container({"maxLimitRequestRatio": {"cpu": "4"}, "default": {"memory": "1Gi"}})

denied["no default limit"] := _container({"maxLimitRequestRatio": {"cpu": "4"}, "defaultRequest": {"cpu": "1"}})

denied["a default request of zero"] := _container({
	"maxLimitRequestRatio": {"cpu": "4"},
	"default": {"cpu": "1"},
	"defaultRequest": {"cpu": null},
})

denied["defaults beyond it"] := _container({
	"maxLimitRequestRatio": {"memory": "4"},
	"default": {"memory": "1Gi"},
	"defaultRequest": {"memory": "255Mi"},
})

denied["a default that is the maximum"] := _container({
	"maxLimitRequestRatio": {"cpu": "4"},
	"max": {"cpu": "1"},
	"defaultRequest": {"cpu": "100m"},
})

allowed["defaults within"] := _container({
	"maxLimitRequestRatio": {"cpu": "1.5", "memory": 4},
	"default": {"cpu": "1.5", "memory": "1Gi"},
	"defaultRequest": {"cpu": "1", "memory": "256Mi"},
})

allowed["a default request that is the default"] := _container({"maxLimitRequestRatio": {"cpu": "1"}, "max": {"cpu": "8"}})

allowed["what the bounds leave"] := _container({
	"maxLimitRequestRatio": {"cpu": "4"},
	"min": {"cpu": "500m"},
	"max": {"cpu": "2"},
})

allowed["a minimum of zero"] := _container({
	"maxLimitRequestRatio": {"cpu": "4"},
	"min": {"cpu": 0},
	"max": {"cpu": "2"},
})

allowed["pods, which have no defaults"] := _range([{"type": "Pod", "maxLimitRequestRatio": {"cpu": "2"}}])

allowed["no ratio"] := _container({"maxLimitRequestRatio": null, "default": {"cpu": "8"}, "defaultRequest": {"cpu": 0}})

allowed["null items"] := _range([null])

_container(item) := _range([object.union({"type": "Container"}, item)])

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
	some name, msg in {
		"below 1": "ratio of cpu for containers, 500m, is below 1",
		"above what the bounds leave": "ratio of cpu for pods, 4001m, is above what the max of 2 is to the min of 500m",
		"no defaults": "ratio of cpu for containers, 4, comes without a default, so that containers must set both",
		"no default limit": "ratio of cpu for containers, 4, comes without a default, so that containers must set both",
		"a default request of zero": "ratio of cpu for containers, 4, comes with a defaultRequest of zero, which exceeds any ratio",
		"a default that is the maximum": "ratio of cpu for containers, 4, is less than the default of 1 is to the defaultRequest of 100m",
	}
	policy.violation == {{
		"msg": msg,
		"path": ["spec", "limits", 0, "maxLimitRequestRatio", "cpu"],
	}} with input as denied[name]
}

test_no_other_kind if {
	range := object.union(denied["below 1"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as range
}
